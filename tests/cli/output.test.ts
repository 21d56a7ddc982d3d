// What `--output` does is the same for every command: it says what was written, and makes the folder that is named but none above it.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTo } from '../../src/cli/output.ts';
import { whenWritten } from '../../src/report/form.ts';
import { stadium } from '../support/shell.ts';

let folder: string;
let places: readonly string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-output-'));
  places = ['--cache', join(folder, 'cache')];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('--output', () => {
  it.each([
    [['report', '--format', 'csv'], 'scorecard.csv', /^wrote \S+\/scorecard\.csv\n$/],
    [['report', '--format', 'html'], 'pages', /^wrote \d+ files to \S+\/pages, a new folder\n$/],
    [['timeline'], 'one/', /^wrote \S+\/one\/\S+\.txt in a new folder\n$/],
  ])('says what was written: %j', async (args, name, words) => {
    const path = join(folder, name);
    const { err, out } = await stadium([...args, ...places, '--output', path]);
    expect(out).toBe('');
    expect(err).toMatch(words);
    expect(existsSync(path)).toBe(true);
  });

  it('says nothing with --quiet', async () => {
    const { err } = await stadium(['report', ...places, '-q', '-o', join(folder, 'quiet.txt')]);
    expect(err).toBe('');
  });

  it.each([
    ['report', '--output'],
    ['timeline', '--output'],
    ['publish', '--output'],
    ['init', '--github', 'lab', '--output'],
    ['templates', 'copy'],
  ])('makes no row of folders out of a slip: %s', async (...args) => {
    const path = join(folder, 'slip', 'deep', 'site');
    const { code, err } = await stadium([...args, path]);
    expect(code).toBe(2);
    expect(err).toContain(`there is no folder ${join(folder, 'slip', 'deep')}`);
    expect(err).toContain('mkdir -p');
    expect(readdirSync(folder)).not.toContain('slip');
  });

  it('hears a stop between two pages, of which each is whole', async () => {
    const [site, stop] = [join(folder, 'stopped'), new AbortController()];
    const pages = [
      { path: 'a.html', content: 'a' },
      whenWritten('b.html', () => {
        setImmediate(() => stop.abort('SIGTERM'));
        return 'b';
      }),
      ...['c', 'd'].map((name) => whenWritten(`${name}.html`, () => name)),
    ];
    await expect(writeTo(site, pages, stop.signal)).rejects.toBe('SIGTERM');
    expect(readdirSync(site)).toEqual(['a.html', 'b.html']);
  });
});
