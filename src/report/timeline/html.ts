// The timeline as one page that needs nothing else: no script, no other file.

import type { TimelineEntry } from '../../domain/lifecycle.ts';
import { escapers, webLink } from '../../words/escape.ts';
import { stepWord } from '../../words/wording.ts';
import { dateWords, listed, originWords, rulesUsed, type TimelineInput } from './view.ts';

const { html } = escapers;

const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse}th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #767676}
.overdue{font-weight:bold;color:#8a1100}`;

/** A whole HTML page with the list and the rules that its dates rest on. */
export function timelineHtml(input: TimelineInput): string {
  const entries = listed(input);
  const title = `Timeline of ${html(input.team)}, as of ${input.asOf}`;
  const rules = rulesUsed(input, entries).map(
    ({ code, title: words, source, ...rule }) =>
      `<dt id="${html(code)}"><code>${html(code)}</code></dt><dd>${html(words)} ${linked(html(originWords(rule)), source)}</dd>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${style}</style></head>
<body><main>
<h1>${title}</h1>
${entries.length === 0 ? '<p>Nothing is due.</p>' : table(entries)}
<h2>Rules</h2>
<dl>
${rules.join('\n')}
</dl>
</main></body>
</html>
`;
}

function table(entries: readonly TimelineEntry[]): string {
  const heads = ['State', 'Date', 'Project', 'Step', 'Rule'];
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<table>
<thead><tr>${head}</tr></thead>
<tbody>
${entries.map(row).join('\n')}
</tbody>
</table>`;
}

function row(entry: TimelineEntry): string {
  const cells = [
    `<td class="${entry.state}">${entry.state}</td>`,
    `<td>${html(dateWords(entry))}</td>`,
    `<th scope="row">${html(entry.project)}</th>`,
    `<td>${linked(html(stepWord(entry)), entry.link)}</td>`,
    `<td><a href="#${html(entry.rule)}"><code>${html(entry.rule)}</code></a></td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function linked(words: string, address: string | undefined): string {
  const link = webLink(address);
  return link === null ? words : `<a href="${html(link)}">${words}</a>`;
}
