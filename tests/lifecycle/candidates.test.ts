import { describe, expect, it } from 'vitest';
import type { VerdictName } from '../../src/domain/verdict.ts';
import { candidates } from '../../src/lifecycle/candidates.ts';
import { aDecision, aScene, recorded } from './fixture.ts';

function aCard(
  name: string,
  trend: readonly (readonly [string, VerdictName])[] = [],
  paths: string[] = [],
) {
  const points = trend.map(([asOf, verdict]) => ({ asOf, verdict, points: null }));
  return { name, role: 'judged' as const, paths, trend: points };
}

function ask(cards: ReturnType<typeof aCard>[], asOf: string, decisions = recorded) {
  return candidates(aScene(asOf, decisions), cards);
}

describe('candidates', () => {
  it('counts the cycles in a row that ended at risk, up to the newest', () => {
    const card = aCard('sfc', [
      ['2019-12-01', 'at-risk'],
      ['2020-05-01', 'healthy'],
      ['2020-06-01', 'healthy'],
      ['2020-10-01', 'at-risk'],
      ['2021-04-01', 'at-risk'],
    ]);

    expect(ask([card], '2021-04-14', [])).toMatchObject([{ project: 'sfc', cyclesAtRisk: 2 }]);
  });

  it('keeps the order of the cards, which is that of urgency', () => {
    const cards = ['sfc', 'odl', 'bagpipe'].map((name) => aCard(name, [['2021-04-01', 'at-risk']]));

    expect(ask(cards, '2021-04-14', []).map(({ project }) => project)).toEqual([
      'sfc',
      'odl',
      'bagpipe',
    ]);
  });

  it('leaves out what is healthy and was not called for, and what is gone', () => {
    const cards = [
      aCard('ovsdbapp', [['2021-04-01', 'healthy']]),
      aCard('neutron-interconnection', [['2021-04-01', 'at-risk']]),
      { ...aCard('neutron', [['2021-04-01', 'at-risk']]), role: 'reference' as const },
    ];

    expect(candidates(aScene('2021-04-14', recorded), cards)).toEqual([]);
  });

  it('says when a call was made and that nobody answered', () => {
    const [open] = ask([aCard('networking-sfc')], '2020-02-14');
    const [late] = ask([aCard('networking-sfc')], '2020-02-15');

    expect(open).toMatchObject({ calledOn: '2019-11-12', answer: 'open', answerBy: '2020-02-14' });
    expect(late).toMatchObject({ answer: 'unanswered' });
    expect(late?.earliestDeprecation).toMatchObject({ date: '2020-02-15', series: 'ussuri' });
    expect(late?.earliestRetirement).toMatchObject({ date: '2021-04-14', series: 'wallaby' });
  });

  it('reckons from a call made today where there was none', () => {
    const [one] = ask([aCard('sfc', [['2020-03-01', 'at-risk']])], '2020-03-01', []);

    expect(one).toMatchObject({ answer: 'not-called', stage: 'active' });
    expect(one?.earliestDeprecation).toMatchObject({ date: '2020-08-01', series: 'victoria' });
    expect(one?.earliestRetirement).toMatchObject({ date: '2021-10-06', series: 'xena' });
  });

  it('gives a deprecated project its retirement only, even when that day is past', () => {
    const [odl] = ask([aCard('networking-odl')], '2026-11-22');

    expect(odl).not.toHaveProperty('earliestDeprecation');
    expect(odl?.earliestRetirement).toEqual({
      date: '2024-10-02',
      series: 'dalmatian',
      estimated: false,
    });
  });

  it('knows who leaves through the stadium, and who has a waiver', () => {
    const decisions = [aDecision('macvtap', 'waive', '2020-03-01', { until: '2020-12-31' })];
    const card = aCard(
      'macvtap',
      [['2020-03-01', 'at-risk']],
      ['neutron/plugins/ml2/drivers/macvtap'],
    );

    expect(ask([card], '2020-03-02', decisions)).toMatchObject([
      { stadiumFirst: true, waivedUntil: '2020-12-31' },
    ]);
  });
});
