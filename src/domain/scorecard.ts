// The one hand-over object: everything before makes it, everything after only reads it.

import type { SourceReport } from './facts.ts';
import type { Decision, Stage, TimelineEntry } from './lifecycle.ts';
import type { MeasureDefinition, Measurements } from './measurement.ts';
import type { ProjectClass, RepositoryName } from './project.ts';
import type { Saying } from './sayings.ts';
import type { InputPin } from './snapshot.ts';
import type { IsoDate, TimeWindow } from './time.ts';
import type { Level, Policy, Verdict, VerdictName } from './verdict.ts';

export const scorecardVersion = 1;

export interface Scorecard {
  readonly team: string;
  /** Day of the figures. */
  readonly asOf: IsoDate;
  /** Decisions count up to this day, where it is later than the figures. */
  readonly decidedTo?: IsoDate;
  readonly cycle: MeasuredCycle;
  readonly windows: readonly TimeWindow[];
  readonly policyVersion: string;
  /** Points from which that policy calls a project healthy. */
  readonly healthyFrom?: number;
  readonly definitionsVersion: number;
  /** The definitions of this version, where the figures were made by others. */
  readonly currentDefinitions?: number;
  /** Earlier days that were measured by other definitions: no trend and no verdict rests on them. */
  readonly otherDefinitions?: readonly IsoDate[];
  /** Sources that this snapshot was asked for: `['git']` reads "git evidence only". */
  readonly sourcesAsked: readonly SourceReport['source'][];
  /** The most urgent first; what is not judged last. */
  readonly projects: readonly ProjectCard[];
  /** How many are judged, where `projects` are some of them. */
  readonly judgedInAll?: number;
  readonly sources: readonly SourceReport[];
  readonly pins: readonly InputPin[];
  /** Definitions of the measures, so that a form can explain what it shows. */
  readonly measures: readonly MeasureDefinition[];
  /** How to mend what a measure says, as the policy has it. */
  readonly mend?: NonNullable<Policy['mend']>;
  readonly links: {
    readonly repository: string | undefined;
    /** Where changes are reviewed, where that is Gerrit. */
    readonly reviews?: string;
  };
}

/** What is measured besides the year: a release cycle, or a quarter in a family that has none. */
export interface MeasuredCycle {
  readonly name: string;
  readonly title: string;
  /** Absent for a release cycle. */
  readonly span?: 'quarter';
}

export interface ProjectCard {
  readonly name: string;
  readonly class: ProjectClass;
  readonly role: 'judged' | 'reference';
  readonly repositories: readonly RepositoryName[];
  readonly paths: readonly string[];
  /** Who looks after it; absent where the registry lists it no more. */
  readonly team?: string;
  readonly summary?: string;
  /** The member whose companion it is. */
  readonly follows?: string;
  /** Absent for a reference project. */
  readonly verdict: Verdict | undefined;
  readonly measurements: Measurements;
  /** What it says of itself, its host included. */
  readonly said?: readonly Saying[];
  /** The team's decision in force at the as-of date. */
  readonly decision: Decision | undefined;
  readonly decisions: readonly Decision[];
  /** Whether figures and decision point the same way. */
  readonly agreement: 'agree' | 'differ' | 'no-decision';
  readonly stage: Stage;
  readonly timeline: readonly TimelineEntry[];
  /** What its verdict rests on, about a year before; absent where no snapshot lies near that day. */
  readonly earlier?: { readonly asOf: IsoDate; readonly measurements: Measurements };
  readonly trend: readonly TrendPoint[];
}

export interface TrendPoint {
  readonly asOf: IsoDate;
  readonly verdict: VerdictName;
  /** Absent where it was not at risk; several where its range lay on both sides of a bound. */
  readonly levels?: readonly Level[];
  readonly points: number | null;
  /** Worst and best, where something was unknown. */
  readonly range?: { readonly worst: number; readonly best: number };
  /** Code name of the cycle that the snapshot measured. */
  readonly cycle?: string;
  /** What was measured in that cycle, by measure; what is not known is not there. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Code of the reason why the verdict is another than that of the points: held, or finished but kept. */
  readonly because?: string;
  /** Measured over other sources than the shown day: not to be compared with it. */
  readonly isOverOthers?: true;
}
