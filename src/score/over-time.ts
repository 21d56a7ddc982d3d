// Verdicts over time: each date is judged with what the earlier ones left standing.

import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy, Verdict } from '../domain/verdict.ts';
import { cardFor, unaskedRows } from './card.ts';
import { keptOf } from './finished-but-kept.ts';
import { noStanding, type Standing, standingsAfter } from './hysteresis.ts';
import { type Surroundings, usualSurroundings } from './level.ts';
import { pointsOf } from './points.ts';
import { doubtOf, lineOf, verdictOf } from './verdict.ts';

/** A project at one of the dates that led to the day that is judged. */
export interface DatedEvidence {
  readonly asOf: IsoDate;
  readonly evidence: ProjectEvidence;
}

export interface DatedVerdict {
  readonly asOf: IsoDate;
  readonly verdict: Verdict;
  /** The rows that nobody was asked about: only days that lack the same ones are compared. */
  readonly unasked: string;
}

/**
 * Judges one project at one date after the other, earliest first: what stood before steadies what comes after. Where something
 * was unknown, every standing that it may have left is carried on, so that a lost measurement of any date can cost a
 * verdict but never turn one. A day over other sources is passed over: points of reviews and git are no points of git. A level goes with the verdict that is held and the points of the day; silence is entered and left at once. Of the dates themselves nothing is kept.
 */
export function judging(
  policy: Policy,
  around: Surroundings = usualSurroundings,
): (date: DatedEvidence) => DatedVerdict {
  const line = lineOf(policy);
  const left = new Map<string, Left>();
  return ({ asOf, evidence }) => {
    const card = cardFor(policy, evidence);
    const unasked = unaskedRows(card, evidence);
    const before = left.get(unasked);
    const past = before?.standings ?? [noStanding];
    const points = pointsOf(card, evidence.measurements);
    const seen = { asOf, evidence, card, points, kept: keptOf(card, evidence.measurements) };
    const doubt = doubtOf(policy, evidence, points);
    const verdict = verdictOf(policy, seen, past, doubt, around);
    const since = sinceWhen(verdict, asOf, before);
    const { name, levels } = verdict;
    left.set(unasked, { name, levels, since, standings: standingsAfter(line, seen, past, doubt) });
    return { asOf, unasked, verdict: { ...verdict, since } };
  };
}

/** The same for all dates that led to a day. */
export function judgeOverTime(
  policy: Policy,
  dates: readonly DatedEvidence[],
  around?: Surroundings,
): readonly DatedVerdict[] {
  return dates.map(judging(policy, around));
}

/** What a date leaves to the next one over the same sources. */
interface Left extends Pick<Verdict, 'name' | 'levels' | 'since'> {
  readonly standings: readonly Standing[];
}

function sinceWhen(
  { name, levels }: Pick<Verdict, 'name' | 'levels'>,
  asOf: IsoDate,
  before: Left | undefined,
): IsoDate {
  const isSame = before?.name === name && before.levels.join() === levels.join();
  return isSame ? before.since : asOf;
}
