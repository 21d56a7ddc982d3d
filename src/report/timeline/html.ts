// The timeline as a page: the list, and the rules that its dates rest on.

import type { TimelineEntry } from '../../domain/lifecycle.ts';
import { webLink } from '../../words/escape.ts';
import { html, type Markup } from '../../words/html.ts';
import { stepWord } from '../../words/steps.ts';
import type { Body } from '../formats/html.ts';
import { dateWords, listed, originWords, rulesUsed, type TimelineInput } from './view.ts';

export function timelineBody(input: TimelineInput): Body {
  const entries = listed(input);
  const rules = rulesUsed(input, entries).map(
    ({ code, title, source, ...rule }) =>
      html`<dt id="${code}"><code>${code}</code></dt><dd>${title} ${linked(originWords(rule), source)}</dd>
`,
  );
  return {
    title: `Timeline of ${input.team}, as of ${input.asOf}`,
    body: html`${entries.length === 0 ? html`<p>Nothing is due.</p>` : table(entries, input.rules)}
<h2>Rules</h2>
<dl class="facts">
${rules}</dl>`,
  };
}

function table(entries: readonly TimelineEntry[], rules: TimelineInput['rules']): Markup {
  const heads = ['Project', 'State', 'Date', 'Step', 'Rule'];
  return html`<table class="cards">
<thead><tr>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>
${entries.map((entry) => row(entry, rules))}</tbody>
</table>`;
}

function row(entry: TimelineEntry, rules: TimelineInput['rules']): Markup {
  const code = html`<code>${entry.rule}</code>`;
  const rule = Object.hasOwn(rules, entry.rule) ? html`<a href="#${entry.rule}">${code}</a>` : code;
  return html`<tr><th scope="row">${entry.project}</th><td data-label="State">${entry.state}</td><td data-label="Date">${dateWords(entry)}</td><td data-label="Step">${linked(stepWord(entry), entry.link)}</td><td data-label="Rule">${rule}</td></tr>
`;
}

function linked(words: string, address: string | undefined): Markup {
  const link = webLink(address);
  return link === null ? html`${words}` : html`<a href="${link}">${words}</a>`;
}
