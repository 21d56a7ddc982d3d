// The step of a timeline that each kind of decision is, and the rule behind it.

import type { DecisionKind } from '../domain/lifecycle.ts';
import type { RuleCode } from './rules.ts';

/** Steps in the past tense, by the kind of the decision. */
export const decidedSteps: Readonly<Record<DecisionKind, { step: string; rule: RuleCode }>> = {
  healthy: { step: 'kept', rule: 'reassessment' },
  keep: { step: 'reviewed', rule: 'reassessment' },
  discuss: { step: 'spoken-of', rule: 'discussion-sets-nothing' },
  'out-of-discussion': { step: 'out-of-discussion', rule: 'discussion-sets-nothing' },
  'consider-deprecation': { step: 'discussed', rule: 'ratify-in-cycle' },
  call: { step: 'called', rule: 'answer-by' },
  volunteers: { step: 'volunteers-found', rule: 'answer-by' },
  'adoption-wanted': { step: 'adoption-wanted', rule: 'adoption-has-no-deadline' },
  finished: { step: 'called-finished', rule: 'finished-is-answered-for' },
  inactive: { step: 'marked-inactive', rule: 'tc-inactive' },
  experimental: { step: 'experimental', rule: 'experimental-warns' },
  deprecate: { step: 'deprecated', rule: 'unanswered-call' },
  supersede: { step: 'superseded', rule: 'superseded-stays' },
  retire: { step: 'retired', rule: 'two-cycles' },
  'merge-into': { step: 'merged', rule: 'merged-is-the-end' },
  revive: { step: 'revived', rule: 'deprecation-stands' },
  waive: { step: 'waived', rule: 'waiver-ends' },
};
