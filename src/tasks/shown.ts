// Which projects of a report are shown: by name, verdict, class, group, and how many. What they are judged by stays whole.

import { StadiumError } from '../domain/errors.ts';
import type { ProjectClass } from '../domain/project.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { nearestHint } from '../words/nearest.ts';
import { requireProjects } from './project-names.ts';

export interface Shown {
  readonly projects?: readonly string[] | undefined;
  /** Verdicts and levels of at-risk, any of which is enough. */
  readonly verdict?: readonly string[] | undefined;
  readonly class?: readonly ProjectClass[] | undefined;
  /** Teams, in a family that several look after. */
  readonly group?: readonly string[] | undefined;
  /** How many, the most urgent first. */
  readonly worst?: number | undefined;
}

/** Throws USAGE for a project, or a group, that there is not. */
export function only(scorecard: Scorecard, shown: Shown): Scorecard {
  const names = scorecard.projects.map(({ name }) => name);
  requireProjects(shown.projects ?? [], names, `the snapshot of ${scorecard.asOf}`);
  const group = ({ team = scorecard.team }: ProjectCard) => team;
  requireGroups(shown.group ?? [], [
    ...new Set([scorecard.team, ...scorecard.projects.map(group)]),
  ]);
  const projects = scorecard.projects.filter(
    (card) =>
      isAmong(shown.projects, [card.name]) &&
      isAmong(shown.class, [card.class]) &&
      isAmong(shown.group, [group(card)]) &&
      isAmong(shown.verdict, [card.verdict?.name, ...(card.verdict?.levels ?? [])]),
  );
  return some(scorecard, projects.slice(0, shown.worst));
}

/** These projects of the scorecard, which says of how many they are, and what was asked for the others no more. */
export function some(scorecard: Scorecard, projects: readonly ProjectCard[]): Scorecard {
  if (projects.length === scorecard.projects.length) return scorecard;
  const judged = scorecard.projects.filter(({ role }) => role === 'judged');
  const isGone = isOfOthers(scorecard.projects, projects);
  return {
    ...scorecard,
    projects,
    sources: scorecard.sources.filter((each) => !isGone(each)),
    pins: scorecard.pins.filter((each) => !isGone(each)),
    judgedInAll: scorecard.judgedInAll ?? judged.length,
  };
}

function isOfOthers(all: readonly ProjectCard[], shown: readonly ProjectCard[]) {
  const others = new Set(all.flatMap(({ repositories }) => repositories));
  for (const name of shown.flatMap(({ repositories }) => repositories)) others.delete(name);
  return ({ repository }: { readonly repository: string }) => others.has(repository);
}

/** Nothing asked for is everything. */
function isAmong(wanted: readonly string[] = [], values: readonly (string | undefined)[]): boolean {
  return wanted.length === 0 || wanted.some((each) => values.includes(each));
}

function requireGroups(wanted: readonly string[], groups: readonly string[]): void {
  const missing = wanted.find((name) => !groups.includes(name));
  if (missing === undefined) return;
  throw new StadiumError('USAGE', `there is no group "${missing}" in this family`, {
    hint: nearestHint(missing, groups),
  });
}
