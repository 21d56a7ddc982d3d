// The shipped decisions against a table made by hand from the public record: where each project stood on six days.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lifecycleAt } from '../../src/lifecycle/lifecycle.ts';
import { loadData } from '../../src/registry/load.ts';
import { aDecision } from './fixture.ts';

const packaged = fileURLToPath(new URL('../../data', import.meta.url));
const data = loadData(packaged, packaged);
const days = ['2019-11-12', '2020-06-10', '2021-04-14', '2022-03-01', '2023-10-04', '2026-11-26'];

function on(day: string) {
  return lifecycleAt({ ...data, projects: data.registry.projects, asOf: day });
}

const active = 'active';
const gone = 'retired';
const [calling, deprecated, merged, experimental] = [
  'calling',
  'deprecated',
  'merged',
  'experimental',
];

describe('the record of the stadium', () => {
  it.each([
    ['networking-ovn', active, merged, merged, merged, merged, gone],
    ['networking-odl', active, active, active, active, deprecated, deprecated],
    ['ovsdbapp', active, active, active, active, active, active],
    ['neutron-interconnection', gone, gone, gone, gone, gone, gone],
    ['networking-sfc', calling, active, active, active, active, active],
    ['networking-bagpipe', calling, active, active, active, active, active],
    ['networking-bgpvpn', calling, active, active, active, active, active],
    ['networking-midonet', calling, calling, deprecated, deprecated, deprecated, gone],
    ['neutron-fwaas', calling, deprecated, deprecated, active, active, active],
    ['neutron-fwaas-dashboard', calling, deprecated, deprecated, active, active, active],
    ['neutron-dynamic-routing', calling, calling, active, active, active, active],
    ['neutron-vpnaas', calling, active, active, active, active, active],
    ['neutron-vpnaas-dashboard', calling, calling, calling, calling, calling, calling],
    ['linuxbridge', active, active, active, active, deprecated, gone],
    ['macvtap', active, active, active, active, active, active],
    ['sriov', active, active, active, active, active, active],
    ['neutron-lib', active, active, active, active, active, active],
    ['python-neutronclient', active, active, active, active, deprecated, deprecated],
  ])('has %s where it stood', (project, ...expected) => {
    expect(days.map((day) => on(day).stage(project).stage)).toEqual(expected);
  });

  it('does not deprecate in the cycle that a call spares', () => {
    const lifecycle = on('2020-06-11');
    const deprecation = aDecision('neutron-dynamic-routing', 'deprecate', '2020-09-01');
    const [project] = data.registry.projects.filter(({ name }) => name === deprecation.project);
    const open = project === undefined ? [] : lifecycle.timeline(project);

    expect(open.find(({ step }) => step === 'deprecate-by')?.date).toBe('2021-04-14');
    expect(on('2020-06-24').check({ ...deprecation, date: '2020-06-24' })).toMatchObject({
      rule: 'call-open',
    });
  });

  it('has linuxbridge as experimental before its deprecation', () => {
    expect(on('2022-05-01').stage('linuxbridge').stage).toBe(experimental);
  });

  it.each([
    ['2019-11-12', []],
    ['2020-06-10', []],
    ['2021-04-14', ['neutron-vpnaas-dashboard settle-call 2020-12-04']],
    [
      '2022-03-01',
      ['networking-ovn retire-by 2021-04-14', 'neutron-vpnaas-dashboard settle-call 2021-11-19'],
    ],
    [
      '2023-10-04',
      [
        'networking-midonet retire-by 2022-03-30',
        'networking-ovn retire-by 2021-04-14',
        'neutron-vpnaas-dashboard settle-call 2023-05-12',
      ],
    ],
    [
      '2026-11-26',
      ['networking-odl retire-by 2024-10-02', 'neutron-vpnaas-dashboard settle-call 2026-11-20'],
    ],
  ])('is late on %s with what the record leaves open', (day, expected) => {
    const lifecycle = on(day);
    const late = data.registry.projects
      .flatMap(lifecycle.timeline)
      .filter(({ state }) => state === 'overdue')
      .map(({ project, step, date }) => `${project} ${step} ${date}`);

    expect(late.sort()).toEqual(expected);
  });

  it.each(days)('shows on %s nothing that was known only later', (day) => {
    const entries = data.registry.projects.flatMap(on(day).timeline);

    for (const { state, date } of entries) if (state === 'done') expect(date <= day).toBe(true);
  });

  it('says of each of the nine calls when and where it was answered, or what is open', () => {
    const called = data.decisions
      .filter(({ kind, date }) => kind === 'call' && date === '2019-11-12')
      .map(({ project }) => project);
    const first = called.map((project) => {
      const after = data.decisions.filter(
        (each) => each.project === project && each.date > '2019-11-12' && each.kind !== 'discuss',
      );
      return `${project} ${after[0]?.kind ?? 'open'} ${after[0]?.date ?? ''}`.trim();
    });

    expect(first).toEqual([
      'networking-sfc volunteers 2019-11-15',
      'networking-bagpipe volunteers 2019-11-23',
      'networking-bgpvpn volunteers 2019-11-23',
      'networking-midonet volunteers 2020-11-13',
      'neutron-fwaas deprecate 2020-06-10',
      'neutron-fwaas-dashboard deprecate 2020-06-10',
      'neutron-dynamic-routing call 2020-06-10',
      'neutron-vpnaas volunteers 2020-01-20',
      'neutron-vpnaas-dashboard open',
    ]);
  });
});
