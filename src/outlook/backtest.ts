// The back-test: on the same rows, how well the card and each simple rule order repositories by what became of them.

import { type Horizon, horizons, type Sighting } from '../domain/outcome.ts';
import type { LeftOut, Outlook, Subset } from '../domain/outlook.ts';
import { urgencyOf } from '../domain/urgency.ts';
import { baselineRules, type Rule } from './baselines.ts';
import { calibrate } from './calibration.ts';
import { ruleFigures } from './comparison.ts';
import { flips } from './flips.ts';
import { periodFigures } from './periods.ts';
import { isInSubset, subsets } from './subsets.ts';
import { teamGroups } from './teams.ts';
import { thresholdRows } from './thresholds.ts';

export interface BacktestInput {
  readonly sightings: readonly Sighting[];
  readonly leftOut: readonly LeftOut[];
  readonly policyVersion: string;
  readonly healthyFrom: number;
  /** How many samples of teams are drawn for an interval, and from which seed. */
  readonly draws: number;
  readonly seed: number;
}

/** Sets the card beside the simple rules. Same input, same figures. */
export function backtest(input: BacktestInput): Outlook {
  const { sightings, leftOut, policyVersion, healthyFrom, draws, seed } = input;
  const groupOf = teamGroups(sightings.map(({ outcome }) => outcome));
  const parts = subsets.flatMap((subset) =>
    horizons.map((horizon) => {
      const rows = rowsOf(sightings, subset, horizon);
      return {
        ...ruleFigures({ rows, rules, subset, horizon, groupOf, draws, seed }),
        calibration: calibrate(rows, subset, horizon),
        periods: periodFigures(rows, rules, subset, horizon),
        thresholds: thresholdRows(rows, subset, horizon, healthyFrom),
      };
    }),
  );
  const days = sightings.map(({ outcome }) => outcome.asOf).sort();
  return {
    policyVersion,
    from: days[0],
    to: days.at(-1),
    repositories: new Set(sightings.map(({ outcome }) => outcome.repository)).size,
    draws,
    seed,
    rules: parts.flatMap(({ figures }) => figures),
    differences: parts.flatMap(({ differences }) => differences),
    calibration: parts.flatMap(({ calibration }) => calibration),
    periods: parts.flatMap(({ periods }) => periods),
    thresholds: parts.flatMap(({ thresholds }) => thresholds),
    flips: flips(sightings),
    leftOut,
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

const rules: readonly Rule[] = [card, levelsAlone, order, ...baselineRules];

/** Rows of the subset whose outcome at the horizon is known. */
function rowsOf(
  sightings: readonly Sighting[],
  subset: Subset,
  horizon: Horizon,
): readonly Sighting[] {
  return sightings.filter(
    ({ outcome }) => outcome.retired[horizon] !== undefined && isInSubset(outcome, subset),
  );
}
