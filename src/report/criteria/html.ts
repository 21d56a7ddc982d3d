// The criteria as a page: how they moved over the days, the days side by side, and every answer with its proof.

import type { CriteriaCard, CriteriaTable } from '../../domain/criteria.ts';
import { webLink } from '../../words/escape.ts';
import { html, type Markup } from '../../words/html.ts';
import { svgOf } from '../charts/picture.ts';
import { talliesPicture } from '../charts/tallies.ts';
import type { Body } from '../formats/html.ts';
import { slug } from '../slug.ts';
import {
  answerWords,
  type CriteriaView,
  cellWords,
  findings,
  proofWords,
  tallies,
  whyWords,
} from './view.ts';

/** Projects from which the answers of each are folded. */
const fewProjects = 1;

export function criteriaBody(view: CriteriaView): Body {
  const { table, against } = view;
  const days = [table, ...against.toReversed()];
  return {
    title: `${table.title} as of ${table.asOf}`,
    body: html`${
      against.length === 0
        ? null
        : html`<h2>How it moved</h2>
${svgOf(talliesPicture(tallies(view)))}
`
    }${days.map(summary)}
${table.projects.map((card) => scorecard(card, table))}`,
  };
}

function summary(table: CriteriaTable): Markup {
  const heads = ['Project', ...table.dimensions.map(({ title }) => title)];
  const rows = table.projects.map((card) => {
    const cells = table.dimensions.map(
      ({ id, title }) =>
        html`<td data-label="${title}" class="${card.dimensions[id] ?? 'none'}">${cellWords(card, id)}</td>`,
    );
    return html`<tr><th scope="row">${card.name}</th>${cells}</tr>
`;
  });
  return tableOf(`Summary as of ${table.asOf}`, heads, rows);
}

function scorecard(card: CriteriaCard, table: CriteriaTable): Markup {
  const head = html`<h2 id="c-${slug(card.name).replaceAll('.', '-')}">${card.name}</h2>
`;
  if (card.state === 'retired')
    return html`${head}<p>Retired.</p>
`;
  const rows = findings(card, table).map(({ id, words, mend, answer }) => {
    const proof = answer.proof.slice(0, 3).map((each) => html`${proofWords(each)}<br>`);
    const said = webLink(answer.link);
    const why = whyWords(answer);
    return html`<tr><th scope="row">${id} ${words}</th><td data-label="Answer" class="${answer.answer}">${answerWords[answer.answer]}</td><td data-label="Why">${said === null ? why : html`<a href="${said}">${why}</a>`}</td><td data-label="Proof">${proof}</td><td data-label="What would mend it">${answer.answer === 'no' ? mend : ''}</td></tr>
`;
  });
  const heads = ['Question', 'Answer', 'Why', 'Proof', 'What would mend it'];
  const whole = tableOf(`Scorecard of ${card.name}`, heads, rows);
  return table.projects.length <= fewProjects
    ? html`${head}${whole}`
    : html`${head}<details><summary>Every answer with its proof</summary>${whole}</details>
`;
}

function tableOf(caption: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return html`<table class="cards">
<caption>${caption}</caption>
<thead><tr>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}
