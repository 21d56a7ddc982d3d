// Pages of documentation made from what runs: the measures from their definitions, the card from the policy.

import type { MeasureDefinition } from '../domain/measurement.ts';
import type { Band, CardRow, PointsCard, Policy } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { classWords } from '../words/classes.ts';
import { capital, own, readable } from '../words/english.ts';
import { escapers } from '../words/escape.ts';
import { figure } from '../words/figures.ts';
import { reasonWords } from '../words/phrases.ts';
import { measureBase, measureTitle } from '../words/reasons.ts';

const safe = escapers.markdown;

/** A page, and what it is made from. */
export type ReferencePage =
  | { readonly page: 'measures'; readonly measures: readonly MeasureDefinition[] }
  | {
      readonly page: 'policy';
      readonly measures: readonly MeasureDefinition[];
      readonly policy: Policy;
    };

export function renderReference(page: ReferencePage): string {
  return page.page === 'measures'
    ? renderMeasuresPage(page.measures)
    : renderVerdictPage(page.policy, page.measures);
}

/** The page of measures (Markdown): each measure once, with every window that it is taken over. */
export function renderMeasuresPage(definitions: readonly MeasureDefinition[]): string {
  const groups = [...new Set(definitions.map((each) => each.group))];
  const sections = groups.flatMap((group) => [
    `## ${capital(group)}`,
    '',
    ...byName(definitions.filter((each) => each.group === group)).flatMap(measureSection),
  ]);
  return [
    '# Measures',
    '',
    'Every figure of a scorecard, with what it counts and what it cannot tell. This page is made from the definitions that',
    'run (`stadium docs measures`): change them there.',
    '',
    'A measure is *measured*, *unknown* (asked and not known, with the reason) or *not applicable*. Unknown is never zero.',
    '',
    ...sections,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function byName(definitions: readonly MeasureDefinition[]): MeasureDefinition[][] {
  const found = new Map<string, MeasureDefinition[]>();
  for (const each of definitions) {
    const key = measureBase(each.id);
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return [...found.values()];
}

function measureSection(definitions: readonly MeasureDefinition[]): string[] {
  const [first] = definitions;
  if (first === undefined) return [];
  const chaoss = first.chaoss === undefined ? [] : [`- CHAOSS: ${safe(first.chaoss)}`];
  return [
    `### ${safe(capital(first.title))}`,
    '',
    safe(first.definition),
    '',
    `- Cannot tell: ${safe(first.limits)}`,
    `- Unit: ${unitWords[first.unit]}; ${betterWords[first.better]}`,
    `- Source: ${sourceTitle(first.source)}`,
    `- Rests on: ${restsOnWords[first.restsOn]}`,
    `- Ids: ${definitions.map((each) => `\`${each.id}\` (${windowName(each)})`).join(', ')}`,
    ...chaoss,
    '',
  ];
}

const unitWords: Readonly<Record<MeasureDefinition['unit'], string>> = {
  commits: 'commits',
  people: 'people',
  organisations: 'organisations',
  days: 'days',
  releases: 'releases',
  changes: 'changes',
  bugs: 'bugs',
  share: 'a share, from 0 to 100 %',
  buildsets: 'buildsets',
  projects: 'projects',
  repositories: 'repositories',
  'yes-no': 'yes or no',
};

const restsOnWords: Readonly<Record<MeasureDefinition['restsOn'], string>> = {
  project: 'the project alone',
  family: 'the family: a range while one of its repositories is unread',
  fleet: 'all that is read: a range while a repository is unread',
};

const betterWords: Readonly<Record<MeasureDefinition['better'], string>> = {
  more: 'more is better',
  less: 'less is better',
  neither: 'neither more nor less is better',
};

function windowName({ window }: MeasureDefinition): string {
  if (window === 'cycle') return 'release cycle';
  if (window === 'as-of') return 'on the day';
  if (window === 'ever') return 'whole history';
  return `${window.replace('d', '')} days`;
}

/** The part of the verdict's page that shows thresholds and cards (Markdown), made from the policy. */
export function renderVerdictPage(
  policy: Policy,
  definitions: readonly MeasureDefinition[],
): string {
  const known = new Map(definitions.map((each) => [each.id, each]));
  const {
    healthy,
    margin,
    snapshotsToFlip,
    daysToFlip = 0,
    minimumCoverage,
    youngDays,
  } = policy.thresholds;
  return [
    `## The policy, version ${safe(policy.version)}`,
    '',
    `- Healthy from ${healthy} points of 100; below, at risk.`,
    `- A verdict changes at once when the points are ${margin} or more on the other side, else when the new side shows in ${snapshotsToFlip} snapshots in a row${daysToFlip > 0 ? ` and for ${daysToFlip} days` : ''}.`,
    `- No verdict (undetermined) where less than ${figure(minimumCoverage, 'share')} of the card is known, where what is unknown could tip it, or in the first ${youngDays} days of a project.`,
    '',
    ...policy.cards.flatMap((card) => cardSection(card, known)),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function cardSection(card: PointsCard, known: ReadonlyMap<string, MeasureDefinition>): string[] {
  const classes = card.classes.map((each) => classWords[each]).join(', ');
  return [
    `### Card of ${classes}`,
    '',
    ...card.groups.flatMap((group) => [
      `**${safe(group.title)}**`,
      '',
      '| Measure | From | Points | What it says |',
      '| :-- | --: | --: | :-- |',
      ...group.rows.flatMap((row) => rowLines(row, known)),
      '',
    ]),
    ...keptLines(card),
  ];
}

/** What makes a project healthy with fewer points. */
function keptLines({ kept = [] }: PointsCard): string[] {
  if (kept.length === 0) return [];
  const bounds = kept.map((condition) => {
    const bound =
      'below' in condition ? `below ${condition.below}` : `at least ${condition.atLeast}`;
    return `- \`${condition.measure}\` ${bound}${condition.whereAsked === true ? ', where it was asked' : ''}`;
  });
  return [
    '**Finished but kept: healthy, whatever the points, where all of this holds**',
    '',
    ...bounds,
    '',
  ];
}

function rowLines(row: CardRow, known: ReadonlyMap<string, MeasureDefinition>): string[] {
  const unit = known.get(row.measure)?.unit ?? 'commits';
  return row.bands.map((band, at) => {
    const title = at === 0 ? `${safe(measureTitle(row.measure, known))} (\`${row.measure}\`)` : '';
    return `| ${title} | ${figure(band.atLeast, unit)} | ${band.points} | ${bandWords(band)} |`;
  });
}

function bandWords({ reason }: Band): string {
  const words = own(reasonWords, reason);
  return safe(words?.sentence({}) ?? capital(readable(reason)));
}
