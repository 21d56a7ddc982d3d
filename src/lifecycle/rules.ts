// The rules that give every date and refuse every illegal step. Numbers and milestones come from the policy file.

import { type Calendar, hasCycles } from '../domain/cycle.ts';
import type { Policy } from '../domain/verdict.ts';

/** The policy's part, every value filled in. */
export type LifecycleRules = Required<Policy['lifecycle']>;

/**
 * Fills in the values that a policy file may leave out. A family without cycles counts in the months of its calendar,
 * and has no stadium that anything would have to pass through.
 */
export function lifecycleRules(policy: Policy['lifecycle'], calendar: Calendar): LifecycleRules {
  const whole = {
    activeBy: 'milestone-2',
    reassessBy: 'milestone-1',
    callFirst: true,
    stadiumFirst: true,
    backInSameCycle: false,
    monthsToRetirement: 12,
    monthsToAnswer: 3,
    ...policy,
  };
  if (hasCycles(calendar)) return whole;
  return { ...whole, cyclesToRetirement: whole.monthsToRetirement, stadiumFirst: false };
}

export interface Rule {
  readonly title: string;
  /** Where it is written down. */
  readonly source: string;
}

const mail = 'https://lists.openstack.org/pipermail/openstack-discuss/2019-November/010761.html';
const stadium = 'https://docs.openstack.org/neutron/latest/contributor/stadium/governance.html';
const inactive =
  'https://governance.openstack.org/tc/reference/emerging-technology-and-inactive-projects.html';
const guide = 'https://docs.openstack.org/project-team-guide/repository.html';
const namespace =
  'https://governance.openstack.org/tc/resolutions/20190711-mandatory-repository-retirement.html';
const here = 'data/policy.yaml';

/** Every rule by its code, as timelines and refusals name it. */
export const rules = {
  'two-cycles': {
    title: 'A project is retired two full cycles after it was deprecated, at the earliest.',
    source: mail,
  },
  'answer-by': {
    title: 'A call for maintainers is answered by the second milestone of the cycle.',
    source: mail,
  },
  'unanswered-call': {
    title: 'A project for which nobody volunteered is deprecated with the release of that cycle.',
    source: mail,
  },
  'call-open': {
    title: 'A call for maintainers is open until its last day, and is made once.',
    source: mail,
  },
  'call-first': {
    title: 'A call for maintainers, or a discussion on record, comes before a deprecation.',
    source: mail,
  },
  'deprecate-first': {
    title: 'A project is deprecated before it is retired.',
    source: guide,
  },
  'stadium-first': {
    title: 'An in-tree driver moves to a stadium project of its own before it may leave.',
    source: mail,
  },
  immediate: {
    title: 'What was never implemented is retired at once, with its reason recorded.',
    source: mail,
  },
  'ratify-in-cycle': {
    title: 'A deprecation that was discussed is ratified in its cycle, or it lapses.',
    source: mail,
  },
  'tc-inactive': {
    title: 'An inactive project that is not active again by the second milestone is not released.',
    source: inactive,
  },
  reassessment: {
    title:
      'The stadium is reassessed in the first milestone of a cycle; members have it to comply.',
    source: stadium,
  },
  'not-in-cycle-of-eviction': {
    title: 'A retired project cannot come back in the cycle in which it was retired.',
    source: stadium,
  },
  'join-in-first-milestone': {
    title: 'A project joins the stadium within the first milestone of a cycle.',
    source: stadium,
  },
  'retire-and-start-anew': {
    title: 'Leaving the openstack/ namespace is a retirement and a new repository, never a rename.',
    source: namespace,
  },
  'volunteers-answer-a-call': {
    title: 'Volunteers answer a call; a deprecated or retired project is revived instead.',
    source: here,
  },
  'deprecation-stands': {
    title: 'A deprecation stands until the project is revived or retired.',
    source: here,
  },
  'retired-is-the-end': {
    title: 'A retired project changes its stage by being revived only.',
    source: here,
  },
  'merged-is-the-end': {
    title: 'A project that was merged into another can only be retired.',
    source: here,
  },
  'nothing-to-revive': {
    title: 'Only a deprecated or retired project can be revived.',
    source: here,
  },
  'no-repetition': {
    title: 'A decision changes something: the project stands there already.',
    source: here,
  },
  'waiver-ends': {
    title: 'A waiver has a last day, and that day is after its decision.',
    source: here,
  },
  'known-project': {
    title: 'A decision is about a project of the registry.',
    source: here,
  },
  'reference-is-not-decided': {
    title: 'A reference project is measured, never decided about.',
    source: here,
  },
  'known-series': {
    title: 'A cycle is a series of the release calendar.',
    source: here,
  },
  'dates-in-order': {
    title: 'Decisions about a project are recorded in the order of their dates.',
    source: here,
  },
  'not-in-the-future': {
    title: 'A decision is recorded when it has been taken.',
    source: here,
  },
  'effect-not-before-decision': {
    title: 'A decision takes effect in the cycle of its date or in a later one.',
    source: here,
  },
  'reason-given': {
    title: 'A decision carries its reason and a link to where it was taken.',
    source: here,
  },
  'by-a-body': {
    title: 'A decision is that of a body, and names no person or address.',
    source: here,
  },
  'field-of-another-kind': {
    title: 'A decision has the fields of its kind only.',
    source: here,
  },
  'into-another-project': {
    title: 'A project is merged into another one, which is named.',
    source: here,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleCode = keyof typeof rules;

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
