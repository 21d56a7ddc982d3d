// The back-test: on the same rows, how well the card and each simple rule order repositories by what became of them.

import { type Horizon, horizons } from '../domain/outcome.ts';
import type { LeftOut, Outlook, Subset } from '../domain/outlook.ts';
import { calibrate } from './calibration.ts';
import { ruleFigures } from './comparison.ts';
import { flips } from './flips.ts';
import { periodFigures } from './periods.ts';
import { type Row, rules } from './row.ts';
import { isInSubset, subsets } from './subsets.ts';
import { teamGroups } from './teams.ts';
import { thresholdRows } from './thresholds.ts';

export interface BacktestInput {
  readonly rows: readonly Row[];
  readonly leftOut: readonly LeftOut[];
  readonly policyVersion: string;
  readonly healthyFrom: number;
  /** How many samples of teams are drawn for an interval, and from which seed. */
  readonly draws: number;
  readonly seed: number;
}

/** Sets the card beside the simple rules. Same input, same figures. */
export function backtest(input: BacktestInput): Outlook {
  const { rows: all, leftOut, policyVersion, healthyFrom, draws, seed } = input;
  const groupOf = teamGroups(all.map(({ outcome }) => outcome));
  const parts = subsets.flatMap((subset) =>
    horizons.map((horizon) => {
      const rows = rowsOf(all, subset, horizon);
      return {
        ...ruleFigures({ rows, rules, subset, horizon, groupOf, draws, seed }),
        calibration: calibrate(rows, subset, horizon),
        periods: periodFigures(rows, rules, subset, horizon),
        thresholds: thresholdRows(rows, subset, horizon, healthyFrom),
      };
    }),
  );
  const days = all.map(({ outcome }) => outcome.asOf).sort();
  return {
    policyVersion,
    from: days[0],
    to: days.at(-1),
    repositories: new Set(all.map(({ outcome }) => outcome.repository)).size,
    draws,
    seed,
    rules: parts.flatMap(({ figures }) => figures),
    differences: parts.flatMap(({ differences }) => differences),
    calibration: parts.flatMap(({ calibration }) => calibration),
    periods: parts.flatMap(({ periods }) => periods),
    thresholds: parts.flatMap(({ thresholds }) => thresholds),
    flips: flips(all),
    leftOut,
  };
}

/** Rows of the subset whose outcome at the horizon is known. */
function rowsOf(rows: readonly Row[], subset: Subset, horizon: Horizon): readonly Row[] {
  return rows.filter(
    ({ outcome }) => outcome.retired[horizon] !== undefined && isInSubset(outcome, subset),
  );
}
