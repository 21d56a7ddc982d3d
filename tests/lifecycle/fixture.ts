// The release calendar and the decisions that the tests of lifecycle/ share, with where each is recorded.

import type { Calendar } from '../../src/domain/cycle.ts';
import type { Decision, DecisionKind } from '../../src/domain/lifecycle.ts';
import { type LifecycleInput, sceneOf } from '../../src/lifecycle/scene.ts';

type Row = readonly [
  name: string,
  id: string,
  start: string,
  release: string,
  milestones: string[],
];

/** From data/series_status.yaml and the schedules of openstack/releases; a milestone is the last day of its week. */
const rows: readonly Row[] = [
  ['stein', '', '2018-08-31', '2019-04-10', ['2018-10-26', '2019-01-11', '2019-03-08']],
  ['train', '', '2019-04-11', '2019-10-16', ['2019-06-07', '2019-07-26', '2019-09-13']],
  ['ussuri', '', '2019-10-17', '2020-05-13', ['2019-12-13', '2020-02-14', '2020-04-10']],
  ['victoria', '', '2020-05-14', '2020-10-14', ['2020-06-19', '2020-07-31', '2020-09-11']],
  ['wallaby', '', '2020-10-15', '2021-04-14', ['2020-12-04', '2021-01-22', '2021-03-12']],
  ['xena', '', '2021-04-15', '2021-10-06', ['2021-05-28', '2021-07-16', '2021-09-03']],
  ['yoga', '', '2021-10-07', '2022-03-30', ['2021-11-19', '2022-01-07', '2022-02-25']],
  ['zed', '', '2022-03-31', '2022-10-05', ['2022-05-20', '2022-07-15', '2022-09-02']],
  ['antelope', '2023.1', '2022-10-06', '2023-03-22', ['2022-11-18', '2023-01-06', '2023-02-17']],
  ['bobcat', '2023.2', '2023-03-23', '2023-10-04', ['2023-05-12', '2023-07-07', '2023-09-01']],
  ['caracal', '2024.1', '2023-10-05', '2024-04-03', ['2023-11-17', '2024-01-12', '2024-03-01']],
  ['dalmatian', '2024.2', '2024-04-04', '2024-10-02', ['2024-05-17', '2024-07-05', '2024-08-30']],
  ['epoxy', '2025.1', '2024-10-03', '2025-04-02', ['2024-11-15', '2025-01-10', '2025-02-28']],
  ['flamingo', '2025.2', '2025-04-03', '2025-10-01', ['2025-05-16', '2025-07-04', '2025-08-29']],
  ['gazpacho', '2026.1', '2025-10-02', '2026-04-01', ['2025-11-14', '2026-01-09', '2026-02-27']],
  ['hibiscus', '2026.2', '2026-04-02', '2026-09-30', ['2026-05-15', '2026-07-03', '2026-08-28']],
  ['indri', '2027.1', '2026-10-01', '2027-03-24', ['2026-11-20', '2027-01-15', '2027-02-19']],
];

export const calendar: Calendar = rows.map(([name, id, start, release, milestones]) => ({
  name,
  ...(id === '' ? {} : { id }),
  start,
  release,
  estimated: false,
  slurp: id.endsWith('.1'),
  milestones: milestones.map((date, index) => ({ id: `milestone-${index + 1}`, date })),
}));

export const policy = { lifecycle: { cyclesToRetirement: 2, answerBy: 'milestone-2' } };

/** The scene of a day, with this calendar and policy unless a test says otherwise. */
export function aScene(
  asOf: string,
  decisions: readonly Decision[],
  rest: Partial<LifecycleInput> = {},
) {
  return sceneOf({ projects: [], decisions, calendar, policy, asOf, ...rest });
}

/** A decision of which a test says only what matters. */
export function aDecision(
  project: string,
  kind: DecisionKind,
  date: string,
  rest: Partial<Decision> = {},
): Decision {
  return {
    project,
    kind,
    date,
    by: 'neutron team',
    reason: 'as the source says',
    link: 'https://example.org/decision',
    ...rest,
  };
}

const called = [
  'networking-sfc',
  'networking-bagpipe',
  'networking-bgpvpn',
  'networking-midonet',
  'neutron-fwaas',
  'neutron-fwaas-dashboard',
  'neutron-dynamic-routing',
  'neutron-vpnaas',
  'neutron-vpnaas-dashboard',
];

/**
 * The summary of the Ussuri PTG (2019-11-12), then what openstack/governance records: release-management deprecated of
 * ovn 2020-02-12, of fwaas 2020-06-18 and taken back 2022-02-07, of midonet 2021-03-30, of odl 2023-05-26;
 * retired-on of interconnection 2019-11-15, of ovn 2024-05-15, of midonet 2025-07-18.
 */
export const recorded: readonly Decision[] = [
  aDecision('neutron-interconnection', 'retire', '2019-11-12', { immediate: true }),
  ...['networking-ovn', 'networking-odl', 'ovsdbapp'].map((project) =>
    aDecision(project, 'healthy', '2019-11-12'),
  ),
  ...called.map((project) => aDecision(project, 'call', '2019-11-12')),
  ...['linuxbridge', 'macvtap'].map((project) =>
    aDecision(project, 'consider-deprecation', '2019-11-12'),
  ),
  aDecision('networking-ovn', 'merge-into', '2020-02-12', { into: 'neutron' }),
  ...['neutron-fwaas', 'neutron-fwaas-dashboard'].flatMap((project) => [
    aDecision(project, 'deprecate', '2020-06-18', { cycle: 'victoria' }),
    aDecision(project, 'revive', '2022-02-07'),
  ]),
  aDecision('networking-midonet', 'deprecate', '2021-03-30', { cycle: 'wallaby' }),
  aDecision('networking-odl', 'deprecate', '2023-05-26', { cycle: '2023.2' }),
  aDecision('networking-ovn', 'retire', '2024-05-15'),
  aDecision('networking-midonet', 'retire', '2025-07-18'),
];
