import { describe, expect, it } from 'vitest';
import type { Decision, TimelineEntry } from '../../src/domain/lifecycle.ts';
import type { Reason } from '../../src/domain/verdict.ts';
import { loadData } from '../../src/registry/load.ts';
import { sourceTitle } from '../../src/sources/names.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import { decisionSentence, decisionWord } from '../../src/words/decisions.ts';
import { evidenceWords } from '../../src/words/evidence.ts';
import { measuredWords, unknownWords } from '../../src/words/measured.ts';
import { measureNouns, reasonWords } from '../../src/words/phrases.ts';
import {
  measureBase,
  reasonSentence,
  shortReason,
  shortReasonOf,
} from '../../src/words/reasons.ts';
import { stepSentence } from '../../src/words/steps.ts';
import { aDefinition, aMeasurement, anUnknown, yearWindow } from '../support/scorecard.ts';

const subject = {
  cycle: { name: 'train', title: 'Train' },
  definitions: new Map([
    ['odd-365d', aDefinition('odd-365d', 'PTLs seen')],
    ['quota-cycle', aDefinition('quota-cycle', 'Reviews answered')],
  ]),
  measurements: {
    'dedicated-people-365d': aMeasurement(3, { unit: 'people', window: yearWindow }),
    'code-commits-cycle': aMeasurement(1),
    'releases-365d': aMeasurement(0, { unit: 'releases', window: yearWindow }),
    'days-since-own-commit': aMeasurement(12.04, {
      unit: 'days',
      window: { name: 'as-of', from: '2019-11-12', to: '2019-11-12' },
    }),
    'commits-365d': anUnknown('timeout'),
    'odd-365d': aMeasurement(2, { unit: 'people' }),
    'quota-cycle': aMeasurement(0.834, { unit: 'share' }),
    'organisations-365d': {
      ...aMeasurement(0, { unit: 'organisations', sample: 0 }),
      ...{ atMost: 1, outOf: 2 },
    },
  },
};

const about = (measure: string, code = 'few-dedicated'): Reason => ({ code, measure, args: {} });

describe('a reason in a few words', () => {
  it('needs none of its figures in a history, which keeps the code alone', () => {
    const lost = Object.keys(reasonWords).filter((code) => /undefined/.test(shortReasonOf(code)));
    expect(lost.filter((code) => code === 'silent')).toEqual([]);
  });

  it.each([
    ['dedicated-people-365d', '3 dedicated people'],
    ['code-commits-cycle', '1 code commit'],
    ['releases-365d', 'no releases'],
    ['days-since-own-commit', 'last own commit 12 days ago'],
    ['commits-365d', 'commits unknown (no answer in time)'],
    ['odd-365d', '2 PTLs seen'],
    ['quota-cycle', 'reviews answered: 83 %'],
    ['organisations-365d', '0 to 1 organisations (the employer of 0 of 2 commits is known)'],
    ['missing-cycle', 'a few people come back to it'],
    ['constructor', 'a few people come back to it'],
  ])('about %s reads %j', (measure, words) => {
    expect(shortReason(about(measure), subject)).toBe(words);
  });

  it('of a code nobody knows is the code and its figures', () => {
    const reason = { code: 'moon-phase_bad', args: { day: 3, phase: 'full' } };
    expect(shortReason(reason, subject)).toBe('moon phase bad (day 3, phase full)');
    expect(shortReason({ code: 'constructor', args: {} }, subject)).toBe('constructor');
  });

  it.each([
    ['too-young', { days: 40, youngDays: 365 }, 'only 40 days old'],
    ['too-little-evidence', { coverage: 0.4, minimumCoverage: 0.5 }, '40 % of the card known'],
    ['unknown-could-tip', { worst: 30, best: 80 }, 'the unknown could tip it'],
    ['held', { snapshots: 2, days: 90 }, 'held: the new side has not lasted yet'],
    ['plainly-at-risk', {}, 'no figure speaks for it'],
  ])('%s stands without a measure', (code, args, words) => {
    expect(shortReason({ code, args } as Reason, subject)).toBe(words);
  });
});

describe('a reason as a sentence', () => {
  it.each<[Reason, string]>([
    [
      about('dedicated-people-365d'),
      'A few people come back to it: 3 dedicated people in the last 365 days.',
    ],
    [
      about('code-commits-cycle', 'no-code-commits'),
      'Its code is hardly changed: 1 code commit in the Train cycle.',
    ],
    [
      about('days-since-own-commit', 'own-work-recent'),
      'Work for its own sake is recent: last own commit 12 days ago.',
    ],
    [about('commits-365d', 'unknown'), 'Not known: commits unknown (no answer in time).'],
    [about('releases-365d', 'brand-new-code'), 'Brand new code: no releases in the last 365 days.'],
    [{ code: 'brand-new-code', args: { n: 2 } }, 'Brand new code (n 2).'],
    [
      { code: 'too-young', args: { days: 40, youngDays: 365 } },
      'It is 40 days old, and judged from 365 days on.',
    ],
    [
      { code: 'too-little-evidence', args: { coverage: 0.4, minimumCoverage: 0.5 } },
      '40 % of the card is known, and 50 % is needed for a verdict.',
    ],
  ])('%o', (reason, sentence) => {
    expect(reasonSentence(reason, subject)).toBe(sentence);
  });
});

describe('what is unknown', () => {
  it.each([
    [{ code: 'timeout', detail: 'x' }, 'unknown (no answer in time)'],
    [{ code: 'no-notes', detail: 'x' }, 'unknown (no review notes)'],
    [{ code: 'solar-flare', detail: 'x' }, 'unknown (solar flare)'],
    [{ code: '__proto__', detail: 'x' }, 'unknown (proto)'],
  ])('%o reads %j', (reason, words) => {
    expect(unknownWords(reason as Parameters<typeof unknownWords>[0])).toBe(words);
  });

  it('is told apart from zero and from what does not apply', () => {
    const { unit, window, source } = aMeasurement(0);
    const reason = { code: 'in-tree', detail: 'it has no tags of its own' };
    expect(measuredWords(aMeasurement(0))).toBe('0');
    expect(measuredWords(anUnknown('timeout'))).toBe('unknown (no answer in time)');
    expect(measuredWords({ state: 'not-applicable', unit, window, source, reason })).toBe(
      'not applicable (it has no tags of its own)',
    );
  });
});

describe('decisions, steps and evidence', () => {
  const decision: Decision = {
    project: 'sfc',
    kind: 'call',
    date: '2019-11-12',
    by: 'the team',
    reason: 'nobody answers',
    link: 'https://example.org/',
  };

  it.each<[Partial<Decision>, string]>([
    [{}, 'call for maintainers (the team, 2019-11-12): nobody answers'],
    [
      { answerBy: '2020-02-14' },
      'call for maintainers, answers until 2020-02-14 (the team, 2019-11-12): nobody answers',
    ],
    [{ kind: 'retire', immediate: true }, 'retire at once (the team, 2019-11-12): nobody answers'],
    [
      { kind: 'merge-into', into: 'neutron' },
      'merge into neutron (the team, 2019-11-12): nobody answers',
    ],
    [
      { kind: 'waive', until: '2020-10-14' },
      'no step, until 2020-10-14 (the team, 2019-11-12): nobody answers',
    ],
    [{ kind: 'ponder' as 'call' }, 'ponder (the team, 2019-11-12): nobody answers'],
  ])('%o', (with_, sentence) => {
    expect(decisionSentence({ ...decision, ...with_ })).toBe(sentence);
  });

  it('spells out a kind of decision that it does not know', () => {
    expect(decisionWord({ ...decision, kind: 'long-walk' as 'call' })).toBe('long walk');
  });

  it('says when a date is estimated or late', () => {
    const entry: TimelineEntry = {
      project: 'sfc',
      step: 'retire-by',
      date: '2027-04-01',
      state: 'overdue',
      estimated: true,
      rule: 'two-cycles',
    };
    expect(stepSentence(entry)).toBe(
      'retirement, at the earliest: 2027-04-01 (estimated), overdue',
    );
    expect(stepSentence({ ...entry, step: 'new-step', estimated: false, state: 'due' })).toBe(
      'new step: 2027-04-01',
    );
  });

  it.each([
    [['git'] as const, 'git evidence only'],
    [['git', 'gerrit', 'zuul'] as const, 'evidence from git, Gerrit and Zuul'],
    [[] as const, 'no evidence'],
  ])('%j is %j', (sourcesAsked, words) => {
    expect(evidenceWords({ sourcesAsked, definitionsVersion: 1 }, sourceTitle)).toBe(words);
  });

  it('say which days were measured by other definitions', () => {
    const scorecard = { sourcesAsked: ['git' as const], definitionsVersion: 1 };
    const apart = { ...scorecard, currentDefinitions: 2, otherDefinitions: ['2019-10-16'] };
    expect(evidenceWords(apart, sourceTitle)).toBe(
      'git evidence only; measured by definitions 1, this version has 2; 1 earlier day is left out of trend and verdicts: other definitions; `stadium collect --again` measures anew',
    );
  });
});

describe('the words of the packaged card', () => {
  it('speak for every reason that it can give', () => {
    const { policy } = loadData(packagedData, packagedData);
    const rows = policy.cards.flatMap((card) => card.groups.flatMap((group) => group.rows));
    const codes = rows.flatMap((row) => row.bands.map((band) => band.reason));
    expect(codes.filter((code) => !Object.hasOwn(reasonWords, code))).toEqual([]);
  });

  it('have a noun for every measure that it counts', () => {
    const { policy } = loadData(packagedData, packagedData);
    const rows = policy.cards.flatMap((card) => card.groups.flatMap((group) => group.rows));
    const names = rows.map((row) => measureBase(row.measure));
    expect(names.filter((name) => !Object.hasOwn(measureNouns, name))).toEqual([]);
  });
});
