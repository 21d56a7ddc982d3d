// Practices and goals as a table of projects by goals.

import type { Goal, GoalAnswer } from '../domain/goals.ts';
import { escapers, visible, webLink } from '../words/escape.ts';

interface GoalRow {
  readonly project: string;
  readonly answers: Readonly<Record<string, GoalAnswer>>;
}

const words: Readonly<Record<GoalAnswer, string>> = {
  yes: 'yes',
  no: 'NO',
  unknown: 'unknown',
  'not-asked': 'not yet asked',
};

/** For a terminal: one line a project, numbered columns, the goals named below. */
export function goalsTable(goals: readonly Goal[], rows: readonly GoalRow[]): string {
  const marks: Readonly<Record<GoalAnswer, string>> = {
    yes: 'yes',
    no: 'NO',
    unknown: '?',
    'not-asked': '',
  };
  const width = Math.max(7, ...rows.map(({ project }) => visible(project).length));
  const head = `${'project'.padEnd(width)}  ${goals.map((_, at) => String(at + 1).padEnd(3)).join(' ')}`;
  const lines = rows.map(({ project, answers }) => {
    const cells = goals.map(({ id }) => marks[answers[id] ?? 'unknown'].padEnd(3));
    return `${visible(project).padEnd(width)}  ${cells.join(' ')}`.trimEnd();
  });
  const legend = goals.map(
    ({ title, since, kind }, at) =>
      `${String(at + 1).padStart(3)}  ${visible(title)} (${kind}, since ${since})`,
  );
  const note = '  ?  unknown; an empty cell: not asked on that day';
  return `${[head.trimEnd(), ...lines, '', ...legend, note].join('\n')}\n`;
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
