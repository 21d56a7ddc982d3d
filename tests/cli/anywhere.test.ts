// A snapshot does not tell on which machine it was made: time zone and language of the machine change no byte.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aRepository } from '../support/repository.ts';

const main = new URL('../../dist/cli/main.js', import.meta.url).pathname;
const asOf = '2024-03-31';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-anywhere-'));
}, 120_000);
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Commits around midnight of windows and of summer time, names whose letters Turkish folds otherwise, tags and requirements. */
function aFamily(): void {
  mkdirSync(join(folder, 'data'));
  const members = ['Iris', 'inner', 'index', 'Zebra'].map(
    (name, index) => `  - { name: ${name}, class: library, repositories: [lab/r${index}] }`,
  );
  const sources = "sources: { git: { base: 'https://git.example.org/{repo}' } }";
  writeFileSync(
    join(folder, 'data', 'stadium.yaml'),
    ['team: lab', sources, 'projects:', ...members, ''].join('\n'),
  );
  const people = 'freeMail: [MAIL.EXAMPLE]\n';
  writeFileSync(join(folder, 'data', 'people.yaml'), people);
  for (const index of members.keys()) {
    const repository = aRepository(join(folder, 'git', 'lab', `r${index}.git`));
    const days = ['2023-03-31T23:59:59Z', '2023-04-01T00:00:01Z', '2024-03-31T23:30:00Z'];
    for (const [at, day] of [...days, '2024-04-01T00:00:00Z'].entries()) {
      const seconds = Date.parse(day) / 1000 + index;
      const tip = repository.commit({
        at: `${seconds} ${['+0900', '-0800', '+0545', '+0000'][(at + index) % 4]}`,
        author: { name: at % 2 === 0 ? 'İnci IŞIK' : 'Ipek', address: `IPEK${at}@IMAGES.example` },
        message: `FIX IT ${at}\n\nCo-Authored-By: I <ipek${at + 1}@images.example>`,
        files: { [`INIT${index}/main.py`]: String(at), 'requirements.txt': 'r1\nInner\n' },
      });
      if (at === 2) repository.tag(`1.${index}.0`, tip, seconds);
    }
  }
}

/** The snapshot as a machine elsewhere makes it, with a cache of its own. */
function collectedIn(environment: Readonly<Record<string, string>>, name: string): string {
  const places = ['--data', join(folder, 'data'), '--cache', join(folder, name)];
  const base = ['--git-base', `file://${folder}/git/{repo}.git`];
  const args = [main, 'collect', ...places, ...base, '--source', 'git', '--as-of', asOf];
  const { PATH = '' } = process.env;
  execFileSync(process.execPath, args, {
    env: { PATH, HOME: folder, ...environment },
    stdio: 'pipe',
  });
  return readFileSync(join(folder, 'data', 'evidence', `${asOf}.json`), 'utf8');
}

it('gives the same bytes in Tokyo in Turkish as in UTC in English', () => {
  aFamily();
  const here = collectedIn({ TZ: 'UTC', LC_ALL: 'C.UTF-8' }, 'here');
  const there = collectedIn({ TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' }, 'there');
  const west = collectedIn({ TZ: 'America/Los_Angeles', LC_ALL: 'sv_SE.UTF-8' }, 'west');

  expect(here).toContain('"name": "Zebra"');
  expect(there).toBe(here);
  expect(west).toBe(here);
}, 120_000);
