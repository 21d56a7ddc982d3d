// Decisions as a word for a table and as a sentence with the day and the body.

import type { Decision, DecisionKind } from '../domain/lifecycle.ts';
import { own, readable } from './english.ts';

const decisionShort: Readonly<Record<DecisionKind, string>> = {
  healthy: 'healthy',
  keep: 'keep',
  discuss: 'discuss',
  'out-of-discussion': 'out',
  'adoption-wanted': 'adopt',
  finished: 'finished',
  inactive: 'inactive',
  experimental: 'experim.',
  supersede: 'supersede',
  'consider-deprecation': 'consider',
  call: 'call',
  volunteers: 'volunteers',
  deprecate: 'deprecate',
  retire: 'retire',
  'merge-into': 'merge',
  revive: 'revive',
  waive: 'waive',
};

/** A word for a table. */
export function decisionWord(decision: Decision): string {
  return own(decisionShort, decision.kind) ?? readable(decision.kind);
}

/** The decision as a sentence, with its day and who took it; said to be later where the figures are of a day before. */
export function decisionSentence(decision: Decision, figuresOf = decision.date): string {
  const said = own(decisionSentences, decision.kind);
  const what = said === undefined ? readable(decision.kind) : said(decision);
  const later = figuresOf < decision.date ? `; figures of ${figuresOf}` : '';
  return `${what} (${decision.by}, ${decision.date}${later}): ${decision.reason}`;
}

const decisionSentences: Readonly<Record<DecisionKind, (decision: Decision) => string>> = {
  healthy: () => 'found in good health',
  keep: () => 'kept after review',
  discuss: () => 'spoken of as a candidate for deprecation, no date set',
  'out-of-discussion': () => 'out of the discussion',
  'adoption-wanted': () => 'adoption wanted',
  finished: (decision) => `finished, answered for by ${decision.answeredFor}`,
  inactive: () => 'marked inactive',
  experimental: () => 'experimental',
  supersede: (decision) => `superseded by ${decision.instead ?? 'something else'}`,
  'consider-deprecation': () => 'deprecation considered, to be ratified',
  call: (decision) =>
    `call for maintainers${decision.answerBy === undefined ? '' : `, answers until ${decision.answerBy}`}`,
  volunteers: () => 'volunteers were found',
  deprecate: () => 'deprecate',
  retire: (decision) => (decision.immediate === true ? 'retire at once' : 'retire'),
  'merge-into': (decision) => `merge into ${decision.into ?? 'another project'}`,
  revive: () => 'revive',
  waive: (decision) => `no step${decision.until === undefined ? '' : `, until ${decision.until}`}`,
};
