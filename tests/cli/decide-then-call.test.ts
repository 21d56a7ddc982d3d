// What was decided a minute ago counts: with figures of days before, the call is drafted and an answer is recorded.

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

const packaged = new URL('../../data/', import.meta.url).pathname;
const day = { today: '2026-08-05' };
let data: string;
let before: string;
const decisions = () => readFileSync(join(data, 'decisions.yaml'), 'utf8');

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'decide-'));
  cpSync(packaged, data, { recursive: true });
  before = decisions();
});
afterAll(() => rmSync(data, { recursive: true }));

function run(...line: readonly string[]) {
  return stadium([...line, '--data', data, '--cache', join(data, 'cache')], day);
}

const said = ['--by', 'neutron team', '--reason', 'For a test.', '--link', 'http://example.org/d'];

describe('a call that was decided today', () => {
  it('is drafted from the figures of the newest snapshot, answered, and taken back', async () => {
    const decided = await run('decide', 'macvtap', 'call', ...said);
    const draft = await run('call', 'macvtap', '--from', 'team@example.org');
    const answer = ['--volunteer', '--link', 'https://example.org/answer'];
    const answered = await run('outbox', 'answered', 'macvtap', ...answer);
    const refused = await run('outbox', 'answered', 'ovsdbapp', ...answer);
    const ledger = readFileSync(join(data, 'outbox.ndjson'), 'utf8');

    expect(decided.err).toContain(
      `next: stadium call --data ${data} --cache ${join(data, 'cache')} macvtap`,
    );
    expect(draft.out).toContain('[macvtap] Call for maintainers, please answer by 2027-01-15');
    expect(answered.code).toBe(0);
    expect(decisions()).toContain('kind: volunteers\n    date: 2026-08-05');
    expect(refused.code).toBe(2);
    expect(refused.out).toBe('');
    expect(ledger).toContain('macvtap');
    expect(ledger).not.toContain('ovsdbapp');

    await run('decide', 'macvtap', 'volunteers', '--undo');
    await run('decide', 'macvtap', 'call', '--undo');
    expect(decisions()).toBe(before);
  }, 60_000);
});

it.each([
  ['--link', 'see the minutes'],
  ['--link', 'ftp://example.org/d'],
  ['--reason', 'long '.repeat(5_000)],
  ['--by', ''],
])(
  '%s %j, which no command would read again, is refused, and nothing is written (W8)',
  async (option, value) => {
    const given = said.with(said.indexOf(option) + 1, value);
    const { code } = await run('decide', 'macvtap', 'call', ...given);
    expect(code).toBe(2);
    expect(decisions()).toBe(before);
  },
);
