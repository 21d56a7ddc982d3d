// Contradictions in words.

import type { Drift, DriftCode, DriftFound, MendByHand } from '../domain/drift.ts';
import { escapers, visible } from '../words/escape.ts';
import { slug } from '../words/slug.ts';
import type { RenderedFile } from './form.ts';

type Args = Drift['args'];

/** What is wrong, by the code of the contradiction. */
const sentences: Readonly<Record<DriftCode, (args: Args) => string>> = {
  'retired-still-listed': () => 'it was decided to retire it, and governance still lists it',
  'gone-without-decision': ({ retiredOn }) =>
    `governance retired it on ${retiredOn}, and no such decision is recorded here`,
  'listed-and-legacy': ({ retiredOn }) =>
    `projects.yaml lists it, and legacy.yaml says it was retired on ${retiredOn}`,
  'deprecated-not-marked': () =>
    'it was decided to deprecate it, and projects.yaml does not say so',
  'marked-without-decision': ({ stage }) =>
    `projects.yaml marks it as deprecated, and by the decisions recorded here it is ${stage}`,
  'retirement-overdue': ({ series, end }) =>
    `deprecated in ${series}, its two cycles ended with ${end}, and it is still listed`,
  'series-missing': ({ series }) =>
    `projects.yaml marks it as deprecated without the series (${series} by the date)`,
  'series-unknown': ({ written }) => `it is deprecated in "${written}", which is no series`,
  'still-released': ({ series }) => `it is deprecated, and has a deliverable file in ${series}`,
  'not-released': ({ series, last }) =>
    `it is listed, and ${series} has no deliverable file for it; the last is of ${last}`,
  'emptied-still-listed': () =>
    'its repository holds a README only, and governance lists it unmarked',
  'says-ended': ({ path, text }) => `${path} says "${text}", and nothing of it was decided`,
  'named-since-call': () => 'somebody is named to answer for it since the call',
  'nobody-named': () => 'the page that names who answers names nobody any more',
  'named-unseen': ({ day }) =>
    `nobody who is named to answer for it was seen for a year (figures of ${day})`,
  'not-in-registry': () => 'governance lists it for the team, and the registry does not have it',
  'calendar-differs': ({ series, ours, published }) =>
    `${series}: the release team publishes ${published}; calendar.yaml has ${ours}`,
  'step-against-rule': ({ kind, rule, detail }) =>
    `"${kind}" was recorded against the rule ${rule}: ${detail}`,
};

/** What is wrong, and where nobody took a step, what could be proposed and when; not escaped. */
function driftSentence({ code, args, mend, meeting }: Drift): string {
  const wrong = sentences[code](args);
  if (mend?.kind !== 'decide') return wrong;
  return meeting === undefined
    ? `${wrong}; to record: ${decideWords(mend)}`
    : `${wrong}; a proposal for the PTG of ${meeting.series}, from ${meeting.from}: ${mend.decision}`;
}

function decideWords(mend: Extract<MendByHand, { readonly kind: 'decide' }>): string {
  const date = mend.date === undefined ? '' : ` --date ${mend.date}`;
  const link = mend.link === undefined || mend.link === '' ? '' : ` --link ${mend.link}`;
  return `stadium decide ${mend.project} ${mend.decision}${date}${link}`;
}

/** One line each for a terminal. */
export function driftText({ drift, notAsked }: DriftFound): string {
  const lines = drift.map(
    (row) =>
      `${row.since ?? '          '}  ${visible(row.project)}: ${visible(driftSentence(row))}\n`,
  );
  const none = lines.length === 0 ? ['no contradiction was found\n'] : [];
  return [...lines, ...none, ...notAsked.map((what) => `not asked: ${what}\n`)].join('');
}

/** A table for a wiki. */
export function driftMarkdown({ drift, notAsked }: DriftFound): string {
  const { markdown } = escapers;
  const cells = drift.map(
    (row) =>
      `| ${row.since ?? ''} | ${markdown(row.project)} | ${markdown(driftSentence(row))} |\n`,
  );
  const unasked = notAsked.map((what) => `\nNot asked: ${markdown(what)}.\n`);
  return `| since | project | contradiction |\n|---|---|---|\n${cells.join('')}${unasked.join('')}`;
}

export function driftJson({ asOf, drift, notAsked }: DriftFound): string {
  const rows = drift.map((each) => ({ ...each, sentence: driftSentence(each) }));
  return `${JSON.stringify({ schemaVersion: 1, asOf, drift: rows, notAsked }, null, 2)}\n`;
}

/** `no patch for networking-odl: stadium decide networking-odl retire`. */
export function byHandText({ byHand }: DriftFound): string {
  return byHand
    .map(({ project, mend }) => `no patch for ${project}: ${byHandWords(mend)}\n`)
    .join('');
}

function byHandWords(mend: MendByHand): string {
  return mend.kind === 'decide'
    ? `a decision is to be taken or recorded first (${decideWords(mend)})`
    : `delete ${mend.path} in openstack/releases`;
}

/** All of them in one text; each is told by the line above it, which `git apply` passes over. */
export function driftPatch({ patches }: DriftFound): string {
  return patches
    .map(({ project, repository, text }) => `# ${project}, in ${repository}\n${text}`)
    .join('');
}

/** A file each, numbered in the order in which they apply. */
export function driftPatches({ patches }: DriftFound): readonly RenderedFile[] {
  return patches.map(({ project, repository, text }, at) => ({
    path: `${String(at + 1).padStart(4, '0')}-${slug(repository.replace(/^.*\//, ''))}-${slug(project)}.patch`,
    content: text,
  }));
}
