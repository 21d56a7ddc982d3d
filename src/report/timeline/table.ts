// The timeline for a terminal: one line a step, aligned, without a frame.

import { type Column, tableLines } from '../../words/columns.ts';
import { visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import { stepWord } from '../../words/steps.ts';
import type { Look } from '../form.ts';
import { dateWords, listed, originWords, rulesUsed, type TimelineInput } from './view.ts';

/** Plain text, one step a line, then the rules that the dates rest on. */
export function timelineTable(input: TimelineInput, { columns }: Look = {}): string {
  const entries = listed(input);
  if (entries.length === 0) return `${visible(input.team)}, ${input.asOf}: nothing is due\n`;
  const rows = entries.map((entry) => [
    entry.state,
    dateWords(entry),
    visible(entry.project),
    visible(stepWord(entry)),
    entry.rule,
  ]);
  const width = widthFor(columns);
  const lines = tableLines(
    heads,
    rows.map((row) => row.map((cell) => [cell])),
    { width },
  );
  const rules = rulesUsed(input, entries).flatMap((rule) =>
    wrap(`${rule.code}: ${rule.title} (${originWords(rule)})`, width - 4).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    ),
  );
  return `${[...lines, '', 'Rules:', ...rules].join('\n')}\n`;
}

const heads: readonly Column[] = [
  { head: 'state' },
  { head: 'date', flexible: 11 },
  { head: 'project', flexible: 16 },
  { head: 'step', flexible: 16 },
  { head: 'rule', flexible: 12, yields: 1 },
];
