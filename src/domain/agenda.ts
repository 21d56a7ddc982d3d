// What a PTG session works from: the candidates, each with what is legal when, and what is said beside them.

import type { CriteriaTable } from './criteria.ts';
import type { Calendar } from './cycle.ts';
import type { Decision, Stage, TimelineEntry } from './lifecycle.ts';
import type { ProjectCard, Scorecard, TrendPoint } from './scorecard.ts';
import type { IsoDate } from './time.ts';
import type { Waiting } from './waiting.ts';

export interface Candidate {
  readonly project: string;
  readonly stage: Stage;
  /** Cycles in a row, up to the newest measured one, that ended at risk. */
  readonly cyclesAtRisk: number;
  /** The first cycle of that row; `isFirst` where no cycle before it was measured, so that it may be longer. */
  readonly atRiskSince?: { readonly series: string; readonly isFirst: boolean };
  /** Day of the last call for maintainers; absent when there was none. */
  readonly calledOn?: IsoDate;
  /** `unanswered` from the day after the last day to answer. */
  readonly answer: 'not-called' | 'open' | 'unanswered' | 'answered';
  readonly answerBy?: IsoDate;
  /** First day on which a deprecation is legal, when a call that is still missing is made on the as-of date. */
  readonly earliestDeprecation?: LegalDay;
  /** First day on which a retirement is legal, when the deprecation comes on its first legal day. */
  readonly earliestRetirement?: LegalDay;
  /** It leaves through the stadium. */
  readonly stadiumFirst: boolean;
  readonly waivedUntil?: IsoDate;
}

export interface LegalDay {
  readonly date: IsoDate;
  readonly series: string;
  readonly estimated: boolean;
}

/** A candidate with what the session needs beside it. */
export interface AgendaItem {
  readonly candidate: Candidate;
  readonly card: ProjectCard;
  /** The newest point of the cycle before, to say how it moved. */
  readonly before?: TrendPoint;
  /** Who would be hurt: companions, and who was seen to require it. */
  readonly hurt: readonly string[];
  readonly decided?: Decision;
}

export interface Agenda {
  readonly scorecard: Scorecard;
  /** Decisions count up to it. */
  readonly day: IsoDate;
  readonly calendar: Calendar;
  /** Points from which a project is healthy. */
  readonly healthy: number;
  /** The newest answers to the family's own criteria, where they are kept. */
  readonly criteria?: CriteriaTable;
  readonly items: readonly AgendaItem[];
  /** Calls whose last day has passed without a decision. */
  readonly toSettle: readonly TimelineEntry[];
  /** What is late or due in the cycle of the day. */
  readonly dates: readonly TimelineEntry[];
  /** Projects of which nobody who is named to answer was seen for a year. */
  readonly toAsk: readonly ProjectCard[];
  /** Who looks for maintainers without a deadline. */
  readonly waiting: readonly Waiting[];
}
