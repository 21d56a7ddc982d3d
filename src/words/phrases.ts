// Tables of phrases: nouns of the measures, sentences of the reason codes. A code that is missing here is still readable.

import { percent } from './figures.ts';

type Args = Readonly<Record<string, string | number>>;

/** By measure without its window: one and many, or a phrase in which `#` is the figure. */
export const measureNouns: Readonly<Record<string, readonly [string, string] | string>> = {
  commits: ['commit', 'commits'],
  'human-commits': ['commit by people', 'commits by people'],
  'own-commits': ['own commit', 'own commits'],
  'code-commits': ['code commit', 'code commits'],
  'tree-wide-commits': ['tree-wide commit', 'tree-wide commits'],
  'bot-commits': ['bot commit', 'bot commits'],
  'merge-commits': ['merge commit', 'merge commits'],
  'active-people': ['active person', 'active people'],
  'code-people': ['person writing code', 'people writing code'],
  'dedicated-people': ['dedicated person', 'dedicated people'],
  'people-here': ['person at work here', 'people at work here'],
  'home-people': ['person at home here', 'people at home here'],
  'maintainers-active': ['maintainer active', 'maintainers active'],
  'named-people': ['person named to answer', 'people named to answer'],
  'named-people-seen': ['named person seen in the family', 'named people seen in the family'],
  'named-people-seen-here': ['named person seen here', 'named people seen here'],
  'team-people': ['person of the whole team', 'people of the whole team'],
  'absence-factor': 'absence factor #',
  'elephant-factor': 'elephant factor #',
  organisations: ['organisation', 'organisations'],
  newcomers: ['newcomer', 'newcomers'],
  leavers: ['person left', 'people left'],
  'retained-people': ['person who stayed', 'people who stayed'],
  'median-days-to-land': 'landed # after it was written',
  'noted-reviews': ['reviewed change', 'reviewed changes'],
  'noted-approvers': ['person who approved', 'people who approved'],
  'noted-reviewers': ['person who reviewed', 'people who reviewed'],
  'change-closure-ratio': '# of changes closed',
  'median-days-to-first-response': 'first response after #',
  'median-days-to-merge': 'merged after #',
  'unreviewed-share': '# of open changes nobody looked at',
  'waiting-for-reviewer': ['change waiting for a reviewer', 'changes waiting for a reviewer'],
  'waiting-for-submitter': [
    'change waiting for its submitter',
    'changes waiting for their submitters',
  ],
  'gate-success-share': '# of gate runs passed',
  'days-since-gate-success': 'gate last passed # ago',
  releases: ['release', 'releases'],
  dependents: ['repository using it', 'repositories using it'],
  'lively-dependents': ['lively repository using it', 'lively repositories using it'],
  'days-since-release': 'last release # ago',
  'days-since-commit': 'last commit # ago',
  'days-since-human-commit': 'last human commit # ago',
  'days-since-own-commit': 'last own commit # ago',
  'days-since-code-commit': 'last code commit # ago',
  'core-reviewers': ['core reviewer at work', 'core reviewers at work'],
  reviewers: ['reviewer', 'reviewers'],
  'changes-opened': ['change opened', 'changes opened'],
  'changes-merged': ['change merged', 'changes merged'],
  'changes-abandoned': ['change abandoned', 'changes abandoned'],
  'open-changes': ['open change', 'open changes'],
};

/** How a reason reads: the lead of a sentence without its full stop (figures follow after a colon), and a phrase for a table. */
interface ReasonWords {
  readonly sentence: (args: Args) => string;
  /** Needed where the reason has no measure whose figure could be shown. */
  readonly short?: (args: Args) => string;
}

function says(sentence: string): ReasonWords {
  return { sentence: () => sentence };
}

export const reasonWords: Readonly<Record<string, ReasonWords>> = {
  'maintainers-gone': says(
    'None of those who did most of the work lately is still at work in the family',
  ),
  'one-maintainer-active': says(
    'One of those who did most of the work lately is still at work in the family',
  ),
  'few-maintainers-active': says(
    'A few of those who did most of the work lately are still at work in the family',
  ),
  'maintainers-active': says(
    'Those who did most of the work lately are still at work in the family',
  ),
  'nobody-dedicated': says('Hardly anybody comes back to it'),
  'few-dedicated': says('A few people come back to it'),
  'some-dedicated': says('Some people come back to it'),
  'enough-dedicated': says('Enough people come back to it'),
  'nobody-writes-code': says('Hardly anybody changes its code'),
  'few-write-code': says('A few people change its code'),
  'several-write-code': says('Several people change its code'),
  'many-write-code': says('Many people change its code'),
  'one-organisation': says('It rests on one organisation at most'),
  'few-organisations': says('A few organisations share the work'),
  'several-organisations': says('Several organisations share the work'),
  'many-organisations': says('Many organisations share the work'),
  'team-gone': says('Nobody is left in the whole team who does much of it'),
  'small-team': says('The whole team is one or two people'),
  'team-at-work': says('There is a team that could step in'),
  'no-code-commits': says('Its code is hardly changed'),
  'few-code-commits': says('Its code is changed seldom'),
  'some-code-commits': says('Its code is changed now and then'),
  'many-code-commits': says('Its code is worked on steadily'),
  'own-work-recent': says('Work for its own sake is recent'),
  'own-work-old': says('Work for its own sake is some months old'),
  'own-work-stopped': says('Work for its own sake has stopped'),
  'no-core-reviewers': says('Hardly anybody approves what is sent'),
  'few-core-reviewers': says('A few people approve what is sent'),
  'core-reviewers-at-work': says('Enough people approve what is sent'),
  'answered-soon': says('What is sent gets an answer within two weeks'),
  'answered-late': says('What is sent waits more than two weeks for an answer'),
  'gate-mostly-fails': says('What is approved often fails in the gate'),
  'gate-passes': says('What is approved mostly passes the gate'),
  'no-releases': says('It is hardly released'),
  'some-releases': says('It is released now and then'),
  'released-regularly': says('It is released regularly'),
  'nobody-lively-uses-it': says('No lively repository of the family names it'),
  'lively-repository-uses-it': says('A lively repository of the family uses it'),
  silent: {
    sentence: ({ bound }) =>
      `Nothing at all has landed for more than ${bound} days, whatever its points`,
    short: () => 'nothing at all had landed for months, whatever its points',
  },
  'finished-but-kept': {
    sentence: () =>
      'It meets all that the policy asks of a project that is finished but kept, whatever its points',
    short: () => 'finished but kept',
  },
  unknown: says('Not known'),
  'partly-known': says('Only part of it is known'),
  'not-applicable': says('Not counted'),
  'too-young': {
    sentence: ({ days, youngDays }) =>
      `It is ${days} days old, and judged from ${youngDays} days on`,
    short: ({ days }) => `only ${days} days old`,
  },
  'too-little-evidence': {
    sentence: ({ coverage, minimumCoverage }) =>
      `${share(coverage)} of the card is known, and ${share(minimumCoverage)} is needed for a verdict`,
    short: ({ coverage }) => `${share(coverage)} of the card known`,
  },
  'unknown-could-tip': {
    sentence: ({ worst, best }) =>
      `What is unknown could tip the verdict: the points lie between ${worst} and ${best}`,
    short: () => 'the unknown could tip it',
  },
  'unknown-earlier': {
    sentence: () =>
      'What was unknown at an earlier date leaves open which verdict stood, and the points are too near the threshold to end that',
    short: () => 'an earlier unknown leaves it open',
  },
  'unknown-whether-kept': {
    sentence: () => 'Whether it is finished but kept hangs on what is unknown',
    short: () => 'unknown whether it is kept',
  },
  held: {
    sentence: ({ snapshots, days = 0 }) =>
      `The figures have only just changed sides: the verdict follows when they stay there for ${snapshots} snapshots${Number(days) > 0 ? ` and ${days} days` : ''}`,
    short: () => 'held: the new side has not lasted yet',
  },
  'plainly-healthy': {
    sentence: () => 'Every figure speaks for it',
    short: () => 'every figure speaks for it',
  },
  'plainly-at-risk': {
    sentence: () => 'No figure speaks for it',
    short: () => 'no figure speaks for it',
  },
};

function share(value: string | number | undefined): string {
  return typeof value === 'number' ? percent(value) : String(value ?? 'part');
}
