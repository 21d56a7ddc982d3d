// The page of a PTL's cycle: at most eight commands, none twice, and each of them runs, in the order of the page.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/cli/program.ts';
import type { Shell } from '../src/cli/shell.ts';
import {
  deliverable,
  legacyYaml,
  projectsYaml,
  seriesStatus,
} from './collect/governance/fixture.ts';
import { type Lab, startServer } from './mail/smtp-lab.ts';
import { ada, aRepository } from './support/repository.ts';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/ptl-cycle.md', root), 'utf8');
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
);

let folder: string;
let server: Lab;
const file = (name: string) => join(folder, 'data', name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ptl-'));
  server = await startServer();
  mkdirSync(join(folder, 'data'));
  writeUpstream(join(folder, 'upstream', 'openstack'));
  writeData(`file://${join(folder, 'upstream')}/{repo}.git`);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function writeUpstream(upstream: string): void {
  const at = Date.UTC(2025, 0, 10) / 1000;
  const sfc = aRepository(join(upstream, 'networking-sfc.git'));
  sfc.commit({
    files: {
      'README.rst': 'networking-sfc\n',
      '.stadium.yaml': 'adoptionWanted: { because: Other work. }\n',
      'networking_sfc/a.py': '1',
    },
    author: ada,
    at,
  });
  const neutron = aRepository(join(upstream, 'neutron.git'));
  neutron.commit({ files: { 'neutron/a.py': '1', 'teams.md': '* Ada\n' }, author: ada, at });
  const governance = aRepository(join(upstream, 'governance.git'));
  const listed = projectsYaml(`${deliverable('neutron')}${deliverable('networking-sfc')}`);
  governance.commit({
    files: { 'reference/projects.yaml': listed, 'reference/legacy.yaml': legacyYaml('') },
  });
  aRepository(join(upstream, 'releases.git')).commit({
    files: { 'data/series_status.yaml': seriesStatus },
  });
}

function writeData(base: string): void {
  for (const name of ['outbox.ndjson', 'calendar.yaml']) {
    copyFileSync(new URL(`data/${name}`, root), file(name));
  }
  const mail = readFileSync(new URL('data/mail.yaml', root), 'utf8')
    .replaceAll('openstack-discuss@lists.openstack.org', 'list@lists.example.org')
    .replace(/tls: starttls.*/, `tls: none\n  host: 127.0.0.1`);
  writeFileSync(file('mail.yaml'), mail);
  writeFileSync(
    file('stadium.yaml'),
    `team: neutron
allowLocal: true
sources:
  git: { base: "${base}" }
  governance: { repository: openstack/governance, releases: openstack/releases }
  answers: { repository: openstack/neutron, path: teams.md, form: maintainers }
projects:
  - { name: networking-sfc, repositories: [openstack/networking-sfc] }
  - { name: neutron, class: service, role: reference, repositories: [openstack/neutron] }
`,
  );
}

async function stadium(line: string) {
  const words = [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const args = words
    .slice(1)
    .map((word, at, all) => (all[at - 1] === '--output' ? join(folder, word) : word));
  const printed = { out: '', err: '' };
  const shell: Shell = {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    ...{ colour: false, columns: 100, isInteractive: true, ask: async () => '1' },
    now: () => new Date('2026-11-22T12:00:00Z'),
    env: {
      STADIUM_MAIL_FROM: 'Neutron team <neutron-team@example.org>',
      STADIUM_SMTP_PORT: String(server.port),
    },
    signal: new AbortController().signal,
  };
  const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
  return { code: await run([...args, ...places], shell), ...printed };
}

describe('a cycle of a PTL', () => {
  it('takes at most eight commands, none twice', () => {
    const names = commands.map((line) => line.split(' ')[1]);

    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length).toBeLessThanOrEqual(8);
    expect(new Set(names).size).toBe(names.length);
  });

  it('goes through from the first to the last as the page has them', async () => {
    const ran = new Map<string, Awaited<ReturnType<typeof stadium>>>();
    for (const line of commands) {
      const found = await stadium(line);
      expect(`${line}: ${found.code} ${found.code === 0 ? '' : found.err}`).toBe(`${line}: 0 `);
      ran.set(line.split(' ')[1] ?? '', found);
    }

    expect(ran.get('drift')?.out).toContain('neutron: nobody who is named to answer');
    const agenda = readFileSync(join(folder, 'agenda.txt'), 'utf8');
    expect(agenda.replace(/\s+/g, ' ')).toMatch(
      /networking-sfc: its maintainers want somebody to take it over \(\.stadium\.yaml, since 2025-01-10, commit [0-9a-f]{9}\): Other work\./,
    );
    expect(server.mails).toHaveLength(1);
    const decisions = readFileSync(file('decisions.yaml'), 'utf8');
    expect(decisions).toMatch(/kind: call[\s\S]*kind: volunteers/);
    expect(existsSync(join(folder, 'public', 'index.html'))).toBe(true);
  }, 120_000);
});
