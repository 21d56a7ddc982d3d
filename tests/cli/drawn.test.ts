// Pages are drawn again for whatever has changed since: what they show, or the folder they lie in.

import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { packagedData } from '../../src/tasks/folders.ts';
import { stadium } from '../support/shell.ts';

const root = mkdtempSync(join(tmpdir(), 'stadium-drawn-'));
const site = join(root, 'site');
const page = join(site, 'projects/networking-sfc.html');

beforeAll(() => cpSync(packagedData, join(root, 'data'), { recursive: true }));
beforeEach(() => void vi.stubEnv('STADIUM_BUILD', 'one'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const places = ['--data', join(root, 'data'), '--cache', join(root, 'cache'), '--output', site];

describe.each([
  ['publish', []],
  ['report', ['--format', 'html']],
])('stadium %s', (word, form) => {
  const write = async (...more: string[]) => {
    const { code, out, err } = await stadium([word, ...form, ...places, ...more]);
    expect(code, err).toBe(0);
    return `${out}${err}`;
  };

  it('leaves a folder alone that holds the pages as they would be drawn', async () => {
    await write();
    const before = statSync(page).mtimeMs;
    expect(await write()).toMatch(/^nothing to write: \S+ holds all \d+ files/);
    expect(statSync(page).mtimeMs).toBe(before);
  });

  it.each([
    ['a page that was changed by hand', () => appendFileSync(page, '<!-- mine -->')],
    ['a page that is gone', () => rmSync(page)],
    ['another folder', () => rmSync(site, { recursive: true })],
    [
      'a decision that was changed',
      () => appendFileSync(join(root, 'data/decisions.yaml'), '# a remark\n'),
    ],
  ])('draws them again for %s', async (_what, change) => {
    await write();
    const before = readFileSync(page, 'utf8');
    change();
    expect(await write()).toMatch(/^wrote \d+ files/);
    expect(readFileSync(page, 'utf8')).toBe(before);
  });

  it('draws them for a reader with templates of their own, whatever is there', async () => {
    await write();
    await stadium(['templates', 'copy', join(root, 'templates')]);
    expect(await write('--templates', join(root, 'templates'))).toMatch(/^wrote/);
  });
});

it.each([['report', '--format', 'html'], ['publish']])(
  'says of the pages of %s each time that a newer snapshot is passed over',
  async (...words) => {
    const data = join(root, `passed-${words[0]}`);
    cpSync(packagedData, data, { recursive: true });
    const newest = JSON.parse(readFileSync(join(data, 'evidence/2026-08-01.json'), 'utf8'));
    const reason = { code: 'unreachable', detail: 'no answer' };
    const sources = newest.sources.map((each: object) => ({ ...each, state: 'failed', reason }));
    const unknowing = JSON.stringify({ ...newest, asOf: '2026-08-08', sources });
    writeFileSync(join(data, 'evidence/2026-08-08.json'), unknowing);
    const asked = [...words, '--data', data, '--cache', join(root, 'cache')];
    for (const _run of [1, 2]) {
      const { err } = await stadium([...asked, '--output', `${data}-site`]);
      expect(err).toContain('2026-08-08 knows nothing and is passed over');
    }
  },
);
