import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/lifecycle.ts';
import { timelineOf } from '../../src/lifecycle/timeline.ts';
import { aDecision, aScene, recorded } from './fixture.ts';

function rowsOf(
  name: string,
  asOf: string,
  options: { decisions?: readonly Decision[]; paths?: readonly string[]; role?: 'reference' } = {},
): readonly string[] {
  const project = { name, paths: options.paths ?? [], role: options.role ?? ('judged' as const) };
  const decisions = options.decisions ?? recorded;
  return timelineOf(aScene(asOf, decisions), project).map(
    ({ date, step, state, rule, series, estimated }) =>
      [date, step, state, rule, series, ...(estimated ? ['estimated'] : [])].join(' '),
  );
}

describe('the plan of 2019-11-12', () => {
  // Source: the Ussuri PTG summary: volunteers, else deprecated and out in two cycles; Ussuri's milestone-2 is the
  // week of 2020-02-10 and its release 2020-05-13, Wallaby's 2021-04-14 (openstack/releases).
  const planOfACall = [
    '2019-11-12 called done answer-by ussuri',
    '2020-02-14 answer-by due answer-by ussuri',
    '2020-05-13 deprecate-by due unanswered-call ussuri',
    '2021-04-14 retire-by planned two-cycles wallaby',
  ];

  it.each([
    'networking-sfc',
    'networking-bagpipe',
    'networking-bgpvpn',
    'networking-midonet',
    'neutron-fwaas',
    'neutron-fwaas-dashboard',
    'neutron-dynamic-routing',
    'neutron-vpnaas',
    'neutron-vpnaas-dashboard',
  ])('gives %s its answer-by, deprecated by and out by', (project) => {
    expect(rowsOf(project, '2019-11-12')).toEqual(planOfACall);
  });

  it.each(['linuxbridge', 'macvtap'])('sends %s through the stadium first', (project) => {
    const rows = rowsOf(project, '2019-11-12', { paths: ['neutron/plugins/ml2/drivers/x'] });

    expect(rows).toEqual([
      '2019-11-12 discussed done ratify-in-cycle ussuri',
      '2020-05-13 ratify-by due ratify-in-cycle ussuri',
      '2020-05-13 deprecate-by due ratify-in-cycle ussuri',
      '2021-04-14 move-to-stadium-by planned stadium-first wallaby',
      '2021-04-14 retire-by planned two-cycles wallaby',
    ]);
  });

  it('keeps of a discussion that nobody ratified only that it was not', () => {
    expect(rowsOf('macvtap', '2021-04-14').slice(1)).toEqual([
      '2021-05-28 reassess-by planned reassessment xena',
    ]);
  });

  it('retires neutron-interconnection at once', () => {
    expect(rowsOf('neutron-interconnection', '2019-11-12')).toEqual([
      '2019-11-12 retired done immediate ussuri',
    ]);
  });

  it.each(['networking-ovn', 'networking-odl', 'ovsdbapp'])('reassesses %s later', (project) => {
    expect(rowsOf(project, '2019-11-12')).toEqual([
      '2019-11-12 kept done reassessment ussuri',
      '2019-12-13 reassess-by due reassessment ussuri',
    ]);
  });
});

describe('timelines of later days', () => {
  it.each([
    ['networking-odl', '2023-10-04', ['2024-10-02 retire-by planned two-cycles dalmatian']],
    ['networking-odl', '2024-10-02', ['2024-10-02 retire-by due two-cycles dalmatian']],
    ['networking-odl', '2026-11-22', ['2024-10-02 retire-by overdue two-cycles dalmatian']],
    ['networking-midonet', '2021-04-14', ['2022-03-30 retire-by planned two-cycles yoga']],
    ['networking-midonet', '2023-10-04', ['2022-03-30 retire-by overdue two-cycles yoga']],
    ['networking-midonet', '2026-11-22', []],
    ['networking-ovn', '2021-04-14', ['2021-04-14 retire-by due two-cycles wallaby']],
    ['networking-ovn', '2023-10-04', ['2021-04-14 retire-by overdue two-cycles wallaby']],
    ['networking-ovn', '2026-11-22', []],
    ['neutron-fwaas', '2021-04-14', ['2021-10-06 retire-by planned two-cycles xena']],
    ['neutron-fwaas', '2023-10-04', ['2023-11-17 reassess-by planned reassessment caracal']],
    ['networking-sfc', '2021-04-14', ['2020-12-04 settle-call overdue settle-call wallaby']],
  ])('of %s on %s leave open %j', (project, asOf, expected) => {
    const open = rowsOf(project, asOf).filter((row) => !row.includes(' done '));

    expect(open).toEqual(expected);
  });

  it('show neutron-fwaas called, deprecated, then revived', () => {
    expect(rowsOf('neutron-fwaas', '2026-11-22').filter((row) => row.includes('done'))).toEqual([
      '2019-11-12 called done answer-by ussuri',
      '2020-06-18 deprecated done unanswered-call victoria',
      '2022-02-07 revived done deprecation-stands yoga',
    ]);
  });

  it('are late from the day after the date', () => {
    expect(rowsOf('networking-odl', '2024-10-03').at(-1)).toContain('overdue');
  });
});

describe('timelineOf', () => {
  it('marks a date that rests on a series nobody announced as estimated', () => {
    const decisions = [aDecision('sfc', 'deprecate', '2026-11-20')];

    expect(rowsOf('sfc', '2026-11-22', { decisions })).toEqual([
      '2026-11-20 deprecated done unanswered-call indri',
      '2028-03-22 retire-by planned two-cycles 2028.1 estimated',
    ]);
  });

  it('moves what is late to the end of a waiver, and says when the waiver ends', () => {
    const decisions = [
      aDecision('odl', 'deprecate', '2023-05-26'),
      aDecision('odl', 'waive', '2026-10-01', { until: '2027-01-31' }),
    ];

    expect(rowsOf('odl', '2026-11-22', { decisions }).slice(2)).toEqual([
      '2027-01-31 retire-by due waiver-ends ',
      '2027-01-31 waiver-ends due waiver-ends ',
    ]);
    expect(rowsOf('odl', '2027-02-01', { decisions })).toContain(
      '2024-10-02 retire-by overdue two-cycles dalmatian',
    );
  });

  it('shows a retirement recorded ahead as planned', () => {
    const decisions = [
      aDecision('sfc', 'deprecate', '2020-03-01'),
      aDecision('sfc', 'retire', '2020-12-01', { cycle: 'wallaby' }),
    ];

    expect(rowsOf('sfc', '2020-12-02', { decisions }).at(-1)).toBe(
      '2021-04-14 retired due two-cycles wallaby',
    );
  });

  it('takes the answer-by date that a call names', () => {
    const decisions = [aDecision('sfc', 'call', '2020-03-01', { answerBy: '2020-06-30' })];

    expect(rowsOf('sfc', '2020-03-02', { decisions }).slice(1)).toEqual([
      '2020-06-30 answer-by planned answer-by victoria',
      '2020-10-14 deprecate-by planned unanswered-call victoria',
      '2021-10-06 retire-by planned two-cycles xena',
    ]);
  });

  it('gives a call after the second milestone the whole next cycle', () => {
    const decisions = [aDecision('sfc', 'call', '2020-02-15')];

    expect(rowsOf('sfc', '2020-02-15', { decisions })[1]).toBe(
      '2020-07-31 answer-by planned answer-by victoria',
    );
  });

  it('asks of an old call what became of it, at the last reassessment since, and nothing else', () => {
    const decisions = [aDecision('sfc', 'call', '2019-11-12')];
    const open = (asOf: string) =>
      timelineOf(aScene(asOf, decisions), { name: 'sfc', paths: [], role: 'judged' }).slice(1);

    expect(open('2020-02-15')).toMatchObject([{ step: 'settle-call', date: '2020-06-19' }]);
    expect(open('2026-11-22')).toMatchObject([
      { step: 'settle-call', date: '2026-11-20', state: 'overdue', about: '2019-11-12' },
    ]);
  });

  it('asks an inactive project to be active again, once the TC has that rule', () => {
    const decisions = [aDecision('sfc', 'inactive', '2022-07-01')];

    expect(rowsOf('sfc', '2022-07-02', { decisions })).toContain(
      '2022-07-15 active-by due tc-inactive zed',
    );
  });

  it('tells what followed a decision from the day on which it did', () => {
    const followed = { date: '2020-06-18', link: 'https://example.org/governance' };
    const decisions = [aDecision('sfc', 'deprecate', '2020-06-10', { followed })];
    const steps = (asOf: string) => rowsOf('sfc', asOf, { decisions }).join();

    expect(steps('2020-06-17')).not.toContain('followed');
    expect(steps('2020-06-18')).toContain('2020-06-18 followed done followed-later');
  });

  it('holds what a decision asked for until it is done', () => {
    const done = { date: '2020-01-20', link: 'https://example.org/done' };
    const actions = [
      { what: 'say so', role: 'release liaison', due: 'milestone-2', done },
      { what: 'drop the job', role: 'CI liaison', due: '2020-03-01' },
    ];
    const decisions = [aDecision('sfc', 'retire', '2019-11-12', { immediate: true, actions })];
    const steps = (asOf: string) =>
      rowsOf('sfc', asOf, { decisions }).filter((row) => row.includes('action'));

    expect(steps('2020-01-19')).toEqual([
      '2020-02-14 action due action-until-done ',
      '2020-03-01 action due action-until-done ',
    ]);
    expect(steps('2020-03-02')).toEqual([
      '2020-01-20 action done action-until-done ',
      '2020-03-01 action overdue action-until-done ',
    ]);
  });

  it('gives a superseded project no day by which it must go', () => {
    const decisions = [aDecision('sfc', 'supersede', '2020-06-10', { instead: 'another' })];

    expect(rowsOf('sfc', '2024-01-01', { decisions })).toEqual([
      '2020-06-10 superseded done superseded-stays victoria',
    ]);
  });

  it('gives a reference project no date', () => {
    expect(rowsOf('neutron', '2026-11-22', { role: 'reference' })).toEqual([]);
  });

  it('knows leap days and year ends', () => {
    const decisions = [aDecision('sfc', 'call', '2019-12-31', { answerBy: '2020-02-29' })];

    expect(rowsOf('sfc', '2020-02-29', { decisions })[1]).toBe(
      '2020-02-29 answer-by due answer-by ussuri',
    );
    expect(rowsOf('sfc', '2020-03-01', { decisions })[1]).toBe(
      '2020-06-19 settle-call planned settle-call victoria',
    );
  });
});
