import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/lifecycle.ts';
import { agreement, standingOf } from '../../src/lifecycle/stage.ts';
import { aDecision, aScene, recorded } from './fixture.ts';

const days = ['2019-11-12', '2021-04-14', '2023-10-04', '2026-11-22'] as const;

function stageOf(decisions: readonly Decision[], project: string, asOf: string) {
  return standingOf(aScene(asOf, decisions), project).stage;
}

function inForce(decisions: readonly Decision[], project: string, asOf: string) {
  return standingOf(aScene(asOf, decisions), project).inForce;
}

describe('the stage', () => {
  // Sources: the Ussuri PTG summary for the first column; reference/projects.yaml and legacy.yaml of
  // openstack/governance, as of each day, for the others. A call that nobody closed stays open.
  it.each([
    ['neutron-interconnection', 'retired', 'retired', 'retired', 'retired'],
    ['networking-ovn', 'active', 'merged', 'merged', 'retired'],
    ['networking-odl', 'active', 'active', 'deprecated', 'deprecated'],
    ['ovsdbapp', 'active', 'active', 'active', 'active'],
    ['networking-midonet', 'calling', 'deprecated', 'deprecated', 'retired'],
    ['neutron-fwaas', 'calling', 'deprecated', 'active', 'active'],
    ['neutron-fwaas-dashboard', 'calling', 'deprecated', 'active', 'active'],
    ['networking-sfc', 'calling', 'calling', 'calling', 'calling'],
    ['networking-bagpipe', 'calling', 'calling', 'calling', 'calling'],
    ['networking-bgpvpn', 'calling', 'calling', 'calling', 'calling'],
    ['neutron-dynamic-routing', 'calling', 'calling', 'calling', 'calling'],
    ['neutron-vpnaas', 'calling', 'calling', 'calling', 'calling'],
    ['neutron-vpnaas-dashboard', 'calling', 'calling', 'calling', 'calling'],
    ['linuxbridge', 'active', 'active', 'active', 'active'],
    ['macvtap', 'active', 'active', 'active', 'active'],
  ])('follows the record of %s: %s, %s, %s, %s', (project, ...expected) => {
    expect(days.map((day) => stageOf(recorded, project, day))).toEqual(expected);
  });

  it('knows a decision on its day and not the day before', () => {
    expect(stageOf(recorded, 'networking-odl', '2023-05-25')).toBe('active');
    expect(stageOf(recorded, 'networking-odl', '2023-05-26')).toBe('deprecated');
  });

  it('lets a deprecation of a later cycle take effect on the first day of that cycle', () => {
    const decisions = [aDecision('sfc', 'deprecate', '2020-03-01', { cycle: 'victoria' })];

    expect(stageOf(decisions, 'sfc', '2020-05-13')).toBe('active');
    expect(stageOf(decisions, 'sfc', '2020-05-14')).toBe('deprecated');
  });

  it('lets a retirement recorded ahead wait until the two cycles are over', () => {
    const decisions = [
      aDecision('sfc', 'deprecate', '2020-03-01'),
      aDecision('sfc', 'retire', '2020-12-01', { cycle: 'wallaby' }),
    ];

    expect(stageOf(decisions, 'sfc', '2021-04-13')).toBe('deprecated');
    expect(stageOf(decisions, 'sfc', '2021-04-14')).toBe('retired');
  });

  it('takes the later of two decisions of one day, in the order of the file', () => {
    const decisions = [
      aDecision('sfc', 'call', '2020-03-01'),
      aDecision('sfc', 'volunteers', '2020-03-01'),
    ];

    expect(stageOf(decisions, 'sfc', '2020-03-01')).toBe('active');
  });

  it('does not change the stage for a waiver', () => {
    const decisions = [
      aDecision('sfc', 'call', '2020-03-01'),
      aDecision('sfc', 'waive', '2020-04-01', { until: '2020-06-01' }),
    ];

    expect(stageOf(decisions, 'sfc', '2020-05-01')).toBe('calling');
  });
});

describe('the decision in force', () => {
  it('gives the newest decision that was known on the day', () => {
    expect(inForce(recorded, 'neutron-fwaas', '2019-11-11')).toBeUndefined();
    expect(inForce(recorded, 'neutron-fwaas', '2019-11-12')?.kind).toBe('call');
    expect(inForce(recorded, 'neutron-fwaas', '2022-02-06')?.kind).toBe('deprecate');
    expect(inForce(recorded, 'neutron-fwaas', '2022-02-07')?.kind).toBe('revive');
  });

  it('falls back to the decision before a waiver on the day after its last day', () => {
    const decisions = [
      aDecision('sfc', 'call', '2020-03-01'),
      aDecision('sfc', 'waive', '2020-04-01', { until: '2020-06-01' }),
    ];

    expect(inForce(decisions, 'sfc', '2020-06-01')?.kind).toBe('waive');
    expect(inForce(decisions, 'sfc', '2020-06-02')?.kind).toBe('call');
  });
});

describe('agreement', () => {
  it.each([
    ['at-risk', 'call', 'agree'],
    ['at-risk', 'deprecate', 'agree'],
    ['at-risk', 'retire', 'agree'],
    ['at-risk', 'healthy', 'differ'],
    ['at-risk', 'volunteers', 'differ'],
    ['at-risk', 'revive', 'differ'],
    ['at-risk', 'waive', 'agree'],
    ['at-risk', 'merge-into', 'agree'],
    ['healthy', 'consider-deprecation', 'differ'],
    ['healthy', 'healthy', 'agree'],
    ['healthy', 'volunteers', 'agree'],
    ['healthy', 'call', 'differ'],
    ['healthy', 'deprecate', 'differ'],
    ['healthy', 'merge-into', 'agree'],
    ['undetermined', 'call', 'no-decision'],
  ] as const)('of %s figures with "%s" is %s', (verdict, kind, expected) => {
    const decision = aDecision('sfc', kind, '2020-03-01', { until: '2020-12-31' });

    expect(agreement(verdict, decision, '2020-04-01')).toBe(expected);
  });

  it('needs both a verdict and a decision that holds on the day', () => {
    const call = aDecision('sfc', 'call', '2020-03-01');
    const waiver = aDecision('sfc', 'waive', '2020-03-01', { until: '2020-03-31' });
    const answered = aDecision('sfc', 'volunteers', '2020-01-06');

    expect(agreement(undefined, call, '2020-04-01')).toBe('no-decision');
    expect(agreement('at-risk', undefined, '2020-04-01')).toBe('no-decision');
    expect(agreement('healthy', call, '2020-02-01')).toBe('no-decision');
    expect(agreement('at-risk', waiver, '2020-04-01')).toBe('no-decision');
    expect(agreement('at-risk', answered, '2021-01-05')).toBe('differ');
    expect(agreement('at-risk', answered, '2021-01-06')).toBe('no-decision');
  });
});
