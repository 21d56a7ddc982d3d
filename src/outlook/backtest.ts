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

/** Some tables of an outlook. */
export type Tables = Partial<
  Pick<Outlook, 'rules' | 'differences' | 'calibration' | 'periods' | 'thresholds'>
>;

/** Sets the card beside the simple rules. Same input, same figures. `made` are its tables where they are there already. */
export function backtest(
  input: BacktestInput,
  made: readonly Tables[] = [...eachTable(input)],
): Outlook {
  const { rows: all, leftOut, policyVersion, draws, seed } = input;
  const days = all.map(({ outcome }) => outcome.asOf).sort();
  return {
    policyVersion,
    from: days[0],
    to: days.at(-1),
    repositories: new Set(all.map(({ outcome }) => outcome.repository)).size,
    draws,
    seed,
    rules: made.flatMap((each) => each.rules ?? []),
    differences: made.flatMap((each) => each.differences ?? []),
    calibration: made.flatMap((each) => each.calibration ?? []),
    periods: made.flatMap((each) => each.periods ?? []),
    thresholds: made.flatMap((each) => each.thresholds ?? []),
    flips: flips(all),
    leftOut,
  };
}

/** Each when it is asked for: those of a large family take seconds, and somebody may not want to wait. */
export function* eachTable(input: BacktestInput): Generator<Tables> {
  const groupOf = teamGroups(input.rows.map(({ outcome }) => outcome));
  for (const subset of subsets) {
    for (const horizon of horizons) {
      const rows = rowsOf(input.rows, subset, horizon);
      const { draws, seed } = input;
      yield* ruleFigures({ rows, rules, subset, horizon, groupOf, draws, seed });
      yield { calibration: calibrate(rows, subset, horizon) };
      yield { periods: periodFigures(rows, rules, subset, horizon) };
      yield { thresholds: thresholdRows(rows, subset, horizon, input.healthyFrom) };
    }
  }
}

/** Rows of the subset whose outcome at the horizon is known. */
function rowsOf(rows: readonly Row[], subset: Subset, horizon: Horizon): readonly Row[] {
  return rows.filter(
    ({ outcome }) => outcome.retired[horizon] !== undefined && isInSubset(outcome, subset),
  );
}
