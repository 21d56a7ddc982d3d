// Builders for the mail tests: a scorecard by hand like that of November 2019, settings, messages.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Decision, DecisionKind, TimelineEntry } from '../../src/domain/lifecycle.ts';
import type { MailSettings } from '../../src/domain/mail.ts';
import type { MeasureDefinition, Measurement } from '../../src/domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../../src/domain/scorecard.ts';
import type { Verdict, VerdictName } from '../../src/domain/verdict.ts';
import { createOutbox, type OutboxPlace } from '../../src/mail/outbox.ts';
import { readMailSettings } from '../../src/registry/mail.ts';

export const summaryLink = 'https://lists.openstack.org/pipermail/openstack-discuss/2019-November/';

const train = { name: 'cycle', from: '2019-04-11', to: '2019-10-16' } as const;

export function measured(
  value: number,
  over: Partial<Extract<Measurement, { state: 'measured' }>> = {},
) {
  return {
    state: 'measured',
    value,
    unit: 'commits',
    window: train,
    source: 'git',
    sample: 16,
    ...over,
  } as const satisfies Measurement;
}

const definitions: readonly MeasureDefinition[] = [
  definition('own-code-commits-cycle', 'Own commits to production code', 'commits'),
  definition('dedicated-people-cycle', 'People with two or more own commits', 'people'),
  definition('core-reviewers-cycle', 'People who gave +2', 'people'),
];

function definition(id: string, title: string, unit: MeasureDefinition['unit']): MeasureDefinition {
  return {
    ...{ id, title, unit, window: 'cycle', source: 'git', group: 'people', better: 'more' },
    restsOn: 'fleet',
    definition: `${title}, counted by hand.`,
    limits: 'Cannot tell everything.',
  };
}

export function aVerdict(name: VerdictName, points: number): Verdict {
  return {
    name,
    level: name === 'at-risk' ? 'thin' : null,
    levels: name === 'at-risk' ? ['thin'] : [],
    since: '2019-11-12',
    short: 0,
    signs: [],
    missing: [],
    points,
    range: { worst: points, best: points },
    coverage: 1,
    grades: [],
    reasons: [
      { code: 'few-own-code-commits', measure: 'own-code-commits-cycle', args: {} },
      { code: 'few-people', measure: 'dedicated-people-cycle', args: {} },
    ],
  };
}

export function aDecision(
  project: string,
  kind: DecisionKind,
  over: Partial<Decision> = {},
): Decision {
  return {
    project,
    kind,
    date: '2019-11-12',
    by: 'neutron team, Ussuri PTG in Shanghai',
    reason: 'few people look after it; maintainers are asked for on the list before anything else',
    link: summaryLink,
    ...over,
  };
}

export function anEntry(
  project: string,
  step: string,
  date: string,
  over: Partial<TimelineEntry> = {},
) {
  return { project, step, date, state: 'planned', estimated: false, rule: 'x', ...over } as const;
}

export function aCard(name: string, over: Partial<ProjectCard> = {}): ProjectCard {
  const decision = 'decision' in over ? over.decision : aDecision(name, 'call');
  return {
    name,
    class: 'service-plugin',
    role: 'judged',
    repositories: [`openstack/${name}`],
    paths: [],
    verdict: aVerdict('at-risk', 22),
    measurements: {
      'own-code-commits-cycle': measured(1, {
        links: [`https://opendev.org/openstack/${name}/commits/branch/master`],
      }),
      'dedicated-people-cycle': measured(1, { unit: 'people' }),
    },
    decisions: decision === undefined ? [] : [decision],
    agreement: 'agree',
    stage: 'calling',
    timeline: [
      anEntry(name, 'answer-by', '2020-02-10', { state: 'due', series: 'ussuri' }),
      anEntry(name, 'deprecate-by', '2020-05-13', { series: 'ussuri' }),
      anEntry(name, 'retire-by', '2021-04-14', { series: 'wallaby', estimated: true }),
    ],
    trend: [{ asOf: '2019-04-10', verdict: 'at-risk', points: 30 }],
    ...over,
    decision,
  };
}

/** The nine that the summary of the Ussuri PTG names for a call. */
export const called2019 = [
  'networking-bagpipe',
  'networking-bgpvpn',
  'networking-midonet',
  'networking-sfc',
  'neutron-dynamic-routing',
  'neutron-fwaas',
  'neutron-fwaas-dashboard',
  'neutron-vpnaas',
  'neutron-vpnaas-dashboard',
] as const;

const healthy2019 = ['networking-odl', 'networking-ovn', 'ovsdbapp'];

/** The scorecard of 2019-11-12 by hand: nine called, three healthy, interconnection retired at once. */
export function scorecard2019(over: Partial<Scorecard> = {}): Scorecard {
  const calm = { stage: 'active', timeline: [], agreement: 'agree' } as const;
  const projects = [
    ...called2019.map((name) => aCard(name)),
    ...healthy2019.map((name) =>
      aCard(name, {
        ...calm,
        verdict: aVerdict('healthy', 80),
        decision: aDecision(name, 'healthy'),
      }),
    ),
    aCard('neutron-interconnection', {
      ...{ stage: 'retired', decision: aDecision('neutron-interconnection', 'retire') },
      timeline: [anEntry('neutron-interconnection', 'retired', '2019-11-15', { state: 'done' })],
    }),
    aCard('neutron', { ...calm, role: 'reference', verdict: undefined, decision: undefined }),
  ];
  return {
    team: 'neutron',
    asOf: '2019-11-12',
    cycle: { name: 'train', title: 'Train' },
    windows: [train],
    policyVersion: '1',
    definitionsVersion: 1,
    sourcesAsked: ['git'],
    projects,
    sources: [],
    pins: [],
    measures: definitions,
    links: { repository: 'https://opendev.org/{repo}' },
    ...over,
  };
}

const shippedSettings = fileURLToPath(new URL('../../data/mail.yaml', import.meta.url));

export function someSettings(over: Partial<MailSettings> = {}): MailSettings {
  return { ...readMailSettings(shippedSettings).value, ...over };
}

/** A new outbox in a folder of its own. */
export function aPlace(): OutboxPlace & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  const place = {
    file: join(folder, 'outbox.ndjson'),
    witness: join(folder, 'cache', 'witness.json'),
  };
  createOutbox(place, new Date('2019-11-12T09:00:00Z'));
  return { folder, ...place };
}
