// The timeline for a terminal: one line a step, aligned, without a frame.

import { visible } from '../../words/escape.ts';
import { stepWord } from '../../words/wording.ts';
import { dateWords, listed, rulesUsed, type TimelineInput } from './view.ts';

/** Plain text, one step a line, then the rules that the dates rest on. */
export function timelineTable(input: TimelineInput): string {
  const entries = listed(input);
  if (entries.length === 0) return `${visible(input.team)}, ${input.asOf}: nothing is due\n`;
  const rows = entries.map((entry) => [
    entry.state,
    dateWords(entry),
    visible(entry.project),
    visible(stepWord(entry)),
    entry.rule,
  ]);
  const head = ['state', 'date', 'project', 'step', 'rule'];
  const rules = rulesUsed(input, entries).map(({ code, title }) => `  ${code}: ${title}`);
  return `${[...aligned([head, ...rows]), '', 'Rules:', ...rules].join('\n')}\n`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
