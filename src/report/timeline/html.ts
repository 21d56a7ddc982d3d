// The timeline as a page: the family's steps as one picture, what is open as a list, and the rules that the dates rest on.

import type { Calendar } from '../../domain/cycle.ts';
import type { TimelineEntry } from '../../domain/lifecycle.ts';
import { webLink } from '../../words/escape.ts';
import { html, type Markup } from '../../words/html.ts';
import { stepWord } from '../../words/steps.ts';
import { svgOf } from '../charts/picture.ts';
import { stepsPicture } from '../charts/steps.ts';
import type { Body } from '../formats/html.ts';
import { linkTo, noPages, type PageOf } from '../site.ts';
import { dateWords, listed, originWords, rulesUsed, type TimelineInput } from './view.ts';

export interface TimelinePlace {
  readonly calendar?: Calendar;
  readonly pageOf?: PageOf;
}

export function timelineBody(
  input: TimelineInput,
  { calendar = [], pageOf = noPages }: TimelinePlace = {},
): Body {
  const entries = listed(input);
  const open = entries.filter(({ state }) => state !== 'done');
  const done = entries.filter(({ state }) => state === 'done');
  const pictures = [1160, 720, 340].flatMap((width) => {
    const picture = stepsPicture({ entries, calendar, asOf: input.asOf, width });
    return picture === null ? [] : [html`<div class="w${width}">${svgOf(picture)}</div>`];
  });
  return {
    title: `Timeline of ${input.team}, as of ${input.asOf}`,
    lead: leadOf(open),
    body: html`${pictures.length === 0 ? null : html`${pictures}${key}`}<h2>What is open</h2>
${open.length === 0 ? html`<p>Nothing is due.</p>` : table(alike(open), input.rules, pageOf)}${
  done.length === 0
    ? null
    : html`<details><summary>What was done</summary>${table(alike(done), input.rules, pageOf)}</details>
`
}<h2>Rules</h2>
<dl class="facts">
${rulesUsed(input, entries).map(
  ({
    code,
    title,
    source,
    ...rule
  }) => html`<dt id="${code}"><code>${code}</code></dt><dd>${title} (${linked(originWords(rule), source)})</dd>
`,
)}</dl>`,
  };
}

const key = html`<p class="key"><span><b class="letter">C</b> called</span><span><b class="letter">V</b> volunteers</span><span><b class="letter">D</b> deprecated</span><span><b class="letter">R</b> revived</span><span><b class="letter">X</b> retired</span><span><b class="letter">M</b> merged</span><span>dotted: a call without an answer; line: deprecated; dot: spoken of; diamond: open</span></p>
`;

function leadOf(open: readonly TimelineEntry[]): string {
  const late = open.filter(({ state }) => state === 'overdue').length;
  const next = open.filter(({ state }) => state !== 'overdue').length;
  return `${late === 0 ? 'Nothing' : late} overdue, ${next} to come.`;
}

/** The same step on the same day stands once, with the projects that share it. */
function alike(entries: readonly TimelineEntry[]): readonly (readonly TimelineEntry[])[] {
  const found = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const { state, date, step, rule, about = '', link = '' } = entry;
    const asked = entry.action?.what ?? '';
    const same = [state, date, step, rule, about, asked, link].join(' ');
    found.set(same, [...(found.get(same) ?? []), entry]);
  }
  return [...found.values()];
}

function table(
  rows: readonly (readonly TimelineEntry[])[],
  rules: TimelineInput['rules'],
  pageOf: PageOf,
): Markup {
  const heads = ['Date', 'Step', 'State', 'Projects', 'Rule'];
  return html`<table class="cards dates">
<thead><tr>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>
${rows.map((entries) => row(entries, rules, pageOf))}</tbody>
</table>
`;
}

function row(
  entries: readonly TimelineEntry[],
  rules: TimelineInput['rules'],
  pageOf: PageOf,
): Markup {
  const [entry] = entries;
  if (entry === undefined) return html``;
  const code = html`<code>${entry.rule}</code>`;
  const rule = Object.hasOwn(rules, entry.rule) ? html`<a href="#${entry.rule}">${code}</a>` : code;
  const names = entries.map(({ project }, at) =>
    at === 0 ? linkTo(project, pageOf) : html`, ${linkTo(project, pageOf)}`,
  );
  return html`<tr><th scope="row">${dateWords(entry)}</th><td data-label="Step">${linked(stepWord(entry), entry.link)}</td><td data-label="State">${entry.state}</td><td data-label="Projects">${names}</td><td data-label="Rule">${rule}</td></tr>
`;
}

function linked(words: string, address: string | undefined): Markup {
  const link = webLink(address);
  return link === null ? html`${words}` : html`<a href="${link}">${words}</a>`;
}
