// The rules that give every date and refuse every illegal step. Numbers and milestones come from the policy file.

import type { IsoDate } from '../domain/time.ts';

export interface Rule {
  readonly title: string;
  /** Where it is written down: a page that says so, or our policy file. */
  readonly source: string;
  /** The part of the source that says it; absent for what is ours, by the policy of this tool. */
  readonly place?: string;
  /** The first day on which it existed; it is not applied before. Absent where it always held. */
  readonly since?: IsoDate;
}

const summary = (place: string) => ({
  source: 'https://lists.openstack.org/pipermail/openstack-discuss/2019-November/010761.html',
  place,
  since: '2019-11-12',
});

const stadium = {
  source: 'https://docs.openstack.org/neutron/latest/contributor/stadium/governance.html',
  place: 'Adding or removing projects to the Stadium',
};

const inTree = summary('Starting the process of removing ML2/Linuxbridge');

const reassessed = summary('Reevaluate Stadium projects');

const inactive = {
  source:
    'https://governance.openstack.org/tc/reference/emerging-technology-and-inactive-projects.html',
  place: 'Timeline',
  since: '2022-06-16',
};

const namespace = {
  source:
    'https://governance.openstack.org/tc/resolutions/20190711-mandatory-repository-retirement.html',
  place: 'the resolution',
  since: '2019-07-11',
};

const ours = { source: 'data/policy.yaml' };

/** Every rule by its code, as timelines and refusals name it. */
export const rules = {
  'two-cycles': {
    title: 'A project is retired two full cycles after it was deprecated, at the earliest.',
    ...reassessed,
  },
  'answer-by': {
    title: 'A call for maintainers is answered by the second milestone of the cycle.',
    ...ours,
  },
  'unanswered-call': {
    title: 'A project for which nobody volunteered is deprecated with the release of that cycle.',
    ...ours,
  },
  'call-open': {
    title: 'A call for maintainers is open until its last day, and is made once.',
    ...ours,
  },
  'call-first': {
    title: 'A call for maintainers, or a discussion on record, comes before a deprecation.',
    ...reassessed,
  },
  'deprecate-first': {
    title: 'A project is deprecated before it is retired.',
    ...ours,
  },
  'stadium-first': {
    title: 'An in-tree driver moves to a stadium project of its own before it may leave.',
    ...inTree,
  },
  immediate: {
    title: 'What was never implemented is retired at once, with its reason recorded.',
    ...reassessed,
  },
  'ratify-in-cycle': {
    title: 'A deprecation that was discussed is ratified in its cycle, or it lapses.',
    ...inTree,
  },
  'tc-inactive': {
    title: 'An inactive project that is not active again by the second milestone is not released.',
    ...inactive,
  },
  reassessment: {
    title:
      'The stadium is reassessed in the first milestone of a cycle; members have it to comply.',
    ...stadium,
  },
  'not-in-cycle-of-eviction': {
    title: 'A retired project cannot come back in the cycle in which it was retired.',
    ...stadium,
  },
  'join-in-first-milestone': {
    title: 'A project joins the stadium within the first milestone of a cycle.',
    ...stadium,
  },
  'retire-and-start-anew': {
    title: 'Leaving the openstack/ namespace is a retirement and a new repository, never a rename.',
    ...namespace,
  },
  'volunteers-answer-a-call': {
    title: 'Volunteers answer a call; a deprecated or retired project is revived instead.',
    ...ours,
  },
  'deprecation-stands': {
    title: 'A deprecation stands until the project is revived or retired.',
    ...ours,
  },
  'retired-is-the-end': {
    title: 'A retired project changes its stage by being revived only.',
    ...ours,
  },
  'merged-is-the-end': {
    title: 'A project that was merged into another can only be retired.',
    ...ours,
  },
  'nothing-to-revive': {
    title: 'Only a deprecated or retired project can be revived.',
    ...ours,
  },
  'experimental-warns': {
    title:
      'What is experimental is kept without promise; deprecation may follow without another call.',
    ...ours,
  },
  'superseded-stays': {
    title:
      'What is superseded stays until the team retires it; its users have no date by which to leave.',
    ...ours,
  },
  'discussion-sets-nothing': {
    title: 'What was only spoken of sets no date and changes no stage.',
    ...ours,
  },
  'adoption-has-no-deadline': {
    title:
      'A project that looks for people without a deadline stays as it is until somebody answers.',
    ...ours,
  },
  'action-until-done': {
    title: 'What a decision asks for is open until it is done.',
    ...ours,
  },
  'finished-is-answered-for': {
    title: 'A project that is called finished names the team that answers for it.',
    ...ours,
  },
  'settle-call': {
    title: 'A call whose last day has passed is settled by a decision, never by the date.',
    ...ours,
  },
  'instead-named': {
    title: 'A superseded project names what to use instead.',
    ...ours,
  },
  'followed-later': {
    title: 'What followed a decision is not before it.',
    ...ours,
  },
  'no-repetition': {
    title: 'A decision changes something: the project stands there already.',
    ...ours,
  },
  'waiver-ends': {
    title: 'A waiver has a last day, and that day is after its decision.',
    ...ours,
  },
  'known-project': {
    title: 'A decision is about a project of the registry.',
    ...ours,
  },
  'reference-is-not-decided': {
    title: 'A reference project is measured, never decided about.',
    ...ours,
  },
  'known-series': {
    title: 'A cycle is a series of the release calendar.',
    ...ours,
  },
  'not-in-the-future': {
    title: 'A decision is recorded when it has been taken.',
    ...ours,
  },
  'effect-not-before-decision': {
    title: 'A decision takes effect in the cycle of its date or in a later one.',
    ...ours,
  },
  'reason-given': {
    title: 'A decision carries its reason and a link to where it was taken.',
    ...ours,
  },
  'by-a-body': {
    title: 'A decision is that of a body, and names no person or address.',
    ...ours,
  },
  'field-of-another-kind': {
    title: 'A decision has the fields of its kind only.',
    ...ours,
  },
  'into-another-project': {
    title: 'A project is merged into another one, which is named.',
    ...ours,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleCode = keyof typeof rules;

/** Whether the rule existed on the day. */
export function isApplied(code: RuleCode, day: IsoDate): boolean {
  const { since }: Rule = rules[code];
  return since === undefined || since <= day;
}
