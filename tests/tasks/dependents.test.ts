// Who requires a project of another ecosystem: by the name that its own files publish.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-dependents-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(
    join(folder, 'data', 'stadium.yaml'),
    `team: lab
projects:
  - { name: core, host: github, repositories: [lab/core] }
  - { name: user, host: github, repositories: [lab/user] }
`,
  );
  const at = (name: string) => aRepository(join(folder, 'git', 'lab', `${name}.git`));
  at('core').commit({
    files: { 'core.gemspec': 'Gem::Specification.new { |s| s.name = "lab-core" }' },
  });
  at('user').commit({
    files: { Gemfile: 'gem "lab-core"\n', 'package.json': '{"dependencies":{"core":"1"}}' },
  });
  await run('collect', '--source', 'git');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  stadium([
    ...[...args, '--data', join(folder, 'data'), '--cache', join(folder, 'cache')],
    ...['--git-base', `file://${folder}/git/{repo}.git`],
  ]);

it('names who needs the gem, and not who needs a namesake of another ecosystem', async () => {
  const { out } = await run('dependents', 'core');
  expect(out).toBe(
    'Who would be hurt, among 1 repository that was read:\n  lab/user requires it (Gemfile)\n',
  );
  expect((await run('explain', 'core')).out).toContain('lab/user requires it (Gemfile)');
  expect((await run('dependents', 'user')).out).toBe(
    'The one repository that was read does not require user.\n',
  );
});
