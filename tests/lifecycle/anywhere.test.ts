// The same bytes in every time zone and locale: the program is run as a user would run it there.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = `
  import { run } from './src/cli/program.ts';
  let text = '';
  const print = (piece) => { text += piece; };
  const shell = { out: print, err: print, colour: false, columns: 100, isInteractive: false,
    now: () => new Date('2026-11-22T23:59:59Z'), env: {}, signal: new AbortController().signal };
  for (const format of ['table', 'markdown', 'html', 'json', 'ics']) {
    await run(['timeline', '--all', '--format', format], shell);
  }
  await run(['timeline', '--as-of', '2020-02-29'], shell);
  process.stdout.write(text);
`;

function printed(zone: string, locale: string): string {
  const env = { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale };
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  return execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
}

describe('the timeline', () => {
  it('has the same bytes in every time zone and locale', () => {
    const here = printed('UTC', 'C');

    expect(here).toContain('BEGIN:VCALENDAR');
    expect(here).toContain('2024-10-02');
    expect(printed('Pacific/Kiritimati', 'tr_TR.UTF-8')).toBe(here);
    expect(printed('America/Los_Angeles', 'ar_EG.UTF-8')).toBe(here);
    expect(printed('Asia/Kathmandu', 'de_DE.UTF-8')).toBe(here);
  }, 60_000);
});
