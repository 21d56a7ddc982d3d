// The one place for English: codes and figures become sentences about the care a repository gets, never about people.

import type { UnknownCode, UnknownReason } from '../domain/facts.ts';
import type { Decision, DecisionKind, Stage, TimelineEntry } from '../domain/lifecycle.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { ProjectClass, SourceName } from '../domain/project.ts';
import type { MeasuredCycle, Scorecard, TrendPoint } from '../domain/scorecard.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { Level, Meaning, Verdict, VerdictName } from '../domain/verdict.ts';
import { knownWords, percent, rangeWords } from './figures.ts';

/** A verdict is always a word and a symbol; colour only comes on top. */
export const verdictWords: Readonly<
  Record<VerdictName | 'reference', { readonly word: string; readonly symbol: string }>
> = {
  healthy: { word: 'healthy', symbol: '✓' },
  'at-risk': { word: 'at risk', symbol: '!' },
  undetermined: { word: 'undetermined', symbol: '?' },
  reference: { word: 'reference', symbol: '–' },
};

/** A level is a word and a symbol of its own as well. */
export const levelWords: Readonly<
  Record<Level, { readonly word: string; readonly symbol: string }>
> = {
  silent: { word: 'silent', symbol: '×' },
  failing: { word: 'failing', symbol: '‼' },
  thin: { word: 'thin', symbol: '!' },
};

/** Word and symbol of a verdict with its level; a range on both sides of a bound has both words. */
export function standingWords(verdict: Pick<Verdict, 'name' | 'levels'> | undefined): {
  readonly kind: Level | 'failing-or-thin' | 'healthy' | 'undetermined' | 'reference';
  readonly word: string;
  readonly symbol: string;
} {
  if (verdict === undefined) return { kind: 'reference' as const, ...verdictWords.reference };
  const { name, levels } = verdict;
  if (name !== 'at-risk') return { kind: name, ...verdictWords[name] };
  const [worst = 'thin', ...others] = levels;
  if (others.length === 0) return { kind: worst, ...levelWords[worst] };
  const word = levels.map((level) => levelWords[level].word).join(' or ');
  return { kind: 'failing-or-thin' as const, word, symbol: levelWords[worst].symbol };
}

/** The same of a day in its history. */
export function standingThen({ verdict, levels = [] }: Pick<TrendPoint, 'verdict' | 'levels'>) {
  return standingWords({ name: verdict, levels });
}

/** `About one in 4 that were called silent was gone within 24 months (on ...).` */
export function meaningSentence(kind: 'healthy' | Level, { months, of, period }: Meaning): string {
  const { word } = kind === 'healthy' ? verdictWords.healthy : levelWords[kind];
  const { share, low, high } = of[kind];
  const bounds =
    low === undefined || high === undefined ? '' : `, between ${percent(low)} and ${percent(high)}`;
  return `About one in ${Math.round(1 / share)} that were called ${word} was gone within ${months} months (${percent(share)}${bounds}; ${period}).`;
}

export const stageWords: Readonly<Record<Stage, string>> = {
  active: 'active',
  calling: 'call open',
  experimental: 'experimental',
  deprecated: 'deprecated',
  retired: 'retired',
  merged: 'merged',
};

export const classWords: Readonly<Record<ProjectClass, string>> = {
  service: 'service',
  'service-plugin': 'service plugin',
  driver: 'driver',
  library: 'library',
  dashboard: 'dashboard',
  'tempest-plugin': 'tempest plugin',
  'in-tree-component': 'in-tree component',
  application: 'application',
  plugin: 'plugin',
  exporter: 'exporter',
  tool: 'tool',
  deployment: 'deployment code',
};

const decisionShort: Readonly<Record<DecisionKind, string>> = {
  healthy: 'healthy',
  keep: 'keep',
  discuss: 'discuss',
  'out-of-discussion': 'out',
  'adoption-wanted': 'adopt',
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

const unknownShort: Readonly<Record<UnknownCode, string>> = {
  empty: 'empty repository',
  shallow: 'history cut short',
  corrupt: 'damaged mirror',
  'incomplete-mirror': 'incomplete mirror',
  'not-found': 'not found',
  moved: 'repository has moved',
  auth: 'access refused',
  'not-git': 'not a git repository',
  'rate-limited': 'rate limit reached',
  timeout: 'no answer in time',
  unreachable: 'source not reachable',
  'bad-answer': 'unreadable answer',
  pagination: 'answer cut short',
  tls: 'no secure connection',
  'not-visible': 'not visible to this account',
  'suspicious-empty': 'empty answer where there was data before',
  'no-notes': 'no review notes',
  'no-commit-yet': 'no commit yet on that day',
  'too-young': 'too young',
  'too-big': 'too big to read',
  locked: 'cache in use',
  'bad-dates': 'dates that cannot be true',
  'tags-not-understood': 'tags that do not look like versions',
  'git-died': 'git ended early',
  offline: 'offline',
  'not-collected': 'not collected',
  'others-unread': 'another repository could not be read',
  'employers-unknown': 'few employers are known',
};

/** `unknown (no answer in time)`: unknown always carries its reason. */
export function unknownWords(reason: UnknownReason): string {
  return `unknown (${unknownReasonWords(reason)})`;
}

/** The figure of a measurement, or why there is none, in words that cannot be taken for a figure. */
export function measuredWords(measurement: Measurement): string {
  if (measurement.state === 'measured') return rangeWords(measurement) + knownWords(measurement);
  if (measurement.state === 'unknown') {
    const { atLeast, atMost, reason } = measurement;
    if (atMost !== undefined) return `${atLeast ?? 0} to ${atMost} (${reason.detail})`;
    return `${atLeast === undefined ? '' : `at least ${atLeast}, else `}${unknownWords(reason)}`;
  }
  return `not applicable (${measurement.reason.detail || readable(measurement.reason.code)})`;
}

/** The reason alone; a code from a newer version is spelled out. Of tags it matters how many there are. */
export function unknownReasonWords(reason: {
  readonly code: string;
  readonly detail?: string;
}): string {
  if (reason.code === 'tags-not-understood' && reason.detail !== undefined) return reason.detail;
  return own(unknownShort, reason.code) ?? readable(reason.code);
}

/** `Train cycle`, or `quarter 2026 Q2` in a family without cycles. */
export function cycleWords({ title, span }: MeasuredCycle): string {
  return span === 'quarter' ? `quarter ${title}` : `${title} cycle`;
}

export function windowWords(name: TimeWindow['name'], cycle: MeasuredCycle): string {
  if (name === 'cycle' || name === 'quarter') return `in the ${cycleWords(cycle)}`;
  if (name === 'as-of') return 'on that day';
  if (name === 'ever') return 'in its whole history';
  return `in the last ${name.replace('d', '')} days`;
}

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

/** Steps of the lifecycle, as they read after their date. */
const stepWords: Readonly<Record<string, string>> = {
  kept: 'found in good health',
  reviewed: 'kept after review',
  'spoken-of': 'spoken of, no date set',
  'out-of-discussion': 'out of the discussion',
  'adoption-wanted': 'adoption wanted',
  'marked-inactive': 'marked inactive',
  experimental: 'experimental',
  superseded: 'superseded',
  followed: 'followed in the records',
  discussed: 'deprecation considered',
  called: 'call for maintainers',
  'volunteers-found': 'volunteers found',
  deprecated: 'deprecated',
  retired: 'retired',
  merged: 'merged',
  revived: 'revived',
  waived: 'waiver',
  'reassess-by': 'next reassessment',
  'ratify-by': 'last day to ratify it',
  'answer-by': 'last day to answer the call',
  'active-by': 'active again, or not released',
  'deprecate-by': 'deprecation, if nobody answers',
  'move-to-stadium-by': 'move to a project of its own',
  'retire-by': 'retirement, at the earliest',
  'waiver-ends': 'waiver ends',
};

export function stepWord(entry: TimelineEntry): string {
  if (entry.about !== undefined) return `what became of the call of ${entry.about}?`;
  return own(stepWords, entry.step) ?? readable(entry.step);
}

/** `last day to answer the call: 2020-02-14 (estimated), overdue`. */
export function stepSentence(entry: TimelineEntry): string {
  const estimated = entry.estimated ? ' (estimated)' : '';
  const overdue = entry.state === 'overdue' ? ', overdue' : '';
  return `${stepWord(entry)}: ${entry.date}${estimated}${overdue}`;
}

/** Which sources a snapshot rests on, by their titles: `git evidence only`, `evidence from git and Gerrit`. */
export function evidenceWords(
  scorecard: Pick<Scorecard, 'sourcesAsked' | 'definitionsVersion'> & DefinitionsApart,
  titleOf: (source: SourceName) => string,
): string {
  return [
    sourcesWords(scorecard.sourcesAsked.map(titleOf)),
    ...definitionsWords(scorecard, scorecard.definitionsVersion),
  ].join('; ');
}

type DefinitionsApart = Pick<Scorecard, 'currentDefinitions' | 'otherDefinitions'>;

/** Figures of different definitions are never taken together without a word. */
function definitionsWords(
  { currentDefinitions, otherDefinitions = [] }: DefinitionsApart,
  definitions: number,
): readonly string[] {
  const many = otherDefinitions.length;
  const earlier = many === 1 ? '1 earlier day is' : `${many} earlier days are`;
  const said = [
    ...(currentDefinitions === undefined
      ? []
      : [`measured by definitions ${definitions}, this version has ${currentDefinitions}`]),
    ...(many === 0 ? [] : [`${earlier} left out of trend and verdicts: other definitions`]),
  ];
  return said.length === 0 ? [] : [...said, '`stadium collect --again` measures anew'];
}

function sourcesWords(titles: readonly string[]): string {
  if (titles.length === 0) return 'no evidence';
  if (titles.length === 1) return `${titles[0]} evidence only`;
  return `evidence from ${listWords(titles)}`;
}

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `few-dedicated-people` reads `few dedicated people`. */
export function readable(code: string): string {
  return code.replace(/[-_]+/g, ' ').trim();
}

/** Upper case at the front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lower case at the front, unless the word is a name in capitals (`PTL`). */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Data may name a key like `constructor`: only the table's own entries count. */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Requirement and job files that could not be read: it leaves open who uses the others. */
export function unreadFilesWords(detail: string): string {
  return `its requirement and job files could not be read (${detail})`;
}
