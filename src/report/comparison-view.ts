// A comparison as it is read: one row a project that changed, the largest changes first.

import { type Chosen, daysAlike } from '../domain/cycle.ts';
import { listWords, plural } from '../words/english.ts';
import { changeNotes, moveWords, standingChange } from './change-notes.ts';
import type { Comparison, ProjectChange } from './compare.ts';
import type { ComparisonView } from './comparison-schema.ts';
import { isOfLikeWindows } from './figure-moves.ts';

/** The moves that a row can carry. */
const shownMoves = 3;

export function comparisonView(comparison: Comparison): ComparisonView {
  const changed = comparison.projects.filter(isChanged).sort(byWeight);
  return {
    team: comparison.team,
    from: comparison.from.asOf,
    to: comparison.to.asOf,
    fromCycle: comparison.from.cycle,
    toCycle: comparison.to.cycle,
    headline: headline(comparison, changed.length),
    warnings: warnings(comparison),
    notes: changeNotes(comparison),
    rows: changed.map((project) => ({
      name: project.name,
      verdict: verdictWordsOf(project),
      isVerdictNew: standingChange(project) !== null,
      points: pointsOf(project),
      moves: project.moves
        .filter(isOfLikeWindows)
        .slice(0, shownMoves)
        .map((move) => moveWords(move, comparison)),
      people: peopleOf(project),
    })),
  };
}

function isChanged({ verdict, levels, held, points, range, stage, moves }: ProjectChange): boolean {
  const hasMoved = moves.some(
    (move) => move.points !== 0 || (move.from.state !== move.to.state && isOfLikeWindows(move)),
  );
  return [verdict, levels, held, points, range, stage].some((each) => each !== null) || hasMoved;
}

function byWeight(left: ProjectChange, right: ProjectChange): number {
  const isNew = (project: ProjectChange) => Number(standingChange(project) !== null);
  return (
    isNew(right) - isNew(left) ||
    distance(right) - distance(left) ||
    (left.name < right.name ? -1 : 1)
  );
}

function distance({ points }: ProjectChange): number {
  return points === null ? 0 : Math.abs(points.to - points.from);
}

function headline({ projects, added, removed }: Comparison, changed: number): string {
  const verdicts = projects.filter(({ verdict }) => verdict !== null).length;
  const levels = projects.filter((each) => each.verdict === null && each.levels !== null).length;
  const held = projects.filter((each) => each.held?.to === true).length;
  const parts = [
    verdicts === 0 ? 'no verdict changed' : plural(verdicts, 'verdict changed', 'verdicts changed'),
    ...(levels === 0 ? [] : [plural(levels, 'level changed', 'levels changed')]),
    ...(held === 0 ? [] : [plural(held, 'verdict now held', 'verdicts now held')]),
    plural(changed, 'project moved', 'projects moved'),
    `${projects.length - changed} did not`,
    ...(added.length === 0 ? [] : [`${added.length} new`]),
    ...(removed.length === 0 ? [] : [`${removed.length} gone`]),
  ];
  const sentence = listWords(parts);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Which days were taken and why, where nobody asked for them. */
function chosenWords({ day, dayOfCycle, daysAway }: Chosen, from: string): string {
  if (daysAway <= daysAlike) {
    const near = daysAway === 0 ? '' : `, ${plural(daysAway, 'day', 'days')} apart`;
    return `Both are of the same day of their cycles, day ${dayOfCycle}${near}.`;
  }
  return `The same day of the cycle before, day ${dayOfCycle}, is ${day}; the nearest snapshot is that of ${from}, ${daysAway} days away. Make that of the day with: stadium collect --also-last-cycle`;
}

function warnings({ alike, from, to, chosen }: Comparison): string[] {
  const isOneVersion = from.policyVersion === to.policyVersion;
  const versions = isOneVersion ? from.policyVersion : `${from.policyVersion}, ${to.policyVersion}`;
  return [
    ...(chosen === undefined ? [] : [chosenWords(chosen, from.asOf)]),
    ...(alike.policy
      ? []
      : [
          `The two were judged by different policies (${isOneVersion ? `both say version ${versions}` : versions}): points are not the same measure.`,
        ]),
    ...(alike.definitions
      ? []
      : ['The two were measured by different definitions: figures are not alike.']),
  ];
}

function verdictWordsOf(project: ProjectChange): string {
  const change = standingChange(project);
  return change === null ? 'as before' : `${change.from} → ${change.to}`;
}

function pointsOf({ points, range }: ProjectChange): string {
  if (range !== null) return `${rangeWords(range.from)} → ${rangeWords(range.to)}`;
  if (points === null) return 'as before';
  const moved = Math.round(points.to - points.from);
  const sign = moved > 0 ? '+' : '−';
  return `${Math.round(points.from)} → ${Math.round(points.to)} (${sign}${Math.abs(moved)})`;
}

function rangeWords({ worst, best }: { readonly worst: number; readonly best: number }): string {
  const [low, high] = [Math.round(worst), Math.round(best)];
  return low === high ? String(low) : `${low}–${high}`;
}

function peopleOf({ people }: ProjectChange): string {
  return people === null ? 'not known' : `${people.gained} came, ${people.lost} left`;
}
