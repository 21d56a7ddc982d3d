// Two days side by side as a page: which days and why, what changed, and each project then and now on one scale.

import { html, type Markup } from '../words/html.ts';
import { dumbbellPicture } from './charts/dumbbell.ts';
import { svgOf } from './charts/picture.ts';
import type { Comparison } from './compare.ts';
import { comparisonView } from './comparison-view.ts';
import type { Body } from './formats/html.ts';
import { linkTo, noPages, type PageOf } from './site.ts';

export function comparisonBody(comparison: Comparison, pageOf: PageOf = noPages): Body {
  const view = comparisonView(comparison);
  const rows = view.rows.map((row) => rowPart(row, comparison, pageOf));
  return {
    title: `The ${view.team} family from ${view.from} to ${view.to}`,
    lead: view.headline,
    basis: [`${view.fromCycle} to ${view.toCycle}.`, ...view.warnings].join(' '),
    body: html`${view.notes.length === 0 ? null : notesPart(view.notes, pageOf)}
<h2>What moved</h2>
${rows.length === 0 ? html`<p>Nothing moved.</p>` : tablePart(rows, view.to)}`,
  };
}

type View = ReturnType<typeof comparisonView>;

function notesPart(notes: View['notes'], pageOf: PageOf): Markup {
  return html`<h2>What changed</h2>
<ul class="plain">
${notes.map(
  ({ project, text }) => html`<li>${linkTo(project, pageOf)}: ${text}</li>
`,
)}</ul>`;
}

function tablePart(rows: readonly Markup[], to: string): Markup {
  const heads = ['Project', 'Verdict', 'Points: ring then, dot now', 'What moved most', 'People'];
  return html`<table class="cards moved">
<caption>New verdicts first, then the largest moves. People are counted over the 365 days up to ${to}.</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function rowPart(row: View['rows'][number], { projects }: Comparison, pageOf: PageOf): Markup {
  const points = projects.find(({ name }) => name === row.name)?.points ?? null;
  const picture = points === null ? null : svgOf(dumbbellPicture(points, 'now', undefined));
  const moves = row.moves.length === 0 ? 'nothing much' : row.moves.join('; ');
  return html`<tr><th scope="row">${linkTo(row.name, pageOf)}</th><td data-label="Verdict">${row.isVerdictNew ? html`<strong>${row.verdict}</strong>` : row.verdict}</td><td data-label="Points">${picture}${row.points}</td><td class="wide" data-label="What moved most">${moves}</td><td data-label="People">${row.people}</td></tr>
`;
}
