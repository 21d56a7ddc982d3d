// Goals over several days: how far each is, whom it still waits for, and what changed from one day to the next.

import {
  type Goal,
  type GoalAnswer,
  type GoalDay,
  goalMoves,
  goalTally,
  leftFor,
} from '../domain/goals.ts';
import { tableLines } from '../words/columns.ts';
import { escapers, visible, webLink } from '../words/escape.ts';
import { widthFor, wrap } from '../words/lines.ts';

export interface GoalsView extends GoalDay {
  readonly goals: readonly Goal[];
  readonly against: readonly GoalDay[];
}

export const answerWords: Readonly<Record<GoalAnswer, string>> = {
  yes: 'yes',
  no: 'NO',
  unknown: 'unknown',
  'not-asked': 'not asked',
};

/** For a terminal: a line a goal, a column a day. */
export function goalsOverTime(view: GoalsView, columns?: number): string {
  const width = widthFor(columns);
  const days = daysOf(view);
  const lines = tableLines(
    [
      { head: 'Goal', flexible: 20 },
      ...days.map(({ asOf }, at) => ({
        head: asOf,
        ...(at === 0 || at === days.length - 1 ? {} : { yields: at }),
      })),
      { head: 'Left', flexible: 16 },
    ],
    inOrder(view).map((goal) => [
      [visible(nameOf(goal))],
      ...days.map((day) => [cellOf(goal, day)]),
      leftOf(goal, view).map(visible),
    ]),
    { width },
  );
  const moves = changesIn(view).flatMap(({ head, lines: told }) => [
    ...['', ...wrap(head, width)],
    ...told.flatMap((each) => wrap(visible(each), width - 2).map((line) => `  ${line}`)),
  ]);
  return `${[...lines, ...moves].join('\n')}\n`;
}

/** For the notes of a weekly meeting. */
export function goalsOverTimeMarkdown(view: GoalsView): string {
  const { markdown } = escapers;
  const days = daysOf(view);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = inOrder(view).map((goal) => {
    const link = webLink(goal.source);
    const name = markdown(nameOf(goal));
    return line([
      link === null ? name : `[${name}](${link})`,
      ...days.map((day) => markdown(cellOf(goal, day))),
      leftOf(goal, view).map(markdown).join(', '),
    ]);
  });
  const heads = ['goal', ...days.map(({ asOf }) => asOf), 'left'];
  const table = [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows].join('\n');
  const moves = changesIn(view).map(({ head, lines }) =>
    [`## ${head}`, ...lines.map((each) => `- ${markdown(each)}`)].join('\n'),
  );
  return `${[table, ...moves].join('\n\n')}\n`;
}

export function daysOf({ asOf, projects, against }: GoalsView): readonly GoalDay[] {
  return [...against, { asOf, projects }];
}

/** What goes on first, then the other community goals; practices and criteria of the stadium last. */
function inOrder({ goals }: GoalsView): readonly Goal[] {
  const rank = ({ kind, active }: Goal) => (active === true ? 0 : kind === 'goal' ? 1 : 2);
  return goals.toSorted((a, b) => rank(a) - rank(b));
}

function nameOf({ title, active }: Goal): string {
  return active === true ? `${title} (active)` : title;
}

/** `9 of 14`, or the answer itself where one project is looked at. */
function cellOf({ id }: Goal, day: GoalDay): string {
  const [only, ...others] = day.projects;
  if (only !== undefined && others.length === 0) {
    return only.isRetired === true ? 'retired' : answerWords[only.answers[id] ?? 'unknown'];
  }
  const { yes, unknown, asked } = goalTally(id, day);
  if (asked === 0) return 'not asked';
  return `${yes} of ${asked}${unknown === 0 ? '' : `, ${unknown} unknown`}`;
}

const mostLeft = 5;

function leftOf({ id }: Goal, view: GoalsView): readonly string[] {
  if (view.projects.length === 1) return [];
  const left = leftFor(id, view);
  const rest = left.length - mostLeft;
  return rest > 0 ? [...left.slice(0, mostLeft), `${rest} more`] : left;
}

export function steps(
  days: readonly GoalDay[],
): readonly (readonly [before: GoalDay, after: GoalDay])[] {
  return days.slice(1).map((after, at) => [days[at] ?? after, after] as const);
}

/** The steps in which something changed; of none, that nothing did. */
function changesIn(view: GoalsView) {
  const days = daysOf(view);
  const told = steps(days).flatMap(([before, after]) => {
    const lines = moveWords(before, after, view);
    const head = `What changed from ${before.asOf} to ${after.asOf}`;
    return lines.length === 0 ? [] : [{ head, lines }];
  });
  if (told.length > 0) return told;
  return [{ head: `Nothing changed from ${days[0]?.asOf} to ${view.asOf}`, lines: [] }];
}

/** By goal. What began to be asked, or is no longer, is no progress. */
function moveWords(before: GoalDay, after: GoalDay, { goals }: GoalsView): readonly string[] {
  const titles = new Map(goals.map(({ id, title }) => [id, title]));
  const groups = new Map<string, string[]>();
  for (const { project, goal, from, to } of goalMoves(before, after)) {
    if (from === 'not-asked' || to === 'not-asked') continue;
    const words = `${titles.get(goal) ?? goal}, ${answerWords[from]}, then ${answerWords[to]}`;
    groups.set(words, [...(groups.get(words) ?? []), project]);
  }
  return [...groups].map(([words, projects]) => `${words}: ${projects.join(', ')}`);
}
