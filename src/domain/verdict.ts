// The verdict: is somebody looking after it? It follows from the policy alone, and carries every reason.

import type { MeasureId, Measurement } from './measurement.ts';
import type { ProjectClass } from './project.ts';

export type VerdictName = 'healthy' | 'at-risk' | 'undetermined';

/** A reason is a code with figures; words are made in report/wording.ts. */
export interface Reason {
  readonly code: string;
  readonly measure?: MeasureId;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A band holds the values from `atLeast` upwards, to the next band's `atLeast`. */
export interface Band {
  readonly atLeast: number;
  readonly points: number;
  readonly reason: string;
}

export interface CardRow {
  readonly measure: MeasureId;
  /** Highest `atLeast` last; the first is the lowest value that can be. */
  readonly bands: readonly Band[];
}

export interface CardGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly CardRow[];
}

/** A card's points add up over all its rows; what applies to a project is then scaled to 100. */
export interface PointsCard {
  readonly classes: readonly ProjectClass[];
  readonly groups: readonly CardGroup[];
  /** What makes a project finished but kept: healthy with few points where all of it holds. Absent: there is no such way. */
  readonly kept?: readonly Condition[];
}

/** A bound on one measure: at least one value, or below another. */
export type Condition = {
  readonly measure: MeasureId;
  /** Passed over where nobody asked for the measure; without it a measure that does not apply fails the condition. */
  readonly whereAsked?: boolean;
} & ({ readonly atLeast: number } | { readonly below: number });

export interface Policy {
  readonly version: string;
  readonly thresholds: {
    /** Points from which a project is healthy. */
    readonly healthy: number;
    /** A verdict changes at once only when the points are this far on the other side. */
    readonly margin: number;
    /** Snapshots for which a new side must hold otherwise. */
    readonly snapshotsToFlip: number;
    /** Days from the first of them to the last, at least; 0 where absent. Without it who collects often flips often. */
    readonly daysToFlip?: number;
    /** Share of the card that must be known or scored either way. */
    readonly minimumCoverage: number;
    /** A project whose first commit is younger than this is not judged. */
    readonly youngDays: number;
  };
  readonly lifecycle: {
    /** Whole cycles between deprecation and retirement. */
    readonly cyclesToRetirement: number;
    /** Whole months between them where a family has no cycles; 12 where absent. */
    readonly monthsToRetirement?: number;
    /** Months that end a call where a family has no cycles; 3 where absent. */
    readonly monthsToAnswer?: number;
    /** Milestone that ends a call for maintainers, unless the decision names a date. */
    readonly answerBy: string;
    /** Milestone before which an inactive project must be active again to be released; `milestone-2` where absent. */
    readonly activeBy?: string;
    /** Milestone that ends the reassessment of the stadium, and joining it; `milestone-1` where absent. */
    readonly reassessBy?: string;
    /** Whether a call for maintainers, or a discussion, comes before a deprecation; true where absent. */
    readonly callFirst?: boolean;
    /** Whether an in-tree component leaves through the stadium; true where absent. */
    readonly stadiumFirst?: boolean;
    /** Whether a retired project may come back in the cycle of its retirement; false where absent. */
    readonly backInSameCycle?: boolean;
  };
  readonly cards: readonly PointsCard[];
  /** What verdicts meant in the past, on teams and years that had no say in the cards; absent where nobody checked. */
  readonly meaning?: Meaning;
}

/** Of so many verdicts of a kind, so many projects were retired within the months that followed. */
export interface Meaning {
  readonly months: number;
  readonly healthy: { readonly retired: number; readonly of: number };
  readonly 'at-risk': { readonly retired: number; readonly of: number };
  /** Those that were healthy as finished but kept, over all years: they are few. */
  readonly kept?: { readonly retired: number; readonly of: number };
  /** The command that counts it. */
  readonly source: string;
}

/** One row of a card, applied: `worst` and `best` differ only where the measurement is unknown. */
export interface Grade {
  readonly measure: MeasureId;
  readonly group: string;
  readonly measurement: Measurement;
  readonly worst: number;
  readonly best: number;
  /** The most that this row can give. */
  readonly of: number;
  readonly reason: Reason;
}

/** One condition of being finished but kept, applied; `passed-over` where nobody asked and the condition allows it. */
export interface KeptGrade {
  readonly condition: Condition;
  readonly holds: 'yes' | 'no' | 'unknown' | 'passed-over';
}

export interface Verdict {
  readonly name: VerdictName;
  /** 0 to 100, higher is healthier; null where something is unknown. */
  readonly points: number | null;
  readonly range: { readonly worst: number; readonly best: number };
  /** Share of the card's weight that was measured, 0 to 1. */
  readonly coverage: number;
  readonly grades: readonly Grade[];
  /** Absent where the card has no way of being finished but kept. */
  readonly kept?: readonly KeptGrade[];
  /** The reasons that decided, those that weigh most first. Never empty. */
  readonly reasons: readonly [Reason, ...Reason[]];
}
