// S2, S7, W16: a disk that is full under the cache or under the data, one whose calls fail, a TMPDIR that is not there. The program says so in a sentence, and the next run with
// room gives the bytes of one that was never disturbed.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRepository } from '../support/repository.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const day = '2024-03-01';

let root: string;
let whole: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'stadium-disk-'));
  for (const name of ['alpha', 'beta']) {
    const repository = aRepository(join(root, 'upstream', 'lab', `${name}.git`));
    repository.bulk(400, { bytes: 800 });
    repository.note(repository.git('rev-parse', 'master'), 'Verified+2: Zuul\n');
  }
  const { code, said, evidence } = collected(aFamily('whole'), join(root, 'cache-whole'));
  expect(code, said).toBe(0);
  whole = evidence;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function aFamily(name: string): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const projects = ['alpha', 'beta'].map(
    (each) => `  - { name: ${each}, class: library, repositories: [lab/${each}] }`,
  );
  const base = `allowLocal: true\nsources: { git: { base: "file://${root}/upstream/{repo}.git" } }`;
  writeFileSync(
    join(folder, 'stadium.yaml'),
    ['team: lab', base, 'projects:', ...projects, ''].join('\n'),
  );
  return folder;
}

function collected(data: string, cache: string, env: NodeJS.ProcessEnv = {}) {
  const args = [program, 'collect', '--data', data, '--cache', cache, '--as-of', day];
  const ran = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const said = ran.stdout + ran.stderr;
  expect(said).not.toMatch(/\n\s+at |report it|our fault/);
  const file = join(data, 'evidence', `${day}.json`);
  return { code: ran.status, said, evidence: read(file) };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function mounted(name: string, size: string): string | undefined {
  const disk = join(root, name);
  mkdirSync(disk);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  return status === 0 ? disk : undefined;
}

describe('a full disk', () => {
  it.each(['64k', '300k', '600k', '1m'])(
    'under the cache (%s) ends in a sentence, and costs nothing once there is room',
    { timeout: 60_000 },
    (size) => {
      const disk = mounted(`cache-${size}`, size);
      if (disk === undefined) return console.warn('SKIPPED: nothing can be mounted here');
      const data = aFamily(`data-${size}`);
      try {
        const { code, said, evidence } = collected(data, disk);
        expect([1, 2]).toContain(code);
        expect(said).toContain(disk);
        expect(said).toMatch(/room/);
        expect(evidence).toBe('');
        execFileSync('mount', ['-o', 'remount,size=64m', disk]);
        expect(collected(data, disk)).toMatchObject({ code: 0, evidence: whole });
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );

  it('under the data leaves the snapshot that was there', () => {
    const disk = mounted('data-full', '64k');
    if (disk === undefined) return console.warn('SKIPPED: nothing can be mounted here');
    try {
      const data = aFamily('data-full');
      mkdirSync(join(data, 'evidence'));
      const before = whole.replaceAll(/\s+/g, ' ').slice(0, 10);
      writeFileSync(join(data, 'evidence', `${day}.json`), before);
      writeFileSync(join(data, 'filler'), Buffer.alloc(44_000));
      const { code, said } = collected(data, join(root, 'cache-whole'));
      expect([1, 2]).toContain(code);
      expect(said).toContain(`${day}.json`);
      expect(readdirSync(join(data, 'evidence'))).toEqual([`${day}.json`]);
      expect(read(join(data, 'evidence', `${day}.json`))).toBe(before);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

it('a TMPDIR that is not there, or is full, is no concern of a collection (W16)', {
  timeout: 60_000,
}, () => {
  const data = aFamily('no-tmp');
  const env = { TMPDIR: join(root, 'not-there') };
  expect(collected(data, join(root, 'cache-no-tmp'), env)).toMatchObject({
    code: 0,
    evidence: whole,
  });
});

/** A dying disk: each call of one kind on a file fails in turn, in our own process with its SQLite, or in git. */
describe('a call that fails in the system (S7)', () => {
  const library = () => join(root, 'failing-calls.so');
  const hasCompiler = () =>
    existsSync(library()) ||
    spawnSync('cc', ['-shared', '-fPIC', '-o', library(), source, '-ldl']).status === 0;

  const cases = [
    ...calls('our own', { write: [1, 4, 9], pwrite: [1, 6, 30], fsync: [1, 3, 5], rename: [1, 2] }),
    ...calls('git', { write: [1, 3], rename: [1, 3], fsync: [1] }),
  ];
  it.each(cases)(
    'in %s process, %s, the %d. time: ends in words, and costs nothing once the disk is well',
    { timeout: 60_000 },
    (whose, call, time) => {
      if (!hasCompiler()) return console.warn('SKIPPED: there is no C compiler here');
      const fault = { LD_PRELOAD: library(), FAIL_CALL: call, FAIL_AT: String(time) };
      const name = `${whose.replace(' ', '-')}-${call}-${time}`;
      const [data, cache] = [aFamily(name), join(root, `cache-${name}`)];
      const { code, evidence } = collected(
        data,
        cache,
        whose === 'git' ? inGit(name, fault) : fault,
      );
      expect(code === 0 ? evidence : [1, 2, 3].includes(code ?? 0)).toEqual(
        code === 0 ? whole : true,
      );
      expect(collected(data, cache)).toMatchObject({ code: 0, evidence: whole });
    },
  );

  function calls(whose: string, times: Readonly<Record<string, readonly number[]>>) {
    return Object.entries(times).flatMap(([call, each]) =>
      each.map((time) => [whose, call, time] as const),
    );
  }
});

const source = fileURLToPath(new URL('../support/failing-calls.c', import.meta.url));

/** Our program hands git none of its variables: a git before it in PATH sets them. */
function inGit(name: string, fault: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const folder = join(root, `bin-${name}`);
  mkdirSync(folder);
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const set = Object.entries(fault).map(([key, value]) => `${key}='${value}'`);
  const script = `#!/bin/sh\nexec env ${set.join(' ')} ${git} "$@"\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  return { PATH: `${folder}:${process.env['PATH']}` };
}
