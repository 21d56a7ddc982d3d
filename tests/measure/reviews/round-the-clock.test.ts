// Accounts that answer within minutes around the clock are no people.

import { expect, it } from 'vitest';
import type { Change, Identity } from '../../../src/domain/facts.ts';
import { nobodyKnown, type People, peopleDirectory } from '../../../src/domain/people.ts';
import { withoutTireless, withTireless } from '../../../src/measure/reviews/round-the-clock.ts';
import { aChange, noon, someone } from '../../support/changes.ts';

const lab = someone('labtester');
const repository = 'openstack/networking-sfc';

/** Twelve changes at twelve hours of the day, each answered so many minutes after it came. */
function answered(by: Identity, minutes: number, hours = 2, label = 'Verified'): readonly Change[] {
  return Array.from({ length: 12 }, (_unused, index) => {
    const createdAt = noon(`2026-05-${index + 10}`) + ((index * hours) % 24) * 3600;
    const votes = [{ label, value: 2 }];
    return aChange({
      createdAt,
      responses: [{ by, at: createdAt + minutes * 60, patchSet: 1, votes }],
    });
  });
}

function isBot(value: readonly Change[], asOf = '2026-06-30', people: Partial<People> = {}) {
  const facts = new Map([[repository, { state: 'known', value } as const]]);
  const directory = peopleDirectory({ ...nobodyKnown, ...people });
  return withoutTireless(directory, facts, asOf).isBot(lab);
}

it.each([
  ['around the clock within minutes', answered(lab, 3), true],
  ['around the clock within hours', answered(lab, 90), false],
  ['within minutes, and never at night', answered(lab, 3, 1), false],
  [
    'within minutes around the clock on own changes',
    answered(lab, 3).map((each) => ({ ...each, owner: lab })),
    false,
  ],
  ['within minutes around the clock and approves', answered(lab, 3, 2, 'Code-Review'), false],
  ['now and then within minutes', answered(lab, 3).slice(0, 9), false],
])('who answers %s: %s', (_how, changes, expected) => {
  expect(isBot(changes)).toBe(expected);
});

it('is told by what had been answered by the day, and never against people.yaml', () => {
  expect(isBot(answered(lab, 3), '2026-05-15')).toBe(false);
  expect(isBot(answered(lab, 3), '2026-06-30', { notBots: [lab.address] })).toBe(false);
});

it('is a remark of the repository, without a name', () => {
  const facts = new Map([
    [
      repository,
      { state: 'known', value: [...answered(lab, 3), ...answered(someone('Lab CI'), 90)] } as const,
    ],
  ]);
  const report = { source: 'gerrit', repository, state: 'collected' } as const;
  const [said] = withTireless([report], facts);
  expect(said?.remarks?.[0]).toMatch(/^2 of those who answer/);
  expect(said?.remarks?.[0]).not.toContain('lab');
});
