// Read this first. The whole idea in one function: evidence and policy give a verdict, decisions and calendar give
// where a project stands; the scorecard carries both side by side and mixes neither.

import { type Calendar, findSeries, hasCycles, seriesTitle } from './domain/cycle.ts';
import type { Decision } from './domain/lifecycle.ts';
import type { MeasureDefinition } from './domain/measurement.ts';
import type { Project, Registry, SourceName } from './domain/project.ts';
import type { Saying } from './domain/sayings.ts';
import type { MeasuredCycle, ProjectCard, Scorecard, TrendPoint } from './domain/scorecard.ts';
import type { ProjectEvidence, Snapshot } from './domain/snapshot.ts';
import { addDays, daysBetween, type IsoDate } from './domain/time.ts';
import { worstFirst } from './domain/urgency.ts';
import type { Policy, Verdict } from './domain/verdict.ts';
import { type Lifecycle, lifecycleAt } from './lifecycle/lifecycle.ts';
import { agreement } from './lifecycle/stage.ts';
import type { Surroundings } from './score/level.ts';
import { type DatedEvidence, type DatedVerdict, judgeOverTime } from './score/over-time.ts';

export interface AssessInput {
  readonly registry: Registry;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly decisions: readonly Decision[];
  readonly measures: readonly MeasureDefinition[];
  /** Decisions count up to this day, which may be later than the figures; by default the day of the figures. */
  readonly decidedTo?: IsoDate;
  /** Every snapshot that counts, earliest first; the last one is the one that is shown. Never empty. */
  readonly snapshots: readonly [Snapshot, ...Snapshot[]];
}

/** Judges the last snapshot in the light of those before it. Same input, same scorecard, for ever. */
export function assess(input: AssessInput): Scorecard {
  const { registry, policy, calendar, measures, snapshots } = input;
  const shown = snapshots.at(-1) ?? snapshots[0];
  const decidedTo = input.decidedTo ?? shown.asOf;
  const lifecycle = lifecycleAt({ ...input, projects: registry.projects, asOf: decidedTo });
  return {
    team: shown.team,
    asOf: shown.asOf,
    ...(decidedTo === shown.asOf ? {} : { decidedTo }),
    cycle: measuredCycle(shown, calendar),
    windows: shown.windows,
    policyVersion: policy.version,
    healthyFrom: policy.thresholds.healthy,
    definitionsVersion: shown.definitions,
    sourcesAsked: sourcesAsked(shown),
    projects: shown.projects
      .map((evidence) => assessProject(input, lifecycle, shown, evidence))
      .toSorted(worstFirst),
    sources: shown.sources,
    pins: shown.pins,
    measures,
    ...(policy.mend === undefined ? {} : { mend: policy.mend }),
    links: linksOf(registry),
  };
}

function linksOf({ sources }: Registry): Scorecard['links'] {
  const reviews = sources['gerrit']?.['url'];
  return { repository: sources.git?.base, ...(reviews === undefined ? {} : { reviews }) };
}

function measuredCycle({ cycle: name, windows }: Snapshot, calendar: Calendar): MeasuredCycle {
  if (windows.some((window) => window.name === 'quarter'))
    return { name, title: name.toUpperCase().replace('-', ' '), span: 'quarter' };
  const series = findSeries(calendar, name);
  return { name, title: series === undefined ? name : seriesTitle(series) };
}

function assessProject(
  input: AssessInput,
  lifecycle: Lifecycle,
  shown: Snapshot,
  evidence: ProjectEvidence,
): ProjectCard {
  const { name } = evidence;
  const isJudged = evidence.role === 'judged';
  const dates = evidenceOverTime(input.snapshots, name);
  const judged = isJudged ? judgeOverTime(input.policy, dates, surroundings(input, name)) : [];
  const verdict = judged.at(-1)?.verdict;
  const earlier = yearBefore(dates, shown.asOf, verdict);
  const member = memberNamed(input.registry, name);
  const { summary, follows } = member ?? {};
  const { stage, decisions, inForce } = lifecycle.stage(name);
  const said = sayingsOf(evidence);
  return {
    ...evidence,
    ...(member === undefined ? {} : { team: member.team ?? input.registry.team }),
    ...(said.length === 0 ? {} : { said }),
    ...(summary === undefined ? {} : { summary }),
    ...(follows === undefined ? {} : { follows }),
    verdict,
    decision: inForce,
    decisions,
    agreement: agreement(verdict?.name, inForce, input.decidedTo ?? shown.asOf),
    stage,
    timeline: lifecycle.timeline(evidence),
    ...(earlier === undefined ? {} : { earlier }),
    trend: judged.map((each, at) => ({
      ...trendPoint(each, judged.at(-1)?.unasked),
      ...seenInCycle(dates[at]),
    })),
  };
}

/** Its own words, and what its host says of it. */
function sayingsOf({ said = [], measurements, repositories }: ProjectEvidence): readonly Saying[] {
  const archived = measurements['archived'];
  if (archived?.state !== 'measured' || archived.value !== 1) return said;
  const [repository = ''] = repositories;
  const { source, since } = archived;
  return [{ code: 'archived', source, repository, ...(since && { since }) }, ...said];
}

function evidenceOverTime(snapshots: readonly Snapshot[], name: string) {
  return snapshots.flatMap(({ asOf, cycle, projects }) => {
    const evidence = projects.find((each) => each.name === name);
    return evidence === undefined ? [] : [{ asOf, cycle, evidence }];
  });
}

/** Nothing is silent that had ended before the day, and where no robot comes by each cycle silence takes longer. */
function surroundings(input: AssessInput, name: string): Surroundings {
  const { projects } = input.registry;
  return {
    hasCycles: hasCycles(input.calendar),
    isOver: (asOf) => {
      const { stage } = lifecycleAt({ ...input, projects, asOf: addDays(asOf, -1) }).stage(name);
      return stage === 'retired' || stage === 'merged';
    },
  };
}

/** Days around a year before in which a snapshot still tells of it. */
const nearYear = 120;

/** What the verdict rests on, as the snapshot nearest to the day a year before has it. */
function yearBefore(
  dates: readonly DatedEvidence[],
  asOf: IsoDate,
  verdict: Verdict | undefined,
): ProjectCard['earlier'] {
  const distance = (day: IsoDate) => Math.abs(daysBetween(day, asOf) - 365);
  const [nearest] = dates
    .filter((each) => distance(each.asOf) <= nearYear)
    .toSorted((one, other) => distance(one.asOf) - distance(other.asOf));
  if (nearest === undefined) return undefined;
  const counted = new Set(verdict?.grades.map(({ measure }) => measure));
  const all = Object.entries(nearest.evidence.measurements);
  const measurements = Object.fromEntries(all.filter(([id]) => counted.has(id)));
  return { asOf: nearest.asOf, measurements };
}

function trendPoint({ asOf, verdict, unasked }: DatedVerdict, shown?: string): TrendPoint {
  const { name, levels, points, range, reasons } = verdict;
  const [{ code, measure }] = reasons;
  const isOther =
    code === 'silent' ||
    (name !== 'undetermined' && measure === undefined && !code.startsWith('plainly'));
  return {
    asOf,
    verdict: name,
    ...(levels.length === 0 ? {} : { levels }),
    points,
    ...(points === null ? { range } : {}),
    ...(isOther ? { because: code } : {}),
    ...(unasked === shown ? {} : { isOverOthers: true }),
  };
}

/** Measures of the cycle that a history shows beside the points. */
const overCycles: ReadonlySet<string> = new Set([
  'code-commits-cycle',
  'own-commits-cycle',
  'tree-wide-commits-cycle',
  'bot-commits-cycle',
  'active-people-cycle',
  'newcomers-cycle',
  'leavers-cycle',
  'releases-cycle',
  'changes-opened-cycle',
  'changes-merged-cycle',
  'changes-abandoned-cycle',
]);

function seenInCycle(
  dated: (DatedEvidence & { readonly cycle: string }) | undefined,
): Pick<TrendPoint, 'cycle' | 'figures'> {
  if (dated === undefined) return {};
  const figures = Object.entries(dated.evidence.measurements).flatMap(([id, seen]) =>
    overCycles.has(id) && seen.state === 'measured' ? [[id, seen.value] as const] : [],
  );
  if (figures.length === 0) return { cycle: dated.cycle };
  return { cycle: dated.cycle, figures: Object.fromEntries(figures) };
}

function memberNamed(registry: Registry, name: string): Project | undefined {
  return registry.projects.find((project) => project.name === name);
}

function sourcesAsked({ sources }: Snapshot): readonly SourceName[] {
  const asked = sources.filter(({ state }) => state !== 'not-applicable');
  return [...new Set(asked.map(({ source }) => source))];
}
