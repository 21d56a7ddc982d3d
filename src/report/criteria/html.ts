// The criteria as a page: how they moved over the days as one picture, the summary of each day, every answer with its proof.

import type { CriteriaCard, CriteriaTable, DimensionState } from '../../domain/criteria.ts';
import { plural } from '../../words/english.ts';
import { webLink } from '../../words/escape.ts';
import { html, type Markup } from '../../words/html.ts';
import { slug } from '../../words/slug.ts';
import { compliancePicture, stateLooks } from '../charts/compliance.ts';
import { svgOf } from '../charts/picture.ts';
import type { Body } from '../formats/html.ts';
import { linkTo, noPages, type PageOf } from '../site.ts';
import {
  answerWords,
  type CriteriaView,
  cellWords,
  findings,
  needed,
  proofWords,
  stateWords,
  tallies,
  whyWords,
} from './view.ts';

/** Projects up to which the answers of each stand open. */
const fewProjects = 1;

export function criteriaBody(view: CriteriaView, pageOf: PageOf = noPages): Body {
  const { table, against } = view;
  return {
    title: `${table.title} as of ${table.asOf}`,
    lead: leadOf(view),
    body: html`${against.length === 0 ? null : movedPart(view)}<h2>Summary as of ${table.asOf}</h2>
${summary(table, pageOf)}${against.toReversed().map(
  (
    day,
  ) => html`<details><summary>Summary as of ${day.asOf}</summary>${summary(day, pageOf)}</details>
`,
)}<h2>Every answer with its proof</h2>
${table.projects.map((card) => scorecard(card, table))}`,
  };
}

function leadOf(view: CriteriaView): string {
  const { counts, retired } = tallies(view).at(-1) ?? { counts: undefined, retired: 0 };
  if (counts === undefined) return '';
  const gone = retired === 0 ? '' : ` ${plural(retired, 'project is', 'projects are')} retired.`;
  return `${counts.met} cells are met, ${counts['needs-work']} need work, ${counts.unknown} are unknown.${gone}`;
}

function movedPart(view: CriteriaView): Markup {
  const told = tallies(view);
  const days = [...view.against, view.table].flatMap((table, at) => {
    const tally = told[at];
    return tally === undefined ? [] : [{ table, tally }];
  });
  const pictures = [720, 340].map(
    (
      width,
    ) => html`<div class="${width === 720 ? 'broad' : 'w340'}">${svgOf(compliancePicture(days, width))}</div>
`,
  );
  const states = Object.entries(stateWords) as [DimensionState, string][];
  const key = states.map(
    ([state, words]) =>
      html`<span><svg class="picture" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><rect class="${stateLooks[state]}" x="1" y="1" width="10" height="10"/></svg> ${words}</span>`,
  );
  return html`<h2>How it moved</h2>
${pictures}<p class="key">${key}<span>From left to right: ${view.table.dimensions.map(({ title }) => title).join(', ')}</span></p>
`;
}

function summary(table: CriteriaTable, pageOf: PageOf): Markup {
  const heads = ['Project', ...table.dimensions.map(({ title }) => title)];
  const rows = table.projects.map((card) => {
    const cells = table.dimensions.map(
      ({ id, title }) =>
        html`<td data-label="${title}" class="${card.dimensions[id] ?? 'none'}">${cellWords(card, id)}</td>`,
    );
    return html`<tr><th scope="row">${linkTo(card.name, pageOf)}</th>${cells}</tr>
`;
  });
  return tableOf(heads, rows, 'cells');
}

function scorecard(card: CriteriaCard, table: CriteriaTable): Markup {
  const id = `c-${slug(card.name).replaceAll('.', '-')}`;
  if (card.state === 'retired')
    return html`<p id="${id}"><b>${card.name}</b>: retired.</p>
`;
  const rows = findings(card, table).map(({ id: question, words, mend, answer }) => {
    const proof = answer.proof.slice(0, 3).map((each) => html`${proofWords(each)}<br>`);
    const said = webLink(answer.link);
    const why = whyWords(answer);
    return html`<tr><th scope="row">${question} ${words}</th><td data-label="Answer" class="${answer.answer}">${answerWords[answer.answer]}</td><td data-label="Why">${said === null ? why : html`<a href="${said}">${why}</a>`}</td><td data-label="Proof">${proof}</td><td data-label="What would mend it">${answer.answer === 'no' ? mend : ''}</td></tr>
`;
  });
  const heads = ['Question', 'Answer', 'Why', 'Proof', 'What would mend it'];
  const whole = html`<div id="${id}">${tableOf(heads, rows, 'answers')}</div>`;
  const wants = needed(card, table).map((each) => `${each.words} (${each.id})`);
  const short = wants.length === 0 ? 'nothing needs work' : `needs work: ${wants.join('; ')}`;
  return table.projects.length <= fewProjects
    ? html`<p><b>${card.name}</b>: ${short}</p>${whole}`
    : html`<details><summary><b>${card.name}</b>: ${short}</summary>${whole}</details>
`;
}

function tableOf(heads: readonly string[], rows: readonly Markup[], kind: string): Markup {
  return html`<table class="cards ${kind}">
<thead><tr>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}
