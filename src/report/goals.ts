// Practices and goals as a table of projects by goals.

import type { Goal, GoalAnswer, GoalRow } from '../domain/goals.ts';
import { tableLines } from '../words/columns.ts';
import { escapers, visible, webLink } from '../words/escape.ts';
import { widthFor, wrap } from '../words/lines.ts';

const words: Readonly<Record<GoalAnswer, string>> = {
  yes: 'yes',
  no: 'NO',
  unknown: 'unknown',
  'not-asked': 'not yet asked',
};

/** For a terminal: one line a project, numbered columns, the goals named below. */
export function goalsTable(
  goals: readonly Goal[],
  rows: readonly GoalRow[],
  columns?: number,
): string {
  const marks: Readonly<Record<GoalAnswer, string>> = {
    yes: 'yes',
    no: 'NO',
    unknown: '?',
    'not-asked': '',
  };
  const width = widthFor(columns);
  const lines = tableLines(
    [{ head: 'project', flexible: 12 }, ...goals.map((_, at) => ({ head: String(at + 1) }))],
    rows.map(({ project, answers }) => [
      [visible(project)],
      ...goals.map(({ id }) => [marks[answers[id] ?? 'unknown']]),
    ]),
    { width, gap: 1 },
  );
  const legend = goals.flatMap(({ title, since, kind }, at) =>
    wrap(`${visible(title)} (${kind}, since ${since})`, width - 5).map(
      (line, part) => `${part === 0 ? String(at + 1).padStart(3) : '   '}  ${line}`,
    ),
  );
  const note = '  ?  unknown; an empty cell: not asked on that day';
  return `${[...lines, '', ...legend, note].join('\n')}\n`;
}

/** For a wiki. */
export function goalsMarkdown(goals: readonly Goal[], rows: readonly GoalRow[]): string {
  const { markdown } = escapers;
  const heads = goals.map(({ title, source }) => {
    const link = webLink(source);
    return link === null ? markdown(title) : `[${markdown(title)}](${link})`;
  });
  const lines = rows.map(({ project, answers }) => {
    const cells = goals.map(({ id }) => words[answers[id] ?? 'unknown']);
    return `| ${[markdown(project), ...cells].join(' | ')} |\n`;
  });
  return `| project | ${heads.join(' | ')} |\n|---|${heads.map(() => '---|').join('')}\n${lines.join('')}`;
}
