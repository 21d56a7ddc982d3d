// The scorecard on a terminal: the whole answer on one screen, with what it rests on above and what does not fit below.

import type { Scorecard } from '../../domain/scorecard.ts';
import { type Cell, type Column, type LaidOut, layOut, leftOutNote } from '../../words/columns.ts';
import { visible } from '../../words/escape.ts';
import { displayWidth, widthFor, wrap } from '../../words/lines.ts';
import { type Painter, painter, type Style } from '../../words/paint.ts';
import { stageWords } from '../../words/steps.ts';
import { familyGroups } from '../family-groups.ts';
import type { Look } from '../form.ts';
import { scorecardView } from '../view.ts';
import type { NoteView, ProjectView, ScorecardView } from '../view-schema.ts';

/** Whose each project is, where several teams look after the family. */
type TeamOf = (project: string) => string | undefined;

export function renderTable(scorecard: Scorecard, options: Look = {}): string {
  const teamOf = teamsShown(scorecard);
  const width = widthFor(options.columns);
  const paint = painter(options.colour ?? false);
  const view = scorecardView(scorecard);
  const {
    head: columnHeads,
    rows,
    leftOut,
  } = table([...view.projects, ...view.references], teamOf, width, paint);
  const references = rows.slice(view.projects.length).flat();
  const lines = [
    ...head(view, width, paint),
    '',
    columnHeads,
    ...rows.slice(0, view.projects.length).flat(),
    ...section('For comparison, not judged', references, paint),
    ...reviews(view.reviews, width, paint),
    ...notes('Overdue', view.overdue, width, paint),
    ...notes('Where the figures and the team differ (≠)', view.disagreements, width, paint),
    ...notes('Unknown', view.unknowns, width, paint),
    '',
    ...leftOutNote(leftOut, width),
    ...(leftOut.includes('COMMITS') ? [] : wrap(`Commits: ${view.commitsNote}`, width)),
    ...wrap(legend(view, leftOut), width),
    ...wrap('Every figure: stadium explain PROJECT. Newer evidence: stadium collect.', width),
  ];
  return `${lines.join('\n')}\n`;
}

function teamsShown(scorecard: Scorecard): TeamOf {
  if (familyGroups(scorecard).kind !== 'team') return () => undefined;
  const teams = new Map(scorecard.projects.map(({ name, team }) => [name, team]));
  return (project) => teams.get(project) ?? scorecard.team;
}

function head(view: ScorecardView, width: number, paint: Painter): string[] {
  const title = `Scorecard of the ${visible(view.team)} family as of ${view.asOf}`;
  const basis = `${view.period} (${view.cycleWindow}), policy ${visible(view.policyVersion)}, ${view.evidence}.`;
  const stale = view.stale === null ? [] : wrap(view.stale, width);
  return [...stale, paint('bold', title), ...wrap(`${basis} ${view.headline}`, width)];
}

/** What the words and figures of this table mean; of a column that is not there, nothing. */
function legend({ threshold, marks, projects }: ScorecardView, leftOut: readonly string[]): string {
  const order = ['Worst first', ...(threshold === null ? [] : [threshold])].join('; ');
  const words = [
    '× silent: nothing at all has landed for months',
    '‼ failing: at risk by far',
    '! thin: at risk, a few hands are missing',
    ...(leftOut.includes('SHORT') ? [] : ['SHORT: points missing to healthy']),
    '2 of 6: there are two, and the next step needs six',
    ...(projects.some(({ points }) => points.includes('–'))
      ? ['23–31: between the two, because something is unknown']
      : []),
  ];
  return [`${order}.`, `${words.join('; ')}.`, ...marks].join(' ');
}

const styles: Readonly<Record<ProjectView['verdict']['kind'], Style>> = {
  silent: 'red',
  failing: 'red',
  'failing-or-thin': 'red',
  thin: 'yellow',
  undetermined: 'yellow',
  healthy: 'green',
  reference: 'dim',
};

/** Columns that keep a project on one line of a usual terminal, with a marked verdict and the points short beside them. */
const missingWidth = 30;

/** What a reader needs least gives way first: raw counts, then the next date, then the team's word. */
function table(
  projects: readonly ProjectView[],
  teamOf: TeamOf,
  width: number,
  paint: Painter,
): LaidOut {
  const columns: Column[] = [
    { head: 'PROJECT', flexible: 24, paint: (line) => paint('bold', line) },
    { head: 'TEAM', flexible: 14, isOneLine: true, yields: 5 },
    {
      head: 'VERDICT',
      paint: (line, row) => paint(styles[projects[row]?.verdict.kind ?? 'reference'], line),
    },
    { head: 'POINTS', align: 'right' },
    { head: 'SHORT', align: 'right', yields: 3 },
    { head: 'WHAT IS MISSING', flexible: missingWidth, isOneLine: width >= 100 },
    { head: 'TEAM SAYS', yields: 4 },
    { head: 'NEXT', yields: 2 },
    { head: 'COMMITS', align: 'right', yields: 1 },
  ];
  const rows = projects.map((project) => cells(project, teamOf(project.name)));
  return layOut(columns, rows, { width, paintHead: (line) => paint('dim', line) });
}

function cells(project: ProjectView, team: string | undefined): Cell[] {
  const { decision, next, verdict } = project;
  const standing = project.stage === stageWords.active ? '' : project.stage;
  const nothing = team === undefined ? 'none yet' : '';
  const said = decision === null ? nothing : `${decision.word}${decision.differs ? ' ≠' : ''}`;
  return [
    [visible(project.name)],
    [visible(team ?? '')],
    [`${verdict.symbol} ${verdict.word}${verdict.mark === '' ? '' : `, ${verdict.mark}`}`],
    [verdict.name === 'reference' ? '' : project.points],
    [project.short],
    missingCell(project),
    [said],
    [next === null ? standing : `${next.date}${next.isOverdue ? ' late' : ''}`],
    [visible(project.commits)],
  ];
}

/** What it says of itself in a word, then the nearest miss; the rest is told by `explain`. */
function missingCell({ says, nearest }: ProjectView): Cell {
  const short = says.map((each) => visible(each).replace(/ \([^)]*\)$/, ''));
  return [...short, withinLine(visible(nearest))].filter((phrase) => phrase !== '');
}

/** Leaves out how it moved where that would take a second line. */
function withinLine(nearest: string): string {
  return displayWidth(nearest) <= missingWidth ? nearest : nearest.replace(/ \(was [^)]*\)$/, '');
}

function section(title: string, lines: readonly string[], paint: Painter): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}

/** A table of its own: beside the verdicts there is no room for it. */
function reviews(view: ScorecardView['reviews'], width: number, paint: Painter): string[] {
  if (view === null) return [];
  const heads = ['OPEN', 'WAIT FOR A REVIEWER', 'MEDIAN DAYS', 'NOBODY LOOKED'];
  const columns: Column[] = [
    { head: 'PROJECT', flexible: 24 },
    ...heads.map((head): Column => ({ head, align: 'right' })),
  ];
  const { total } = view;
  const rows = [
    ...view.rows.map(({ name, open, waiting, days, unseen }) => [
      visible(name),
      ...[open, waiting, days, unseen],
    ]),
    ['all', total.open, total.waiting, '', total.unseen],
  ];
  const laid = layOut(
    columns,
    rows.map((row) => row.map((each) => [each])),
    { width, paintHead: (line) => paint('dim', line) },
  );
  const backlog = view.backlog.flatMap((each) => wrap(each, width));
  return section('Review capacity', [laid.head, ...laid.rows.flat(), ...backlog], paint);
}

function notes(title: string, items: readonly NoteView[], width: number, paint: Painter): string[] {
  const lines = items.flatMap((note) =>
    wrap(`${visible(note.project)}: ${visible(note.text)}`, width - 4).map((line, at) =>
      at === 0 ? `  ${line}` : `    ${line}`,
    ),
  );
  return section(title, lines, paint);
}
