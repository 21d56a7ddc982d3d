// What a back-test tells: how well the card and each simple rule order repositories by what became of them.

import type { Horizon } from './outcome.ts';
import type { IsoDate } from './time.ts';
import type { VerdictName } from './verdict.ts';

/** `died-code`: repositories of code that died or lived, without those that ended in another way. */
export type Subset = 'all' | 'died-code';

export interface LeftOut {
  readonly repository: string;
  readonly asOf: IsoDate;
  /** Code: `not-in-data`, `no-commit-yet`, `not-measured`, `horizon-open`. */
  readonly reason: string;
}

export interface Outlook {
  readonly policyVersion: string;
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
  readonly repositories: number;
  readonly draws: number;
  readonly seed: number;
  readonly rules: readonly RuleFigures[];
  /** Card minus rule, on the same draws. */
  readonly differences: readonly Difference[];
  readonly calibration: readonly CalibrationRow[];
  readonly periods: readonly PeriodFigures[];
  readonly thresholds: readonly ThresholdRow[];
  readonly flips: FlipFigures;
  readonly leftOut: readonly LeftOut[];
}

export interface CalibrationRow {
  readonly subset: Subset;
  readonly horizonMonths: Horizon;
  /** Band of points (`80-89`), a verdict, or a level of at risk. */
  readonly band: string;
  readonly of: 'points' | 'verdict' | 'level';
  readonly rows: number;
  readonly positives: number;
  readonly repositories: number;
  readonly share: number;
  /** The same where each row counts as many times as the repositories it stands for; undefined where none does. */
  readonly weightedShare: number | undefined;
}

/** Levels and orderings over some years. */
export interface PeriodFigures {
  readonly subset: Subset;
  readonly horizonMonths: Horizon;
  /** `2019 to 2021`. */
  readonly period: string;
  readonly rows: number;
  readonly positives: number;
  readonly orderings: readonly {
    readonly name: string;
    readonly title: string;
    readonly auc: number | undefined;
    readonly averagePrecision: number | undefined;
  }[];
  readonly levels: readonly {
    /** A level of at risk, or `none`. A range over two levels is in neither. */
    readonly level: string;
    readonly rows: number;
    readonly positives: number;
  }[];
}

export interface RuleFigures {
  readonly name: string;
  readonly title: string;
  readonly subset: Subset;
  readonly horizonMonths: Horizon;
  readonly rows: number;
  readonly positives: number;
  readonly auc: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly averagePrecision: number | undefined;
  /** Among rows of one date only: takes the drift of the years out. */
  readonly withinDateAuc: number | undefined;
  /** Among rows of one team at one date only: the question that a team asks. */
  readonly withinTeamAuc: number | undefined;
  readonly withinTeamLow: number | undefined;
  readonly withinTeamHigh: number | undefined;
  readonly withinTeamPairs: number;
}

export interface Difference {
  /** The rule that the card is set beside. */
  readonly name: string;
  readonly subset: Subset;
  readonly horizonMonths: Horizon;
  readonly pairs: 'all' | 'within-team';
  readonly difference: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface VerdictChange {
  readonly repository: string;
  readonly asOf: IsoDate;
  readonly from: VerdictName;
  readonly to: VerdictName;
  /** Whether it changed back at one of the next two dates. */
  readonly changedBack: boolean;
}

export interface FlipFigures {
  /** Pairs of one repository at two dates that follow each other, both with a verdict. */
  readonly pairs: number;
  readonly changed: number;
  readonly changedBack: number;
  readonly repositories: number;
  readonly repositoriesChangedBack: number;
  readonly changes: readonly VerdictChange[];
}

export interface ThresholdRow {
  readonly subset: Subset;
  readonly horizonMonths: Horizon;
  /** `verdict at-risk`, a level and worse, or points below a number. */
  readonly rule: string;
  readonly flagged: number;
  /** Share of all rows that is flagged. */
  readonly flaggedShare: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  /** Repositories that were retired, and those of them that were flagged at one date or more. */
  readonly repositoriesRetired: number;
  readonly repositoriesFlagged: number;
}
