// Who is sent the user's token: a host whose address the user typed, never one that a data folder names (W11).

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect } from '../../../src/tasks/collect.ts';
import { type Loopback, loopback } from '../../support/loopback.ts';
import { ada, aRepository } from '../../support/repository.ts';

let folder: string;
let github: Loopback;
let sent: Set<string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-token-'));
  sent = new Set();
  github = await loopback(({ headers }, response) => {
    sent.add(headers.authorization ?? 'none');
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
  });
  const at = Date.parse('2026-05-01T12:00:00Z') / 1000;
  aRepository(join(folder, 'git', 'lab', 'a')).commit({ at, author: ada, files: { a: '1' } });
  mkdirSync(join(folder, 'data'));
});

afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

async function authorizations(
  registryUrl: string,
  env: Readonly<Record<string, string>>,
  typed: { readonly githubUrl?: string } = {},
) {
  writeFileSync(
    join(folder, 'data', 'stadium.yaml'),
    `team: lab
allowLocal: true
sources: { git: { base: 'file://${folder}/git/{repo}' }, github: { url: '${registryUrl}' } }
projects: [{ name: a, class: library, host: github, repositories: [lab/a] }]
`,
  );
  const places = { data: join(folder, 'data'), cache: join(folder, 'cache') };
  const world = {
    env,
    now: () => new Date('2026-06-30T12:00:00Z'),
    signal: new AbortController().signal,
  };
  await collect({ ...places, ...typed }, world);
  return [...sent];
}

describe("the user's token", () => {
  it('goes to a host that was typed, on this machine over plain http too', async () => {
    const typed = { githubUrl: github.url };
    expect(await authorizations('https://api.github.com', { GH_TOKEN: 'users' }, typed)).toEqual([
      'token users',
    ]);
  });

  it('does not go to the same host where a data folder names it', async () => {
    expect(await authorizations(github.url, { GH_TOKEN: 'users' })).toEqual(['none']);
  });

  it('which gets the one that is named for it', async () => {
    const env = { GH_TOKEN: 'users', STADIUM_GITHUB_TOKEN: 'ours' };
    expect(await authorizations(github.url, env)).toEqual(['token ours']);
  });
});
