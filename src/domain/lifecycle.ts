// Decisions are what people said; the stage and the timeline follow from them and the calendar.

import type { IsoDate } from './time.ts';

/**
 * `consider-deprecation` records that it was discussed and not yet ratified; it changes no stage.
 */
export const decisionKinds = [
  'healthy',
  'consider-deprecation',
  'call',
  'volunteers',
  'deprecate',
  'retire',
  'merge-into',
  'revive',
  'waive',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface Decision {
  readonly project: string;
  readonly kind: DecisionKind;
  readonly date: IsoDate;
  /** A body, never a person: `neutron team, Ussuri PTG`. */
  readonly by: string;
  readonly reason: string;
  readonly link: string;
  /** Series (code name) in which it takes effect; by default that of the date. */
  readonly cycle?: string;
  /** `merge-into`: the project that takes it over. */
  readonly into?: string;
  /** `call`: last day to answer; by default the cycle's second milestone. */
  readonly answerBy?: IsoDate;
  /** `waive`: last day of the waiver. */
  readonly until?: IsoDate;
  /** Skips the two cycles; for what was never implemented, with its reason. */
  readonly immediate?: boolean;
}

export type Stage = 'active' | 'calling' | 'deprecated' | 'retired' | 'merged';

export interface TimelineEntry {
  readonly project: string;
  /** Code of the step, worded in report/wording.ts: `answer-by`, `deprecate-by`, `retire-by`, `retired`, ... */
  readonly step: string;
  readonly date: IsoDate;
  readonly state: 'done' | 'overdue' | 'due' | 'planned';
  /** True when the date rests on a series whose date is not announced. */
  readonly estimated: boolean;
  /** Code of the rule that gives the date. */
  readonly rule: string;
  /** Series the date belongs to, where there is one. */
  readonly series?: string;
  readonly link?: string;
}
