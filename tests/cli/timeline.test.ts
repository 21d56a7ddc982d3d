// The timeline of a day holds who was there on that day.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

const registry = `
team: example
projects:
  - { name: old, repositories: [openstack/old], listed: { to: train } }
  - { name: called, repositories: [openstack/called], listed: { to: train } }
  - { name: young, repositories: [openstack/young], listed: { from: bobcat } }
`;

const decisions = `
decisions:
  - project: called
    kind: call
    date: 2019-06-01
    by: example team
    reason: Nobody looks after it.
    link: https://lists.example.org/call
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-timeline-'));
  writeFileSync(join(folder, 'stadium.yaml'), registry);
  writeFileSync(join(folder, 'decisions.yaml'), decisions);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function timeline(...more: string[]) {
  return stadium(['timeline', '--data', folder, '--format', 'json', '--all', ...more]);
}

describe('stadium timeline', () => {
  it.each([
    ['2019-06-02', ['called', 'old']],
    ['2019-11-12', ['called']],
    ['2023.2', ['called', 'young']],
  ])(
    'as of %s holds those listed then, and those that left with a decision: %j',
    async (day, names) => {
      const { code, out } = await timeline('--as-of', day);
      const found = [...out.matchAll(/"project": "(\w+)"/g)].map((match) => match[1]);
      expect([...new Set(found)].sort()).toEqual(names);
      expect(code).toBe(0);
    },
  );

  it('says that a project was not listed when it is asked for by name', async () => {
    const { code, err } = await timeline('--as-of', '2019-06-02', '--project', 'young');
    expect(err).toBe(
      'stadium: the team did not list "young" on 2019-06-02\n  Known: old, called.\n',
    );
    expect(code).toBe(2);
  });
});
