// What changed between two scorecards, in every form that its readers use.

import type { Measurement } from '../../domain/measurement.ts';
import { type Column, layOut, leftOutNote } from '../../words/columns.ts';
import { visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import { painter } from '../../words/paint.ts';
import { templateFiller } from '../../words/template-engine.ts';
import type { TemplateName } from '../../words/template-names.ts';
import type { TemplateSet } from '../../words/templates.ts';
import type { Comparison, ProjectChange } from '../compare.ts';
import { comparisonView } from '../comparison-view.ts';
import type { Look } from '../form.ts';
import { inSources } from '../in-sources.ts';
import { csv } from './csv.ts';
import { inColumns } from './text.ts';

export function comparisonTable(comparison: Comparison, options: Look = {}): string {
  const view = comparisonView(comparison);
  const width = widthFor(options.columns);
  const paint = painter(options.colour ?? false);
  const columns: Column[] = [
    { head: 'PROJECT', flexible: 14, atMost: 24, paint: (line) => paint('bold', line) },
    { head: 'VERDICT', flexible: 9, atMost: 22 },
    { head: 'POINTS', atMost: 16, yields: 2 },
    { head: 'WHAT MOVED MOST', flexible: 20, isOneLine: width >= 100 },
    { head: 'PEOPLE (365 d)', atMost: 16, yields: 1 },
  ];
  const rows = view.rows.map((row) => [
    [visible(row.name)],
    [row.verdict],
    [row.points],
    row.moves.map(visible),
    [row.people],
  ]);
  const { head, rows: lines, leftOut } = layOut(columns, rows, { width });
  const notes = view.notes.flatMap((note) =>
    wrap(`${visible(note.project)}: ${visible(note.text)}`, width - 4).map((line) => `  ${line}`),
  );
  return `${[
    paint('bold', `The ${visible(view.team)} family from ${view.from} to ${view.to}`),
    ...wrap(`${view.fromCycle} to ${view.toCycle}. ${view.headline}`, width),
    ...view.warnings.flatMap((warning) => wrap(warning, width)),
    ...(notes.length === 0 ? [] : ['', paint('bold', 'What changed'), ...notes]),
    ...(lines.length === 0 ? [] : ['', paint('dim', head), ...lines.flat()]),
    ...leftOutNote(leftOut, width),
  ].join('\n')}\n`;
}

/** Markdown, RST and plain text, by their template. */
export async function comparisonFrom(
  comparison: Comparison,
  name: Extract<TemplateName, `comparison.${string}`>,
  templates: TemplateSet,
): Promise<string> {
  const view = comparisonView(comparison);
  const schemas = await inSources(async () => await import('../comparison-schema.ts'));
  schemas?.ComparisonView.parse(view);
  const filled = templateFiller(templates(name), templates)(view);
  return name === 'comparison.txt.hbs' ? inColumns(filled) : filled;
}

export function comparisonCsv(comparison: Comparison): string {
  const rows = comparisonView(comparison).rows.map((row) => {
    const change = comparison.projects.find((each) => each.name === row.name);
    const [first = '', second = '', third = ''] = row.moves;
    const { points, people } = change ?? { points: null, people: null };
    return [
      row.name,
      row.verdict,
      points?.from ?? '',
      points?.to ?? '',
      first,
      second,
      third,
      people?.gained ?? '',
      people?.lost ?? '',
      comparison.from.asOf,
      comparison.to.asOf,
    ];
  });
  return csv([csvHead, ...rows]);
}

const csvHead = [
  'project',
  'verdict',
  'points from',
  'points to',
  'move 1',
  'move 2',
  'move 3',
  'people gained',
  'people lost',
  'from',
  'to',
];

/** Every move, exact; `value` is null where it is not measured. */
export function comparisonJson(comparison: Comparison): string {
  const { measures: _, projects, ...rest } = comparison;
  const written = { schemaVersion: 1, ...rest, projects: projects.map(changeJson) };
  return `${JSON.stringify(written, null, 2)}\n`;
}

function changeJson(project: ProjectChange) {
  return {
    ...project,
    moves: project.moves.map(({ measure, from, to, points }) => ({
      measure,
      from: figureJson(from),
      to: figureJson(to),
      points,
    })),
  };
}

function figureJson(measurement: Measurement) {
  if (measurement.state === 'measured') {
    const { value, atMost } = measurement;
    return { state: 'measured', value, ...(atMost !== undefined && { atMost }) };
  }
  return { state: measurement.state, value: null, reason: measurement.reason };
}
