import { describe, expect, it } from 'vitest';
import { lifecycleAt } from '../../src/lifecycle/lifecycle.ts';
import { aDecision, calendar, policy, recorded } from './fixture.ts';

const sfc = { name: 'networking-sfc', paths: [], role: 'judged' as const };

const decisions = recorded.filter(({ project }) => project === sfc.name);

describe('the lifecycle of a day', () => {
  const lifecycle = lifecycleAt({
    ...{ projects: [sfc], decisions, calendar, policy },
    asOf: '2020-01-15',
  });

  it('answers every question from one scene', () => {
    const steps = lifecycle.timeline(sfc).map(({ date, step }) => `${date} ${step}`);
    const deprecation = aDecision(sfc.name, 'deprecate', '2020-01-15');
    const [candidate] = lifecycle.candidates([{ ...sfc, trend: [] }]);

    expect(lifecycle.stage(sfc.name)).toMatchObject({ stage: 'calling', since: '2019-11-12' });
    expect(steps).toContain('2020-02-14 answer-by');
    expect(candidate).toMatchObject({ project: sfc.name, answer: 'open', answerBy: '2020-02-14' });
    expect(lifecycle.check(deprecation)).toMatchObject({ rule: 'call-open' });
    expect(lifecycle.drift({ states: new Map() })).toEqual([]);
  });
});
