import { describe, expect, it } from 'vitest';
import type { Decision, DecisionKind } from '../../src/domain/lifecycle.ts';
import { rules } from '../../src/lifecycle/rules.ts';
import {
  checkHistory,
  checkStep,
  checkUndo,
  placeOf,
  stepIllegal,
} from '../../src/lifecycle/steps.ts';
import { aDecision, aScene, calendar, policy, recorded } from './fixture.ts';

const projects = [...new Set(recorded.map(({ project }) => project)), 'sfc', 'neutron'].map(
  (name) => ({
    name,
    paths: ['linuxbridge', 'macvtap'].includes(name) ? [`neutron/plugins/${name}`] : [],
    role: name === 'neutron' ? ('reference' as const) : ('judged' as const),
  }),
);

function stateWith(decisions: readonly Decision[], today = '2026-11-22') {
  return aScene(today, decisions, { projects });
}

function past(...steps: (readonly [DecisionKind, string, Partial<Decision>?])[]) {
  return steps.map(([kind, date, rest]) => aDecision('sfc', kind, date, rest));
}

const called = past(['call', '2019-11-12']);
const deprecated = past(['call', '2019-11-12'], ['deprecate', '2020-03-01']);
const retired = [...deprecated, ...past(['retire', '2021-04-14'])];
const merged = past(['merge-into', '2020-03-01', { into: 'neutron' }]);

describe('checkStep refuses', () => {
  it.each<[string, readonly Decision[], Decision, string]>([
    [
      'an active project being retired',
      [],
      aDecision('sfc', 'retire', '2020-03-01'),
      'deprecate-first',
    ],
    [
      'a called project being retired',
      called,
      aDecision('sfc', 'retire', '2020-03-01'),
      'deprecate-first',
    ],
    [
      'retirement after one cycle',
      deprecated,
      aDecision('sfc', 'retire', '2020-10-14'),
      'two-cycles',
    ],
    ['retirement a day early', deprecated, aDecision('sfc', 'retire', '2021-04-13'), 'two-cycles'],
    [
      'retirement named for a series too early',
      deprecated,
      aDecision('sfc', 'retire', '2020-06-01', { cycle: 'victoria' }),
      'two-cycles',
    ],
    ['a second retirement', retired, aDecision('sfc', 'retire', '2021-05-01'), 'no-repetition'],
    [
      'retirement right after a merger',
      merged,
      aDecision('sfc', 'retire', '2020-06-01'),
      'two-cycles',
    ],
    [
      'an in-tree driver leaving without the stadium',
      [
        aDecision('linuxbridge', 'call', '2019-11-12'),
        aDecision('linuxbridge', 'deprecate', '2020-03-01'),
      ],
      aDecision('linuxbridge', 'retire', '2021-04-14'),
      'stadium-first',
    ],
    [
      'ratifying a discussion that lapsed with its cycle',
      past(['consider-deprecation', '2019-11-12']),
      aDecision('sfc', 'deprecate', '2020-05-14'),
      'call-first',
    ],
    ['deprecation without a call', [], aDecision('sfc', 'deprecate', '2020-03-01'), 'call-first'],
    [
      'deprecation after volunteers were found',
      [...called, ...past(['volunteers', '2020-01-01'])],
      aDecision('sfc', 'deprecate', '2020-03-01'),
      'call-first',
    ],
    [
      'deprecation on the last day to answer',
      called,
      aDecision('sfc', 'deprecate', '2020-02-14'),
      'call-open',
    ],
    [
      'a second deprecation',
      deprecated,
      aDecision('sfc', 'deprecate', '2020-06-01'),
      'no-repetition',
    ],
    [
      'a second call while one is open',
      called,
      aDecision('sfc', 'call', '2020-01-10'),
      'call-open',
    ],
    [
      'a call that ends before it begins',
      [],
      aDecision('sfc', 'call', '2020-01-10', { answerBy: '2020-01-10' }),
      'answer-by',
    ],
    [
      'a call for a deprecated project',
      deprecated,
      aDecision('sfc', 'call', '2020-06-01'),
      'deprecation-stands',
    ],
    [
      'a deprecated project being healthy',
      deprecated,
      aDecision('sfc', 'healthy', '2020-06-01'),
      'deprecation-stands',
    ],
    [
      'volunteers without a call',
      [],
      aDecision('sfc', 'volunteers', '2020-06-01'),
      'volunteers-answer-a-call',
    ],
    [
      'volunteers for a deprecated project',
      deprecated,
      aDecision('sfc', 'volunteers', '2020-06-01'),
      'volunteers-answer-a-call',
    ],
    [
      'a retired project being called for',
      retired,
      aDecision('sfc', 'call', '2021-06-01'),
      'retired-is-the-end',
    ],
    [
      'a retired project being deprecated',
      retired,
      aDecision('sfc', 'deprecate', '2021-06-01'),
      'retired-is-the-end',
    ],
    [
      'a waiver for a retired project',
      retired,
      aDecision('sfc', 'waive', '2021-06-01', { until: '2021-07-01' }),
      'retired-is-the-end',
    ],
    [
      'a merged project being revived',
      merged,
      aDecision('sfc', 'revive', '2021-06-01'),
      'merged-is-the-end',
    ],
    [
      'a merged project being deprecated',
      merged,
      aDecision('sfc', 'deprecate', '2021-06-01'),
      'merged-is-the-end',
    ],
    [
      'an active project being revived',
      [],
      aDecision('sfc', 'revive', '2020-06-01'),
      'nothing-to-revive',
    ],
    [
      'coming back in the cycle of the retirement',
      past(['retire', '2020-03-01', { immediate: true }]),
      aDecision('sfc', 'revive', '2020-04-01'),
      'not-in-cycle-of-eviction',
    ],
    [
      'coming back after the first milestone',
      retired,
      aDecision('sfc', 'revive', '2021-05-29'),
      'join-in-first-milestone',
    ],
    [
      'a merger into nothing',
      [],
      aDecision('sfc', 'merge-into', '2020-03-01'),
      'into-another-project',
    ],
    [
      'a merger into itself',
      [],
      aDecision('sfc', 'merge-into', '2020-03-01', { into: 'sfc' }),
      'into-another-project',
    ],
    [
      'a move to x/ as if it were a rename',
      [],
      aDecision('sfc', 'merge-into', '2020-03-01', { into: 'x/sfc' }),
      'retire-and-start-anew',
    ],
    ['a waiver without end', [], aDecision('sfc', 'waive', '2020-03-01'), 'waiver-ends'],
    [
      'a waiver that ends on its day',
      [],
      aDecision('sfc', 'waive', '2020-03-01', { until: '2020-03-01' }),
      'waiver-ends',
    ],
    ['an unknown project', [], aDecision('sfx', 'call', '2020-03-01'), 'known-project'],
    [
      'the reference project',
      [],
      aDecision('neutron', 'call', '2020-03-01'),
      'reference-is-not-decided',
    ],
    [
      'an unknown series',
      [],
      aDecision('sfc', 'call', '2020-03-01', { cycle: 'ursula' }),
      'known-series',
    ],
    ['a day before the calendar', [], aDecision('sfc', 'call', '1999-03-01'), 'known-series'],
    [
      'volunteers before the call',
      called,
      aDecision('sfc', 'volunteers', '2019-11-11'),
      'volunteers-answer-a-call',
    ],
    [
      'a step between two others after which the later one could not follow',
      deprecated,
      aDecision('sfc', 'volunteers', '2020-01-15'),
      'call-first',
    ],
    [
      'superseding without saying by what',
      [],
      aDecision('sfc', 'supersede', '2020-01-15'),
      'instead-named',
    ],
    [
      'a mark of the TC before there was one',
      [],
      aDecision('sfc', 'inactive', '2020-01-15'),
      'not-in-the-future',
    ],
    [
      'an experiment with what is deprecated',
      deprecated,
      aDecision('sfc', 'experimental', '2020-06-01'),
      'deprecation-stands',
    ],
    [
      'a date of tomorrow',
      called,
      aDecision('sfc', 'volunteers', '2026-11-23'),
      'not-in-the-future',
    ],
    [
      'a cycle that is over',
      called,
      aDecision('sfc', 'deprecate', '2020-06-01', { cycle: 'ussuri' }),
      'effect-not-before-decision',
    ],
    [
      'a decision without reason',
      [],
      aDecision('sfc', 'call', '2020-03-01', { reason: ' ' }),
      'reason-given',
    ],
    [
      'a decision without link',
      [],
      aDecision('sfc', 'call', '2020-03-01', { link: '' }),
      'reason-given',
    ],
    ['a decision of nobody', [], aDecision('sfc', 'call', '2020-03-01', { by: '' }), 'by-a-body'],
    [
      'a decision of a person',
      [],
      aDecision('sfc', 'call', '2020-03-01', { by: 'a@example.org' }),
      'by-a-body',
    ],
    [
      'a waiver field on a call',
      [],
      aDecision('sfc', 'call', '2020-03-01', { until: '2020-06-01' }),
      'field-of-another-kind',
    ],
    [
      'an immediate deprecation',
      called,
      aDecision('sfc', 'deprecate', '2020-03-01', { immediate: true }),
      'field-of-another-kind',
    ],
    [
      'discussing what is deprecated already',
      deprecated,
      aDecision('sfc', 'consider-deprecation', '2020-06-01'),
      'no-repetition',
    ],
    [
      'an immediate call',
      [],
      aDecision('sfc', 'call', '2020-03-01', { immediate: true }),
      'field-of-another-kind',
    ],
  ])('%s', (_, before, step, rule) => {
    expect(checkStep(stateWith(before), step)).toMatchObject({ rule });
  });

  it('names the first day on which waiting would make the step legal, and that day is legal', () => {
    const early = checkStep(stateWith(deprecated), aDecision('sfc', 'retire', '2020-10-14'));
    const hasty = checkStep(stateWith(called), aDecision('sfc', 'deprecate', '2020-01-10'));

    expect(early).toMatchObject({ earliest: '2021-04-14' });
    expect(hasty).toMatchObject({ earliest: '2020-02-15' });
    expect(checkStep(stateWith(deprecated), aDecision('sfc', 'retire', '2021-04-14'))).toBe('ok');
    expect(checkStep(stateWith(called), aDecision('sfc', 'deprecate', '2020-02-15'))).toBe('ok');
  });
});

describe('checkStep allows', () => {
  it.each<[string, readonly Decision[], Decision]>([
    ['a first call', [], aDecision('sfc', 'call', '2019-11-12')],
    ['volunteers that answer a call', called, aDecision('sfc', 'volunteers', '2020-01-10')],
    ['volunteers after the last day', called, aDecision('sfc', 'volunteers', '2020-06-10')],
    [
      'a second call when the first went unanswered',
      called,
      aDecision('sfc', 'call', '2020-06-10'),
    ],
    [
      'a deprecation that was discussed and is ratified',
      past(['consider-deprecation', '2019-11-12']),
      aDecision('sfc', 'deprecate', '2020-03-01'),
    ],
    [
      'what was never implemented leaving at once',
      [],
      aDecision('sfc', 'retire', '2019-11-12', { immediate: true }),
    ],
    ['a deprecated project being revived', deprecated, aDecision('sfc', 'revive', '2022-02-07')],
    [
      'coming back in the first milestone of a later cycle',
      retired,
      aDecision('sfc', 'revive', '2021-05-28'),
    ],
    [
      'a retirement recorded ahead for the series that is free',
      deprecated,
      aDecision('sfc', 'retire', '2020-12-01', { cycle: 'wallaby' }),
    ],
    [
      'a waiver with an end',
      called,
      aDecision('sfc', 'waive', '2020-03-01', { until: '2020-10-14' }),
    ],
    [
      'an in-tree driver moving to a project of its own',
      [aDecision('linuxbridge', 'call', '2019-11-12')],
      aDecision('linuxbridge', 'merge-into', '2020-03-01', { into: 'networking-linuxbridge' }),
    ],
  ])('%s', (_, before, step) => {
    expect(checkStep(stateWith(before), step)).toBe('ok');
  });

  it('a deprecation without a call where the policy does not ask for one', () => {
    const state = aScene('2026-11-22', [], {
      projects,
      policy: { lifecycle: { ...policy.lifecycle, callFirst: false } },
    });

    expect(checkStep(state, aDecision('sfc', 'deprecate', '2020-03-01'))).toBe('ok');
  });
});

describe('history that is recorded later', () => {
  it('goes before what came after it', () => {
    const record = past(['call', '2020-06-10'], ['volunteers', '2020-06-25']);
    const first = aDecision('sfc', 'call', '2019-11-12');

    expect(checkStep(stateWith(record), first)).toBe('ok');
    expect(placeOf(record, first)).toBe(0);
    expect(placeOf(record, aDecision('sfc', 'keep', '2021-01-01'))).toBe(2);
  });

  it('is taken back only where what follows still stands', () => {
    const [call, deprecation] = deprecated;
    if (call === undefined || deprecation === undefined) throw new Error('two decisions');

    expect(checkUndo(stateWith(deprecated), deprecation)).toBe('ok');
    expect(checkUndo(stateWith(deprecated), call)).toMatchObject({ rule: 'call-first' });
  });
});

describe('checkHistory', () => {
  it('finds the one step of the record that the rules would have refused', () => {
    expect(checkHistory(stateWith(recorded))).toMatchObject([
      {
        index: recorded.findIndex(({ date }) => date === '2023-05-26'),
        refusal: { rule: 'call-first' },
      },
    ]);
  });

  it('gives each illegal step with its place', () => {
    const decisions = [...called, ...past(['retire', '2020-03-01'])];

    expect(checkHistory(stateWith(decisions))).toMatchObject([
      { index: 1, refusal: { rule: 'deprecate-first' } },
    ]);
  });
});

describe('stepIllegal', () => {
  it('says the rule, the reason, the first legal day and where the rule is written', () => {
    const step = aDecision('sfc', 'retire', '2020-10-14');
    const refusal = checkStep(stateWith(deprecated), step);
    if (refusal === 'ok') throw new Error('the step should be refused');

    const error = stepIllegal(step, refusal, calendar);

    expect(error.code).toBe('STEP_ILLEGAL');
    expect(error.message).toBe(
      'sfc: "retire" is refused by rule two-cycles: it is deprecated since ussuri; wallaby is the first series without it. Earliest: 2021-04-14.',
    );
    expect(error.hint).toContain(rules['two-cycles'].title);
  });
});
