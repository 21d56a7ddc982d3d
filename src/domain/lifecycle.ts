// Decisions are what people said; the stage and the timeline follow from them and the calendar.

import type { IsoDate } from './time.ts';

/**
 * `consider-deprecation` was discussed, to be ratified in its cycle; `discuss` was spoken of, and nothing set. Both, and
 * `out-of-discussion`, `adoption-wanted`, `finished`, `inactive` and `waive`, change no stage.
 */
export const decisionKinds = [
  'healthy',
  'keep',
  'discuss',
  'out-of-discussion',
  'consider-deprecation',
  'call',
  'volunteers',
  'adoption-wanted',
  'finished',
  'inactive',
  'experimental',
  'deprecate',
  'supersede',
  'retire',
  'merge-into',
  'revive',
  'waive',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Something that a decision asks somebody to do. */
export interface ActionItem {
  readonly what: string;
  /** A role, never a person: `release liaison`. */
  readonly role: string;
  /** A day, or a milestone: the first such one after the decision. */
  readonly due: string;
  readonly done?: { readonly date: IsoDate; readonly link: string };
}

/** Milestones by which something may be due. */
export const dueMilestones: readonly string[] = [
  ...['milestone-1', 'milestone-2', 'milestone-3', 'membership-freeze'],
  ...['feature-freeze', 'rc-1', 'final'],
];

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
  /** `call`: the first series with whose release a deprecation may follow, where the body said so. */
  readonly notBefore?: string;
  /** `supersede`: what to use instead. */
  readonly instead?: string;
  /** Where governance, a release or the code followed what was decided, and when. */
  readonly followed?: { readonly date: IsoDate; readonly link: string };
  /** `finished`: the team that answers for what is found from now on. */
  readonly answeredFor?: string;
  /** `waive`: last day of the waiver. */
  readonly until?: IsoDate;
  readonly actions?: readonly ActionItem[];
  /** Skips the two cycles; for what was never implemented, with its reason. */
  readonly immediate?: boolean;
}

/** Fields that belong to some kinds only. */
export const fieldsOfKinds: Readonly<
  Record<
    'into' | 'instead' | 'answeredFor' | 'answerBy' | 'notBefore' | 'until' | 'immediate',
    readonly DecisionKind[]
  >
> = {
  into: ['merge-into'],
  instead: ['supersede'],
  answeredFor: ['finished'],
  answerBy: ['call'],
  notBefore: ['call'],
  until: ['waive'],
  immediate: ['retire'],
};

export type Stage = 'active' | 'calling' | 'experimental' | 'deprecated' | 'retired' | 'merged';

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
  /** `settle-call`: day of the call that is asked about. */
  readonly about?: IsoDate;
  /** `action`: what a decision asked for, and of which role. */
  readonly action?: Pick<ActionItem, 'what' | 'role'>;
}
