// One row of a back-test: of all that was seen on a day only what the figures need. A large family has hundreds of thousands.

import type { Outcome, Sighting } from '../domain/outcome.ts';
import { urgencyOf } from '../domain/urgency.ts';
import type { Verdict } from '../domain/verdict.ts';
import { baselineRules, type Rule } from './baselines.ts';

export interface Row {
  readonly outcome: Outcome;
  readonly verdict: Pick<Verdict, 'name' | 'levels' | 'range'>;
  /** What each rule makes of the day, in their order; undefined where it cannot tell. */
  readonly risks: readonly (number | undefined)[];
}

export function rowOf(sighting: Sighting): Row {
  const { name, levels, range } = sighting.verdict;
  return {
    outcome: sighting.outcome,
    verdict: { name, levels, range },
    risks: rules.map(({ risk }) => risk(sighting)),
  };
}

const card: Rule = {
  name: 'card',
  title: 'points card',
  risk: ({ verdict: { range } }) => 100 - (range.worst + range.best) / 2,
};

/** Whom the program names first: level, signs, days since a human commit; each part below what the one before tells. */
const order: Rule = {
  name: 'order',
  title: 'levels, then signs, then days',
  risk: (sighting) =>
    urgency(sighting).reduce((sum, part) => sum * 100_000 + Math.min(part, 99_999), 0),
};

function urgency({ verdict, evidence: { measurements } }: Sighting): readonly number[] {
  return urgencyOf({ verdict, measurements });
}

const levelsAlone: Rule = {
  name: 'levels',
  title: 'levels alone',
  risk: (sighting) => urgency(sighting)[0],
};

/** The first one is compared with each of the others. */
export const rules: readonly Rule[] = [card, levelsAlone, order, ...baselineRules];
