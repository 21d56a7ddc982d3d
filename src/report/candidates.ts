// The candidates of a PTG session as one table: how urgent, what is missing, at risk since when, called or not, and what is legal when.

import type { Agenda, AgendaItem, LegalDay } from '../domain/agenda.ts';
import { isUnseenForYear } from '../domain/answering.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { answeringShort } from '../words/answering.ts';
import { type Cell, type Column, tableLines } from '../words/columns.ts';
import { staleWords } from '../words/days.ts';
import { capital } from '../words/english.ts';
import { escapers } from '../words/escape.ts';
import { pointsWords } from '../words/figures.ts';
import { widthFor, wrap } from '../words/lines.ts';
import { missingShort } from '../words/missing.ts';
import { stageWords } from '../words/steps.ts';
import { standingWords } from '../words/verdicts.ts';
import { callWords } from './agenda-parts.ts';
import type { Look } from './form.ts';
import { subjects } from './view.ts';

export function candidatesTable({ items, scorecard }: Agenda, { columns }: Look): string {
  const { text } = escapers;
  const rows = items.map((item) => cells(item, scorecard, text).map(phrases));
  const width = widthFor(columns);
  const stale = staleWords(scorecard);
  const first = stale === null ? [] : [...wrap(stale, width), ''];
  return `${[...first, ...tableLines(headsFor(width), rows, { width })].join('\n')}\n`;
}

export function candidatesMarkdown({ items, scorecard }: Agenda): string {
  const cellsOf = items.map((item) => cells(item, scorecard, escapers.markdown));
  const isShown = (at: number) => at !== waitsAt || cellsOf.some((row) => row[at] !== '');
  const names = heads.map(({ head }) => head);
  const lines = [names, names.map(() => '---'), ...cellsOf].map((row) =>
    row.filter((_, at) => isShown(at)),
  );
  const stale = staleWords(scorecard);
  const first = stale === null ? '' : `${escapers.markdown(stale)}\n\n`;
  return `${first}${lines.map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
}

/** From 100 columns a project has one line: what came of a call before its day, what is missing before what it was. */
function headsFor(width: number): readonly Column[] {
  if (width < 100) return heads;
  return heads.map((head) => (head.flexible === undefined ? head : { ...head, isOneLine: true }));
}

/** What may be left out of a line stands last in its cell. */
function phrases(cell: string): Cell {
  const [, called, outcome] = /^(called \S+), (.+)$/.exec(cell) ?? [];
  if (called !== undefined && outcome !== undefined)
    return [...outcome.split(/ (?=until)/), called];
  const [, first, rest] = /^(.+) \((was [^)]*)\)$/.exec(cell) ?? [];
  return first !== undefined && rest !== undefined ? [first, rest] : [cell];
}

/** Who waits for whom in its open changes; nothing where no source of reviews was asked. */
function waits({ measurements }: ProjectCard): string {
  const words = (['reviewer', 'submitter'] as const).flatMap((who) => {
    const seen = measurements[`waiting-for-${who}`];
    if (seen === undefined || seen.state === 'not-applicable') return [];
    return [`${seen.state === 'measured' ? seen.value : 'unknown'} for a ${who}`];
  });
  return words.join(', ');
}

const heads: readonly Column[] = [
  { head: 'project' },
  { head: 'verdict', yields: 7 },
  { head: 'missing', flexible: 14, yields: 6 },
  { head: 'answers', yields: 2 },
  { head: 'changes wait', flexible: 14, yields: 6 },
  { head: 'stage', flexible: 6, yields: 4 },
  { head: 'at risk since', flexible: 10, yields: 3 },
  { head: 'call', flexible: 12 },
  { head: 'may deprecate' },
  { head: 'may retire', yields: 5 },
  { head: 'remarks', flexible: 12, yields: 1 },
];

/** The one column that is there only where reviews were asked for. */
const waitsAt = heads.findIndex(({ head }) => head === 'changes wait');

function cells(
  { candidate, card }: AgendaItem,
  scorecard: Scorecard,
  escaped: (text: string) => string,
) {
  const { verdict } = card;
  const { word, symbol } = standingWords(verdict);
  const { atRiskSince, stage, project } = candidate;
  const since = atRiskSince === undefined ? '' : capital(atRiskSince.series);
  return [
    escaped(project),
    verdict === undefined ? word : `${symbol} ${word} ${pointsWords(verdict)}`,
    escaped(missingShort(card, subjects(scorecard)(card))),
    answeringShort(card.measurements),
    waits(card),
    stageWords[stage],
    atRiskSince?.isFirst === true ? `at least ${since}` : since,
    callWords(candidate),
    day(candidate.earliestDeprecation),
    day(candidate.earliestRetirement),
    remarks(candidate, isUnseenForYear(card.measurements, scorecard.asOf)),
  ];
}

function day(legal: LegalDay | undefined): string {
  if (legal === undefined) return 'done';
  return `${legal.date}${legal.estimated ? ' est.' : ''}`;
}

function remarks(
  { stadiumFirst, waivedUntil }: AgendaItem['candidate'],
  isUnseen: boolean,
): string {
  return [
    ...(isUnseen ? ['ask its named people, not seen for a year'] : []),
    ...(stadiumFirst ? ['through the stadium first'] : []),
    ...(waivedUntil === undefined ? [] : [`waived until ${waivedUntil}`]),
  ].join('; ');
}
