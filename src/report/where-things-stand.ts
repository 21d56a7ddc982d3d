// Where things stand in a few lines: counts, what is overdue, and what to run next.

import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { WhereThingsStand } from '../domain/where-things-stand.ts';
import { listWords, plural } from '../words/english.ts';
import { visible } from '../words/escape.ts';
import { displayWidth, widthFor, wrap } from '../words/lines.ts';
import { stepWord } from '../words/steps.ts';
import { standingWords } from '../words/verdicts.ts';
import type { Look } from './form.ts';

/** Days after which newer figures are what to run first. */
const monthDays = 31;

/** Lines that a screen has room for. */
const shown = 5;

/** How the program is typed, and the folders that go with it. */
interface Typed {
  readonly command?: string | undefined;
  readonly folders?: string | undefined;
}

export function standingText(
  where: WhereThingsStand,
  { columns, command = 'stadium', folders = '' }: Look & Typed = {},
): string {
  const width = widthFor(columns);
  const late = where.overdue.slice(0, shown).map(lateLine);
  const more = where.overdue.length - late.length;
  const steps = next(where).map(
    ([rest, why]) => [`${command} ${rest}${rest.endsWith('--help') ? '' : folders}`, why] as const,
  );
  const first = Math.max(...steps.map(([command]) => displayWidth(command)));
  const lines = [
    ...wrap(countsLine(where), width),
    ...wrap(ageLine(where), width),
    '',
    where.overdue.length === 0 ? 'Nothing is overdue.' : 'Overdue:',
    ...late.flatMap((line) => indented(line, width)),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
    'Next:',
    ...steps.flatMap(([command, why]) =>
      first + displayWidth(why) + 4 <= width
        ? [`  ${command.padEnd(first)}  ${why}`]
        : [`  ${command}`, ...indented(why, width, '      ')],
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** `neutron: 21 projects, 4 silent, 3 failing, 8 thin and 6 healthy` */
function countsLine({ team, projects }: WhereThingsStand): string {
  const counts = new Map<string, number>();
  for (const { verdict } of projects) {
    const { word } = standingWords(verdict);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const each = [...counts].map(([word, count]) => `${count} ${word}`);
  return `The ${visible(team)} family: ${plural(projects.length, 'project', 'projects')}, ${listWords(each)}.`;
}

function ageLine({ asOf, today, daysOld }: WhereThingsStand): string {
  return `Figures of ${asOf}, ${plural(daysOld, 'day', 'days')} old; decisions up to ${today}.`;
}

function lateLine(entry: TimelineEntry): string {
  return `${visible(entry.project)}: ${stepWord(entry)}, since ${entry.date}`;
}

function indented(text: string, width: number, indent = '  '): string[] {
  return wrap(text, width - indent.length - 2).map(
    (line, at) => `${indent}${at === 0 ? '' : '  '}${line}`,
  );
}

/** What to run and why, the most useful first. */
function next({
  daysOld,
  projects,
  overdue,
}: WhereThingsStand): readonly (readonly [string, string])[] {
  const collect = ['collect', `newer figures than those of ${daysOld} days ago`] as const;
  const [worst] = projects;
  const [late] = overdue.filter(({ about }) => about !== undefined);
  return [
    ...(daysOld > monthDays ? [collect] : []),
    ['report', 'every project, the most urgent first'],
    ...(worst === undefined
      ? []
      : [[`explain ${visible(worst.name)}`, 'why it stands first'] as const]),
    ...(late === undefined
      ? []
      : [[`decide ${visible(late.project)} --help`, 'settles the open call'] as const]),
    ['agenda', 'what to talk about at the next session'],
    ['--help', 'every command'],
  ];
}
