// The scorecard on a terminal: the whole answer on one screen, with what it rests on above and what does not fit below.

import type { Scorecard } from '../../domain/scorecard.ts';
import { type Cell, type Column, type LaidOut, layOut, wrap } from '../../words/columns.ts';
import { visible } from '../../words/escape.ts';
import { type Painter, painter } from '../../words/paint.ts';
import type { Look } from '../form.ts';
import { scorecardView } from '../view.ts';
import type { NoteView, ProjectView, ScorecardView } from '../view-schema.ts';

const narrowest = 72;

export function renderTable(scorecard: Scorecard, options: Look = {}): string {
  const width = Math.max(narrowest, options.columns ?? 100);
  const paint = painter(options.colour ?? false);
  const view = scorecardView(scorecard);
  const { head: columnHeads, rows } = table([...view.projects, ...view.references], width, paint);
  const references = rows.slice(view.projects.length).flat();
  const lines = [
    ...head(view, width, paint),
    '',
    columnHeads,
    ...rows.slice(0, view.projects.length).flat(),
    ...section('For comparison, not judged', references, paint),
    ...notes('Overdue', view.overdue, width, paint),
    ...notes('Where the figures and the team differ (≠)', view.disagreements, width, paint),
    ...notes('Unknown', view.unknowns, width, paint),
    '',
    ...wrap(`Commits: ${view.commitsNote}`, width),
    ...wrap('Every figure: stadium explain PROJECT. Newer evidence: stadium collect.', width),
  ];
  return `${lines.join('\n')}\n`;
}

function head(view: ScorecardView, width: number, paint: Painter): string[] {
  const title = `Scorecard of the ${visible(view.team)} family as of ${view.asOf}`;
  const basis = `${view.period} (${view.cycleWindow}), policy ${visible(view.policyVersion)}, ${view.evidence}.`;
  return [paint('bold', title), ...wrap(`${basis} ${view.headline}`, width)];
}

const verdictStyle = {
  healthy: 'green',
  'at-risk': 'red',
  undetermined: 'yellow',
  reference: 'dim',
} as const;

function table(projects: readonly ProjectView[], width: number, paint: Painter): LaidOut {
  const columns: Column[] = [
    { head: 'PROJECT', atMost: 24, paint: (line) => paint('bold', line) },
    {
      head: 'VERDICT',
      paint: (line, row) => paint(verdictStyle[projects[row]?.verdict.name ?? 'reference'], line),
    },
    { head: 'POINTS', align: 'right' },
    { head: 'WHAT DECIDED', flexible: 14 },
    { head: 'COMMITS', align: 'right', atMost: 10 },
    { head: 'TEAM SAYS' },
    { head: 'STAGE, NEXT', atMost: 11 },
  ];
  const rows = projects.map((project) => cells(project));
  return layOut(columns, rows, { width, paintHead: (line) => paint('dim', line) });
}

function cells(project: ProjectView): Cell[] {
  const { decision, next } = project;
  return [
    [visible(project.name)],
    [`${project.verdict.symbol} ${project.verdict.word}`],
    [project.verdict.name === 'reference' ? '' : project.points],
    [...project.says, ...project.decidedBy].map(visible),
    [visible(project.commits)],
    [decision === null ? 'none yet' : `${decision.word}${decision.differs ? ' ≠' : ''}`],
    next === null
      ? [project.stage]
      : [project.stage, `${next.date}${next.isOverdue ? ' late' : ''}`],
  ];
}

function section(title: string, lines: readonly string[], paint: Painter): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}

function notes(title: string, items: readonly NoteView[], width: number, paint: Painter): string[] {
  const lines = items.flatMap((note) =>
    wrap(`${visible(note.project)}: ${visible(note.text)}`, width - 4).map((line, at) =>
      at === 0 ? `  ${line}` : `    ${line}`,
    ),
  );
  return section(title, lines, paint);
}
