// The table of jobs for a terminal, a wiki, a spreadsheet and a program.

import type { Share } from '../../domain/gate.ts';
import { tableLines } from '../../words/columns.ts';
import { escapers, visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import type { Look } from '../form.ts';
import { csv } from '../formats/csv.ts';
import { sampleWords, shareWords } from '../gate/view.ts';
import { type JobLine, type JobsView, jobLines, jobNotes, jobRows } from './jobs.ts';

export function jobsText(view: JobsView, { columns }: Look): string {
  const width = widthFor(columns);
  const parts = projectsIn(view).map(({ name, lines }) => [
    visible(name),
    ...tableLines(
      [
        { head: 'Job', flexible: 20 },
        { head: 'Pipelines', flexible: 16 },
        { head: 'Branches', flexible: 12, yields: 1 },
        ...(view.gate === undefined ? [] : [{ head: 'Failed' }]),
      ],
      lines.map((line) => cellsOf(line, view).map((cell) => cell.map(visible))),
      { width },
    ),
  ]);
  const notes = jobNotes(view).flatMap((each) => wrap(visible(each), width));
  const head = `Jobs as of ${view.table.asOf}`;
  return `${[[head], ...parts, notes].map((part) => part.join('\n')).join('\n\n')}\n`;
}

function projectsIn({ table, gate }: JobsView) {
  return table.projects.flatMap((card) => {
    const rows = jobRows(card, gate);
    return rows === undefined ? [] : [{ name: card.name, lines: jobLines(rows) }];
  });
}

function cellsOf({ job, pipelines, branches, share }: JobLine, { gate }: JobsView) {
  const failed = share === undefined ? [] : [sampleWords(share)];
  return [[job], pipelines, branches, ...(gate === undefined ? [] : [failed])];
}

export function jobsMarkdown(view: JobsView): string {
  const { markdown } = escapers;
  const heads = ['job', 'pipelines', 'branches', ...(view.gate === undefined ? [] : ['failed'])];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const parts = projectsIn(view).map(({ name, lines }) => {
    const rows = lines.map((each) =>
      line(cellsOf(each, view).map((cell) => cell.map(markdown).join(', '))),
    );
    const table = [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows].join('\n');
    return `## ${markdown(name)}\n\n${table}`;
  });
  const notes = jobNotes(view).map((each) => `- ${markdown(each)}`);
  return `${[`# Jobs as of ${view.table.asOf}`, ...parts, notes.join('\n')].join('\n\n')}\n`;
}

const head = [
  ...['as of', 'project', 'pipeline', 'job', 'votes', 'branches'],
  ...['gate runs', 'gate failure share'],
];

export function jobsCsv({ table, gate }: JobsView): string {
  const rows = table.projects.flatMap((card) =>
    (jobRows(card, gate) ?? []).map(({ pipeline, job, isVoting, branches = [], share }) => [
      ...[table.asOf, card.name, pipeline, job, isVoting ? 'voting' : 'not voting'],
      branches.join(' '),
      ...gateCells(share),
    ]),
  );
  return csv([head, ...rows]);
}

function gateCells(share: Share | undefined): readonly (string | number)[] {
  if (share === undefined) return ['', ''];
  return share.state === 'measured' ? [share.sample, share.value] : ['unknown', shareWords(share)];
}

export function jobsJson({ table, gate }: JobsView): string {
  const projects = table.projects.map((card) => {
    const rows = jobRows(card, gate);
    return {
      ...{ name: card.name, state: card.state },
      ...(rows === undefined ? {} : { jobs: rows, missing: card.jobs?.missing ?? [] }),
    };
  });
  const window = gate === undefined ? {} : { gate: { from: gate.from, to: gate.asOf } };
  const whole = { schemaVersion: 1, asOf: table.asOf, ...window, projects };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
