// What would change a verdict: time, being finished but kept, or the nearest bands of its card.

import type { ProjectCard } from '../domain/scorecard.ts';
import type { CardGroup, CardRow, Grade, Policy, Verdict } from '../domain/verdict.ts';
import { measureTitle, type Subject } from '../words/reasons.ts';
import { isKept, keptWays } from './finished-but-kept.ts';
import { stepSentences, stepsOf } from './steps.ts';

/** Sentences: what each nearest band would bring, and the fewest of them that would be enough. Empty without a card for the class. */
export function ways(card: ProjectCard, policy: Policy, subject: Subject): string[] {
  const { verdict } = card;
  const rows = rowsFor(card, policy);
  if (verdict === undefined || rows.size === 0) return [];
  const up = !showsHealthy(verdict, policy);
  const steps = stepsOf(verdict, rows, up);
  const needsPoints = up || !(isKept(verdict) || isPending(verdict));
  const unknown = verdict.grades.filter(({ worst, best }) => worst < best);
  return [
    ...silenceEnds(verdict),
    ...pending(verdict, up, policy),
    ...keptWays(card, subject, verdict.range.worst >= policy.thresholds.healthy),
    ...(needsPoints ? stepSentences(steps, verdict, policy, up, subject) : []),
    ...unknown.map((grade) => knowing(grade, subject)),
  ];
}

/** Silence is left at once, whatever the points: what its maintainers can do today goes first. */
function silenceEnds({ reasons }: Verdict): string[] {
  const silent = reasons.find(({ code }) => code === 'silent');
  const bound = silent?.args['bound'];
  if (bound === undefined) return [];
  return [
    `It is silent after more than ${bound} days in which nothing landed. Anything that lands ends that at once; the points decide from then on.`,
  ];
}

/** What the figures of the day say by themselves, whatever stood before. */
function showsHealthy(verdict: Verdict, { thresholds }: Policy): boolean {
  return isKept(verdict) || verdict.range.worst >= thresholds.healthy;
}

function isPending({ reasons }: Verdict): boolean {
  return reasons[0].code === 'held' || isOpenSince(reasons);
}

/** Its day is on one side, and what was unknown before leaves it open. */
function isOpenSince([{ code }]: Verdict['reasons']): boolean {
  return code === 'unknown-earlier';
}

/** A verdict that has not followed its figures yet, or that an earlier day leaves open. */
function pending(verdict: Verdict, up: boolean, { thresholds }: Policy): string[] {
  if (!isPending(verdict)) return [];
  const { healthy, margin, snapshotsToFlip, daysToFlip = 0 } = thresholds;
  const days = daysToFlip > 0 ? ` and for ${daysToFlip} days` : '';
  const shown = up ? 'at risk' : 'healthy';
  const many = up ? `at ${healthy - margin} points or fewer` : `from ${healthy + margin} points on`;
  return [
    `The figures say ${shown} already: the verdict follows when they have said so in ${snapshotsToFlip} snapshots${days}${isOpenSince(verdict.reasons) ? `, or at once ${many}` : ''}.`,
  ];
}

function rowsFor(card: ProjectCard, policy: Policy): Map<string, CardRow> {
  const rows = groupsFor(card, policy).flatMap((group) => group.rows);
  return new Map(rows.map((row) => [row.measure, row]));
}

/** The groups of the card by which the project is judged; none when the policy has no card for its class. */
export function groupsFor(card: ProjectCard, policy: Policy | undefined): readonly CardGroup[] {
  const wanted = card.paths.length > 0 ? 'in-tree-component' : card.class;
  return policy?.cards.find((each) => each.classes.includes(wanted))?.groups ?? [];
}

function knowing(grade: Grade, subject: Subject): string {
  const span = Math.round((grade.best - grade.worst) * 10) / 10;
  return `Up to ${span} points: knowing the ${measureTitle(grade.measure, subject.definitions)}`;
}
