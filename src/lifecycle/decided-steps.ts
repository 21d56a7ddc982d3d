// The step of a timeline that each kind of decision is, and the rule behind it.

import type { DecisionKind } from '../domain/lifecycle.ts';
import type { RuleCode } from './rules.ts';

/** Steps in the past tense, by the kind of the decision. */
export const decidedSteps: Readonly<Record<DecisionKind, { step: string; rule: RuleCode }>> = {
  healthy: { step: 'kept', rule: 'reassessment' },
  'consider-deprecation': { step: 'discussed', rule: 'ratify-in-cycle' },
  call: { step: 'called', rule: 'answer-by' },
  volunteers: { step: 'volunteers-found', rule: 'answer-by' },
  deprecate: { step: 'deprecated', rule: 'unanswered-call' },
  retire: { step: 'retired', rule: 'two-cycles' },
  'merge-into': { step: 'merged', rule: 'merged-is-the-end' },
  revive: { step: 'revived', rule: 'deprecation-stands' },
  waive: { step: 'waived', rule: 'waiver-ends' },
};
