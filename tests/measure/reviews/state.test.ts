import { expect, it } from 'vitest';
import { nobodyKnown, peopleDirectory } from '../../../src/domain/people.ts';
import { endedAt, statusAt, votesAt } from '../../../src/measure/reviews/state.ts';
import { aChange, aResponse, aVote, noon, someone } from '../../support/changes.ts';

const people = peopleDirectory(nobodyKnown);
const ben = someone('ben');

it('a change that was abandoned and restored since was abandoned between the two (W1)', () => {
  const change = aChange({
    turns: [
      { at: noon('2026-05-10'), status: 'abandoned' },
      { at: noon('2026-06-10'), status: 'open' },
    ],
  });
  const days = ['2026-05-05', '2026-05-20', '2026-06-20'].map(noon);
  expect(days.map((day) => statusAt(change, day))).toEqual(['open', 'abandoned', 'open']);
  expect(days.map((day) => endedAt(change, day))).toEqual([
    undefined,
    noon('2026-05-10'),
    undefined,
  ]);
});

it('a vote that was copied over a rebase stood on the patch set of that day (W1)', () => {
  const change = aChange({
    patchSets: [
      { number: 1, at: noon('2026-05-01') },
      { number: 2, at: noon('2026-05-03'), copied: ['Code-Review'] },
      { number: 3, at: noon('2026-05-20') },
    ],
    responses: [
      aVote(ben, '2026-05-02', 'Code-Review', -1),
      aVote(ben, '2026-05-02', 'Verified', -1),
      aResponse(ben, '2026-06-01', { patchSet: 3 }),
    ],
    votes: [],
  });
  const at = (day: string) => votesAt(change, noon(day), people).map(({ label }) => label);
  expect(at('2026-05-02')).toEqual(['Code-Review', 'Verified']);
  expect(at('2026-05-10')).toEqual(['Code-Review']);
  expect(at('2026-05-25')).toEqual([]);
});

it('a vote that was taken away stood until then (W1)', () => {
  const change = aChange({
    responses: [aVote(ben, '2026-05-02', 'Code-Review', 2), aResponse(ben, '2026-06-01')],
    withdrawn: [{ label: 'Code-Review', by: ben, at: noon('2026-05-10'), patchSet: 1 }],
    votes: [],
  });
  const at = (day: string) => votesAt(change, noon(day), people).map(({ value }) => value);
  expect([at('2026-05-05'), at('2026-05-20')]).toEqual([[2], []]);
});

it('what stands today, and was given by then, stood then, whatever patch set it was given on (W1)', () => {
  const change = aChange({
    patchSets: [
      { number: 1, at: noon('2026-05-01') },
      { number: 2, at: noon('2026-05-03') },
    ],
    responses: [aVote(ben, '2026-05-02', 'Code-Review', -2), aResponse(ben, '2026-07-01')],
    votes: [{ label: 'Code-Review', value: -2, by: ben, at: noon('2026-05-02') }],
  });
  expect(votesAt(change, noon('2026-06-01'), people)).toMatchObject([{ value: -2 }]);
});
