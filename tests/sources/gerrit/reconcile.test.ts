import { expect, it } from 'vitest';
import type { MergedReview } from '../../../src/domain/facts.ts';
import { reconcile } from '../../../src/sources/gerrit/reconcile.ts';
import { aChange, noon } from '../../support/changes.ts';

function note(changeNumber: number, day: string): MergedReview {
  return {
    commit: `c${changeNumber}`,
    changeNumber,
    url: undefined,
    project: undefined,
    branch: 'master',
    votes: [],
    submitter: undefined,
    submittedAt: noon(day),
  };
}

function merged(number: number, day: string) {
  return aChange({ number, status: 'merged', closedAt: noon(day) });
}

it.each([
  ['both tell the same', [merged(1, '2026-05-05')], [note(1, '2026-05-05')], []],
  ['a note of a change that Gerrit was not asked for', [], [note(1, '2020-05-05')], []],
  [
    'merged in the notes only',
    [aChange({ number: 7 })],
    [note(7, '2026-05-05')],
    ['1 change merged by the review notes, not by Gerrit: 7'],
  ],
  [
    'different days',
    [merged(1, '2026-05-05')],
    [note(1, '2026-05-07')],
    ['1 change merged on different days by the review notes and by Gerrit: 1'],
  ],
  [
    'a note is missing',
    [merged(1, '2026-05-05'), merged(2, '2026-05-06'), merged(3, '2026-05-07')],
    [note(1, '2026-05-05'), note(3, '2026-05-07')],
    ['1 change merged by Gerrit, without a review note: 2'],
  ],
  [
    'before there were notes',
    [merged(1, '2026-05-05'), merged(2, '2026-05-06')],
    [note(2, '2026-05-06')],
    [],
  ],
  ['no notes at all', [merged(1, '2026-05-05')], [], []],
])('%s', (_what, changes, notes, remarks) => {
  expect(reconcile(changes, notes)).toEqual(remarks);
});

it('names a few numbers and says that there are more', () => {
  const changes = Array.from({ length: 8 }, (_, n) => aChange({ number: n + 1 }));
  expect(
    reconcile(
      changes,
      changes.map(({ number }) => note(number, '2026-05-05')),
    ),
  ).toEqual(['8 changes merged by the review notes, not by Gerrit: 1, 2, 3, 4, 5 and more']);
});
