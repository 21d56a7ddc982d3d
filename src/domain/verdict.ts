// The verdict: is somebody looking after it? It follows from the policy alone, and carries every reason.

import type { MeasureId, Measurement } from './measurement.ts';
import type { ProjectClass } from './project.ts';
import type { IsoDate } from './time.ts';

export type VerdictName = 'healthy' | 'at-risk' | 'undetermined';

/** How urgent it is where a project is at risk, worst first. */
export const levels = ['silent', 'failing', 'thin'] as const;
export type Level = (typeof levels)[number];

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
  /** Bounds of the levels of at risk; `usualLevels` where absent. */
  readonly levels?: LevelBounds;
  /** What tells the more urgent of two projects of one level; none where absent. */
  readonly signs?: readonly Sign[];
  /** How to mend what a measure says, by measure. */
  readonly mend?: Readonly<Record<MeasureId, Mend>>;
  readonly cards: readonly PointsCard[];
  /** What verdicts meant in the past, on teams and years that had no say in the cards; absent where nobody checked. */
  readonly meaning?: Meaning;
}

/** Where the levels begin. */
export interface LevelBounds {
  /** At risk with fewer points than this is failing. */
  readonly failing: number;
  /** Days without any landed commit, of machines or people, after which a project is silent whatever its points. */
  readonly silent: {
    readonly days: number;
    /** For what is finished but kept. */
    readonly kept: number;
    /** In a family without release cycles, where no robot touches every repository each quarter. */
    readonly withoutCycles: number;
    /** For a class of its own. */
    readonly classes?: Readonly<Partial<Record<ProjectClass, number>>>;
  };
}

export const usualLevels: LevelBounds = {
  failing: 50,
  silent: { days: 90, kept: 365, withoutCycles: 365 },
};

/** A condition that tells of urgency, in words. */
export type Sign = Condition & { readonly says: string };

/** What helps, and a page on it. */
export interface Mend {
  readonly how: string;
  readonly link?: string;
}

/** How often a project was retired within the months that followed a verdict. */
export interface Meaning {
  readonly months: number;
  /** By verdict, and for at risk by level. */
  readonly of: Readonly<Record<'healthy' | Level, Rate>>;
  /** Which repositories and years it rests on, and where it did not hold. */
  readonly period: string;
  /** Where it was counted. */
  readonly source: string;
}

/** A share, and the bounds that hold it in 95 of 100 samples of teams, where they were counted. */
export interface Rate {
  readonly share: number;
  readonly low?: number;
  readonly high?: number;
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

/** One sign, applied; what is unknown, or does not apply, does not hold. */
export interface SignGrade {
  readonly sign: Sign;
  readonly holds: boolean;
}

/** A row of the card that does not give all its points, and the next value that would give more. */
export interface Miss {
  readonly measure: MeasureId;
  /** What was measured, or what it is at least. */
  readonly value: number;
  readonly needs: { readonly atLeast: number } | { readonly below: number };
  /** Points of 100 that the step would bring. */
  readonly gain: number;
}

export interface Verdict {
  readonly name: VerdictName;
  /** Null where it is not at risk, and where a range lies on both sides of a bound. */
  readonly level: Level | null;
  /** The levels that it may have, worst first: one where it is known, none where it is not at risk. */
  readonly levels: readonly Level[];
  /** The day of the first snapshot since which verdict and level have been what they are. */
  readonly since: IsoDate;
  /** Points that are missing to the healthy side, as far as is certain; 0 where none is. */
  readonly short: number;
  readonly signs: readonly SignGrade[];
  /** What is missing, the nearest first. */
  readonly missing: readonly Miss[];
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
