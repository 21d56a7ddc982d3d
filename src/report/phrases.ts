// Tables of phrases: the nouns of the measures and the sentences of the reason codes. A code that is missing here is still readable.

type Args = Readonly<Record<string, string | number>>;

/** By measure without window: one and many, or a phrase in which `#` is the figure. */
export const measureNouns: Readonly<Record<string, readonly [string, string] | string>> = {
  commits: ['commit', 'commits'],
  'human-commits': ['commit by people', 'commits by people'],
  'own-commits': ['own commit', 'own commits'],
  'code-commits': ['code commit', 'code commits'],
  'tree-wide-commits': ['tree-wide commit', 'tree-wide commits'],
  'bot-commits': ['bot commit', 'bot commits'],
  'active-people': ['active person', 'active people'],
  'code-people': ['person changing code', 'people changing code'],
  'dedicated-people': ['dedicated person', 'dedicated people'],
  'home-people': ['person at home here', 'people at home here'],
  'absence-factor': 'absence factor #',
  'elephant-factor': 'elephant factor #',
  organisations: ['organisation', 'organisations'],
  newcomers: ['newcomer', 'newcomers'],
  leavers: ['person left', 'people left'],
  retained: ['person stayed', 'people stayed'],
  releases: ['release', 'releases'],
  'forced-releases': ['forced release', 'forced releases'],
  'days-since-release': 'last release # ago',
  'release-age': 'last release # ago',
  'days-since-commit': 'last commit # ago',
  'days-since-own-commit': 'last own commit # ago',
  'days-since-code-commit': 'last code commit # ago',
  'core-reviewers': ['core reviewer at work', 'core reviewers at work'],
  reviewers: ['reviewer', 'reviewers'],
  'merged-reviews': ['reviewed merge', 'reviewed merges'],
  'changes-opened': ['change opened', 'changes opened'],
  'changes-merged': ['change merged', 'changes merged'],
  'changes-abandoned': ['change abandoned', 'changes abandoned'],
  'open-changes': ['open change', 'open changes'],
  'stable-backports': ['stable backport', 'stable backports'],
  'gate-success': 'gate passed # of the time',
  'gate-success-rate': 'gate passed # of the time',
};

/** By reason code, without full stop: the figures follow after a colon. */
export const reasonSentences: Readonly<Record<string, (args: Args) => string>> = {
  'nobody-dedicated': () => 'Nobody comes back to it regularly',
  'few-dedicated': () => 'Few people come back to it',
  'enough-dedicated': () => 'Several people come back to it',
  'no-code-commits': () => 'Its code was not changed',
  'few-code-commits': () => 'Its code was changed seldom',
  'some-code-commits': () => 'Its code is changed now and then',
  'many-code-commits': () => 'Its code is worked on steadily',
  'no-own-commits': () => 'No work was done on it for its own sake',
  'few-own-commits': () => 'Little work was done on it for its own sake',
  'no-releases': () => 'Nothing was released',
  'released-regularly': () => 'It is released regularly',
  'no-core-reviewers': () => 'Nobody was seen approving changes',
  'few-core-reviewers': () => 'Few people approve changes',
  'one-organisation': () => 'One organisation does the work',
  'several-organisations': () => 'Several organisations share the work',
  'too-young': (args) => `It is too young to be judged${days(args)}`,
  young: (args) => `It is too young to be judged${days(args)}`,
  'too-little-known': (args) => `Too little of the card is known${coverage(args)}`,
  'low-coverage': (args) => `Too little of the card is known${coverage(args)}`,
  'unknown-decides': () => 'What is unknown would decide the verdict',
  'range-spans-threshold': () => 'What is unknown would decide the verdict',
  'held-back': () =>
    'The points crossed the threshold only now; the verdict follows when they stay there',
  hysteresis: () =>
    'The points crossed the threshold only now; the verdict follows when they stay there',
  'no-evidence': () => 'There is no evidence for this day',
};

function days(args: Args): string {
  return args['days'] === undefined ? '' : ` (listed for ${args['days']} days)`;
}

function coverage(args: Args): string {
  const share = args['coverage'];
  return typeof share === 'number' ? ` (${Math.round(share * 100)} %)` : '';
}
