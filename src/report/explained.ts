// What every form of an explanation shows of one project: the groups of its card, what has no points, and what cannot be told.

import type { MeasureDefinition, MeasureId, Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Grade, Policy, Verdict } from '../domain/verdict.ts';
import { capital, listWords, readable } from '../words/english.ts';
import { measuredWords } from '../words/measured.ts';
import { measureTitle, type Subject } from '../words/reasons.ts';
import { groupsFor } from './prospects.ts';

export interface GradedGroup {
  readonly title: string;
  readonly grades: readonly Grade[];
}

/** In the order of the card, without rows that do not apply; none of a project that is not judged. */
export function gradedGroups(
  card: ProjectCard,
  policy: Policy | undefined,
): readonly GradedGroup[] {
  const titles = new Map(groupsFor(card, policy).map(({ id, title }) => [id, title]));
  const grades = (card.verdict?.grades ?? []).filter(isCounted);
  const ids = [...new Set(grades.map(({ group }) => group))];
  return ids.map((id) => ({
    title: titles.get(id) ?? capital(readable(id)),
    grades: grades.filter(({ group }) => group === id),
  }));
}

function isCounted({ measurement }: Grade): boolean {
  return measurement.state !== 'not-applicable';
}

/** Rows of the card that count neither way, in one sentence; empty where all count. */
export function uncountedOf(verdict: Verdict | undefined, { definitions }: Subject): string {
  const out = (verdict?.grades ?? []).filter((grade) => !isCounted(grade));
  const titles = out.map(({ measure }) => measureTitle(measure, definitions));
  const why = [...new Set(out.map(({ measurement }) => measuredWords(measurement)))];
  return out.length === 0 ? '' : `${capital(listWords(titles))}: ${listWords(why)}.`;
}

/** `8 of 15`, `3–15 of 15` where something is unknown. */
export function pointsGiven(grades: readonly Grade[]): string {
  const sum = (pick: (grade: Grade) => number) =>
    String(Math.round(10 * grades.reduce((all, each) => all + pick(each), 0)) / 10);
  const [worst, best] = [sum((each) => each.worst), sum((each) => each.best)];
  return `${worst === best ? worst : `${worst}–${best}`} of ${sum((each) => each.of)}`;
}

/** What was measured and the card has no points for, in the order of the catalogue. */
export function withoutPoints(
  { verdict, measurements }: ProjectCard,
  { measures }: Scorecard,
): readonly (readonly [MeasureId, Measurement])[] {
  const graded = new Set(verdict?.grades.map(({ measure }) => measure));
  const order = new Map(measures.map(({ id }, at) => [id, at]));
  const place = (id: string) => order.get(id) ?? order.size;
  return Object.entries(measurements)
    .filter(([id]) => !graded.has(id))
    .sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1));
}

/** The definitions behind the points, each with what it cannot tell. */
export function gradedDefinitions(
  { verdict }: ProjectCard,
  { definitions }: Subject,
): readonly MeasureDefinition[] {
  return (verdict?.grades ?? [])
    .filter(isCounted)
    .flatMap(({ measure }) => definitions.get(measure) ?? []);
}
