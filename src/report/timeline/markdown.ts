// The timeline for an etherpad or a wiki: a table, and a Mermaid chart where the viewer draws one.

import type { TimelineEntry } from '../../domain/lifecycle.ts';
import { escapers, webLink } from '../../words/escape.ts';
import { stepWord } from '../../words/steps.ts';
import { dateWords, listed, originWords, rulesUsed, type TimelineInput } from './view.ts';

const { markdown } = escapers;

/** Markdown: heading, table, Gantt chart, rules with their sources. */
export function timelineMarkdown(input: TimelineInput): string {
  const entries = listed(input);
  const title = `# Timeline of ${markdown(input.team)}, as of ${input.asOf}`;
  if (entries.length === 0) return `${title}\n\nNothing is due.\n`;
  const rules = rulesUsed(input, entries).map(
    ({ code, title: words, source, ...rule }) =>
      `- \`${code}\`: ${words} ${linked(originWords(rule), source)}`,
  );
  return `${[title, '', ...table(entries), '', ...chart(input, entries), '', '## Rules', '', ...rules].join('\n')}\n`;
}

function table(entries: readonly TimelineEntry[]): readonly string[] {
  const rows = entries.map((entry) => {
    const step = linked(markdown(stepWord(entry)), entry.link);
    const cells = [
      stateWords(entry),
      dateWords(entry),
      markdown(entry.project),
      step,
      `\`${entry.rule}\``,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| state | date | project | step | rule |', '|---|---|---|---|---|', ...rows];
}

function stateWords({ state }: TimelineEntry): string {
  return state === 'overdue' ? '**overdue**' : state;
}

function chart(input: TimelineInput, entries: readonly TimelineEntry[]): readonly string[] {
  const projects = [...new Set(entries.map(({ project }) => project))].sort();
  const sections = projects.flatMap((project) => [
    `  section ${plain(project)}`,
    ...entries.filter((entry) => entry.project === project).map(task),
  ]);
  const today = `  ${plain(`as of ${input.asOf}`)} :vert, ${input.asOf}, 0d`;
  return ['```mermaid', 'gantt', '  dateFormat YYYY-MM-DD', today, ...sections, '```'];
}

function task(entry: TimelineEntry): string {
  const mark = { overdue: 'crit, ', due: 'active, ', planned: '', done: 'done, ' }[entry.state];
  return `  ${plain(stepWord(entry))} :${mark}milestone, ${entry.date}, 0d`;
}

/** A name in a chart ends at a colon, and `;` or `#` begin something else. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}._-]+/gu, ' ').trim();
}

function linked(words: string, address: string | undefined): string {
  const link = webLink(address);
  return link === null ? words : `[${words}](${link})`;
}
