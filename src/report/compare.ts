// Two scorecards of one family, side by side: what changed between them and by which figures.

import type { Chosen } from '../domain/cycle.ts';
import type { Stage, TimelineEntry } from '../domain/lifecycle.ts';
import type { MeasureDefinition } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Level, Verdict, VerdictName } from '../domain/verdict.ts';
import { markOf } from '../words/verdicts.ts';
import { type Move, movesOf } from './figure-moves.ts';

export interface Comparison {
  readonly team: string;
  readonly from: Side;
  readonly to: Side;
  /** The same day of the cycle before, and how far from it the earlier snapshot lies. */
  readonly chosen?: Chosen;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Projects of both scorecards, in the order of their names. */
  readonly projects: readonly ProjectChange[];
  /** Figures made by different definitions or policies are not alike. */
  readonly alike: { readonly policy: boolean; readonly definitions: boolean };
  /** Definitions of the measures, so that a form can name them. */
  readonly measures: readonly MeasureDefinition[];
}

export interface Side {
  readonly asOf: IsoDate;
  readonly cycle: string;
  readonly policyVersion: string;
}

export interface ProjectChange {
  readonly name: string;
  readonly verdict: { readonly from: VerdictName; readonly to: VerdictName } | null;
  /** The levels that it had, or may have had, on both days; null where they are the same. */
  readonly levels: { readonly from: readonly Level[]; readonly to: readonly Level[] } | null;
  /** The verdict of both days where it began to be held against the points, or ceased to be; else null. */
  readonly held: Held | null;
  /** Null where there is no change or one of the two is not known. */
  readonly points: { readonly from: number; readonly to: number } | null;
  /** Worst and best of both days; null where neither has changed, or both are known. */
  readonly range: { readonly from: Range; readonly to: Range } | null;
  /** Those that moved the points most first, then by their size against the larger of the two figures. */
  readonly moves: readonly Move[];
  /** Counts of people over the last 365 days; no name is known here. */
  readonly people: { readonly gained: number; readonly lost: number } | null;
  readonly stage: { readonly from: Stage; readonly to: Stage } | null;
  /** Steps that were done, or became late, between the two days. */
  readonly steps: readonly TimelineEntry[];
}

interface Held extends Pick<Verdict, 'name' | 'levels'> {
  readonly from: boolean;
  readonly to: boolean;
}

interface Range {
  readonly worst: number;
  readonly best: number;
}

/** Compares what both scorecards hold; neither is changed. Policies of one version may still be two. */
export function compareScorecards(
  from: Scorecard,
  to: Scorecard,
  isOnePolicy = from.policyVersion === to.policyVersion,
): Comparison {
  const before = new Map(from.projects.map((card) => [card.name, card]));
  const after = new Map(to.projects.map((card) => [card.name, card]));
  return {
    team: to.team,
    from: sideOf(from),
    to: sideOf(to),
    added: [...after.keys()].filter((name) => !before.has(name)).sort(),
    removed: [...before.keys()].filter((name) => !after.has(name)).sort(),
    projects: [...after.values()]
      .flatMap((card) => {
        const earlier = before.get(card.name);
        return earlier === undefined ? [] : [changeOf(earlier, card, from.asOf, isOnePolicy)];
      })
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
    alike: {
      policy: isOnePolicy,
      definitions: from.definitionsVersion === to.definitionsVersion,
    },
    measures: to.measures,
  };
}

/** What changed since the scorecard that stands before this one, with why that day. */
export function changesSince(
  { scorecard, chosen }: { readonly scorecard: Scorecard; readonly chosen?: Chosen },
  previous: Scorecard,
): Comparison {
  const comparison = compareScorecards(previous, scorecard);
  return chosen === undefined ? comparison : { ...comparison, chosen };
}

/** True when anything that a team acts on has changed: verdicts, being held, levels, stages, members. */
export function hasChanged(comparison: Comparison): boolean {
  return (
    comparison.added.length > 0 ||
    comparison.removed.length > 0 ||
    comparison.projects.some(({ verdict, held, levels, stage }) =>
      [verdict, held, levels, stage].some((each) => each !== null),
    )
  );
}

function sideOf({ asOf, cycle, policyVersion }: Scorecard): Side {
  return { asOf, cycle: cycle.title, policyVersion };
}

function changeOf(
  before: ProjectCard,
  after: ProjectCard,
  since: IsoDate,
  isOnePolicy: boolean,
): ProjectChange {
  return {
    name: after.name,
    verdict: verdictChange(before, after),
    levels: levelsChange(before, after),
    held: heldChange(before, after),
    points: pointsChange(before, after),
    range: rangeChange(before, after),
    moves: movesOf(before, after, isOnePolicy),
    people: peopleOf(after),
    stage: before.stage === after.stage ? null : { from: before.stage, to: after.stage },
    steps: stepsSince(before, after, since),
  };
}

function verdictChange(before: ProjectCard, after: ProjectCard): ProjectChange['verdict'] {
  if (before.verdict === undefined || after.verdict === undefined) return null;
  const [from, to] = [before.verdict.name, after.verdict.name];
  return from === to ? null : { from, to };
}

function levelsChange(before: ProjectCard, after: ProjectCard): ProjectChange['levels'] {
  if (before.verdict === undefined || after.verdict === undefined) return null;
  const [from, to] = [before.verdict.levels, after.verdict.levels];
  return from.join() === to.join() ? null : { from, to };
}

/** A new verdict or level is news enough. */
function heldChange(before: ProjectCard, after: ProjectCard): ProjectChange['held'] {
  const [from, to] = [before, after].map(({ verdict }) => markOf(verdict) === 'held');
  const isNew = verdictChange(before, after) ?? levelsChange(before, after);
  if (after.verdict === undefined || from === undefined || to === undefined) return null;
  const { name, levels } = after.verdict;
  return isNew !== null || from === to ? null : { name, levels, from, to };
}

function pointsChange(before: ProjectCard, after: ProjectCard): ProjectChange['points'] {
  const [from, to] = [before.verdict?.points ?? null, after.verdict?.points ?? null];
  return from === null || to === null || from === to ? null : { from, to };
}

function rangeChange(before: ProjectCard, after: ProjectCard): ProjectChange['range'] {
  const [from, to] = [before.verdict?.range, after.verdict?.range];
  if (from === undefined || to === undefined) return null;
  const isKnown = from.worst === from.best && to.worst === to.best;
  const isSame = from.worst === to.worst && from.best === to.best;
  return isKnown || isSame ? null : { from, to };
}

const counted = { gained: 'newcomers-365d', lost: 'leavers-365d' } as const;

function peopleOf({ measurements }: ProjectCard): ProjectChange['people'] {
  const [gained, lost] = [measurements[counted.gained], measurements[counted.lost]];
  if (gained?.state !== 'measured' || lost?.state !== 'measured') return null;
  return { gained: gained.value, lost: lost.value };
}

function stepsSince(before: ProjectCard, after: ProjectCard, since: IsoDate): TimelineEntry[] {
  const was = new Set(before.timeline.map((entry) => `${entry.step} ${entry.date} ${entry.state}`));
  return after.timeline
    .filter((entry) => entry.state === 'done' || entry.state === 'overdue')
    .filter((entry) => !was.has(`${entry.step} ${entry.date} ${entry.state}`))
    .filter((entry) => entry.state === 'overdue' || entry.date > since);
}
