// Practices and goals of a day as a table of projects by goals, and of any days as rows for a spreadsheet or a program.

import { type Goal, type GoalAnswer, type GoalRow, goalMoves } from '../domain/goals.ts';
import { tableLines } from '../words/columns.ts';
import { escapers, visible, webLink } from '../words/escape.ts';
import { widthFor, wrap } from '../words/lines.ts';
import { csv } from './formats/csv.ts';
import { answerWords, daysOf, type GoalsView, steps } from './goals-over-time.ts';

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
    rows.map(({ project, answers, isRetired }) => [
      [visible(isRetired === true ? `${project} (retired)` : project)],
      ...goals.map(({ id }) => [marks[answers[id] ?? 'unknown']]),
    ]),
    { width, gap: 1 },
  );
  const legend = goals.flatMap(({ title, since, kind, active }, at) =>
    wrap(
      `${visible(title)} (${kind}, since ${since}${active === true ? ', active' : ''})`,
      width - 5,
    ).map((line, part) => `${part === 0 ? String(at + 1).padStart(3) : '   '}  ${line}`),
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
  const lines = rows.map(({ project, answers, isRetired }) => {
    const name = isRetired === true ? `${project} (retired)` : project;
    const cells = goals.map(({ id }) => answerWords[answers[id] ?? 'unknown']);
    return `| ${[markdown(name), ...cells].join(' | ')} |\n`;
  });
  return `| project | ${heads.join(' | ')} |\n|---|${heads.map(() => '---|').join('')}\n${lines.join('')}`;
}

/** A row an answer, of every day. */
export function goalsCsv(view: GoalsView): string {
  const rows = daysOf(view).flatMap(({ asOf, projects }) =>
    projects.flatMap(({ project, answers, isRetired }) =>
      view.goals.map(({ id, title, kind, since, source }) => [
        ...[asOf, project, id, title, kind, since],
        isRetired === true ? 'retired' : (answers[id] ?? 'unknown'),
        source,
      ]),
    ),
  );
  const head = ['as of', 'project', 'goal', 'title', 'kind', 'since', 'answer', 'source'];
  return csv([head, ...rows]);
}

/** With earlier days also what changed from each to the next. */
export function goalsJson({ against, ...now }: GoalsView): string {
  const changes = steps(daysOf({ against, ...now })).map(([before, after]) => ({
    ...{ from: before.asOf, to: after.asOf },
    moves: goalMoves(before, after),
  }));
  const days = against.length === 0 ? {} : { against, changes };
  return `${JSON.stringify({ schemaVersion: 1, ...now, ...days }, null, 2)}\n`;
}
