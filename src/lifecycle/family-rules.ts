// The rules as one family knows them: by its cycles, or by the months of its calendar.

import { type Calendar, hasCycles } from '../domain/cycle.ts';
import { type Rule, type RuleCode, rules } from './rules.ts';

/** Rules that read otherwise in a family without cycles, with the code they have there. */
const inMonths: Partial<Record<RuleCode, { readonly code: string; readonly title: string }>> = {
  'two-cycles': {
    code: 'months-to-retirement',
    title: 'A project is retired so many months after it was deprecated, at the earliest.',
  },
  'answer-by': {
    code: 'months-to-answer',
    title: 'A call for maintainers is answered within so many months.',
  },
  'unanswered-call': {
    code: 'unanswered-call',
    title: 'A project for which nobody volunteered is deprecated when its call ends.',
  },
  'ratify-in-cycle': {
    code: 'ratify-in-time',
    title:
      'A deprecation that was discussed is ratified by the end of the next month, or it lapses.',
  },
  reassessment: {
    code: 'found-in-good-health',
    title: 'A project that the team finds in good health stays as it is.',
  },
};

/** The rules of a family by their codes: each of OpenStack's names its source there, any other team's its policy. */
export function rulesOf(calendar: Calendar): Readonly<Record<string, Rule>> {
  if (hasCycles(calendar)) return rules;
  const own = Object.entries(rules).map(([code, { title }]) => {
    const other = inMonths[code as RuleCode] ?? { code, title };
    return [other.code, { title: other.title, source: 'policy.yaml' }];
  });
  return Object.fromEntries(own);
}

/** The code of a rule as the family knows it. */
export function ruleCode(rule: RuleCode, calendar: Calendar): string {
  return hasCycles(calendar) ? rule : (inMonths[rule]?.code ?? rule);
}
