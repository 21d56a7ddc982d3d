// The repositories of an organisation, from a GitHub on this machine, as a folder that reports at once.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Loopback, loopback } from '../support/loopback.ts';
import { stadium } from '../support/shell.ts';

let folder: string;
let github: Loopback;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-init-github-'));
  github = await loopback(({ url = '' }, response) => answer(url, response));
});

afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

const repository = (name: string, more: object = {}) => ({
  ...{
    name,
    full_name: `lab/${name}`,
    archived: false,
    fork: false,
    description: null,
    language: 'Go',
  },
  ...more,
});

const pages = [
  [
    repository('alpha', { description: 'Watches\nthings.' }),
    repository('snmp_exporter'),
    repository('.github'),
  ],
  [
    repository('old', {
      archived: true,
      topics: ['library'],
      description: 'DEPRECATED: use alpha',
    }),
    repository('borrowed', { fork: true }),
  ],
];

function answer(url: string, response: ServerResponse): unknown {
  const send = (status: number, body: unknown, headers = {}): unknown => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    return response.end(JSON.stringify(body));
  };
  if (url.startsWith('/orgs/lab/')) {
    const at = url.includes('page=2&') || url.endsWith('page=2') ? 1 : 0;
    const next = `<${github.url}/orgs/lab/repos?per_page=100&sort=full_name&page=2>; rel="next"`;
    return send(200, pages[at], at === 0 ? { link: next } : {});
  }
  if (url.startsWith('/orgs/empty/')) return send(200, []);
  if (url.startsWith('/users/person/')) return send(200, [repository('alpha')]);
  return send(404, { message: 'Not Found' });
}

function init(owner: string, ...more: readonly string[]) {
  const places = ['--output', join(folder, 'family'), '--cache', join(folder, 'cache')];
  return stadium(['init', '--github', owner, '--github-url', github.url, ...places, ...more]);
}

const written = () => readFileSync(join(folder, 'family', 'stadium.yaml'), 'utf8');
const names = () => parse(written()).projects.map(({ name }: { name: string }) => name);

describe('init --github', () => {
  it('reads every page, marks what is archived, leaves forks out and reports at once', async () => {
    const { code, out } = await init('lab');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/3 projects of lab as of .*, 1 of them archived/),
    ]);
    expect(parse(written()).projects).toEqual([
      {
        name: 'alpha',
        class: 'application',
        host: 'github',
        repositories: ['lab/alpha'],
        summary: 'Watches things.',
      },
      {
        name: 'old',
        class: 'library',
        host: 'github',
        repositories: ['lab/old'],
        summary: 'DEPRECATED: use alpha',
      },
      {
        name: 'snmp_exporter',
        class: 'exporter',
        host: 'github',
        repositories: ['lab/snmp_exporter'],
      },
    ]);
    expect(written()).toMatch(
      /# archived on its host\n\s+# its description says: DEPRECATED:\n\s+- name: old/,
    );
    const report = await stadium(['report', '--data', join(folder, 'family')]);
    expect([report.code, report.out]).toEqual([0, expect.stringContaining('alpha')]);
  });

  it('takes only what is included, forks too, and not what is excluded', async () => {
    await init('lab', '--include', 'b*', 'a*', 'old', '--exclude', 'o*');
    expect(names()).toEqual(['alpha', 'borrowed']);
  });

  it('reads the repositories of an account where there is no organisation', async () => {
    expect([(await init('person')).code, names()]).toEqual([0, ['alpha']]);
  });

  it.each([
    ['empty', 2, 'empty has no public repository'],
    ['nobody', 2, 'knows no such organisation or account'],
    ['a/b', 2, 'knows no such organisation or account'],
  ])('says of %s what is wrong', async (owner, wanted, words) => {
    const { code, err } = await init(owner);
    expect([code, err]).toEqual([wanted, expect.stringContaining(words)]);
  });

  it('says without a network how to go on without one, and no word of a token', async () => {
    await github.close();
    const { code, err } = await init('lab');
    expect(code).toBe(3);
    expect(err).toContain('list the repositories in a stadium.yaml by hand');
    expect(err).not.toContain('GH_TOKEN');
  });
});
