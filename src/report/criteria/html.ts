// The criteria as one page that needs nothing else: how they moved over the days as a picture, the days side by side, and
// every answer with its proof.

import type { CriteriaCard, CriteriaTable, DimensionState } from '../../domain/criteria.ts';
import { escapers, webLink } from '../../words/escape.ts';
import {
  answerWords,
  type CriteriaView,
  cellWords,
  findings,
  proofWords,
  stateWords,
  tallies,
  whyWords,
} from './view.ts';

const { html } = escapers;

const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;margin:0 0 1.5rem}caption{text-align:left;font-weight:bold}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem;border-bottom:1px solid #767676}
.no,.needs-work{color:#8a1100;font-weight:bold}`;

/** Each state has its own brightness and its own word: nothing is told by colour alone. */
const fills: Readonly<Record<DimensionState, string>> = {
  met: '#1b6e3c',
  'needs-work': '#c4532a',
  unknown: '#8c8c8c',
  'not-applicable': '#d9d9d9',
};

export function criteriaHtml(view: CriteriaView): string {
  const { table, against } = view;
  const title = `${html(table.title)} as of ${table.asOf}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${style}</style></head>
<body><main>
<h1>${title}</h1>
${against.length === 0 ? '' : picture(view)}
${[table, ...against.toReversed()].map(summary).join('\n')}
${table.projects.map((card) => scorecard(card, table)).join('\n')}
</main></body>
</html>
`;
}

const states: readonly DimensionState[] = ['met', 'needs-work', 'unknown', 'not-applicable'];
const [barLeft, barWidth, barHeight] = [100, 560, 28];

/** One bar a day: the cells of its summary by state. */
function picture(view: CriteriaView): string {
  const days = tallies(view);
  const bars = days.map(({ asOf, counts }, row) => {
    const y = 10 + row * (barHeight + 14);
    const total = Math.max(
      1,
      states.reduce((sum, state) => sum + counts[state], 0),
    );
    let x = barLeft;
    const parts = states.map((state) => {
      const width = (barWidth * counts[state]) / total;
      const rect = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${barHeight}" fill="${fills[state]}"><title>${asOf}: ${counts[state]} ${stateWords[state]}</title></rect>`;
      x += width;
      return counts[state] === 0 ? '' : rect;
    });
    const words = states.map((state) => `${counts[state]} ${stateWords[state]}`).join(', ');
    return `<text x="0" y="${y + 19}">${asOf}</text>${parts.join('')}<text x="${barLeft}" y="${y + barHeight + 11}" font-size="11">${words}</text>`;
  });
  const height = 20 + days.length * (barHeight + 14);
  const label = days
    .map(({ asOf, counts }) => `${asOf}: ${counts.met} met, ${counts['needs-work']} need work`)
    .join('; ');
  return `<h2>How it moved</h2>
<svg role="img" aria-label="${html(label)}" viewBox="0 0 680 ${height}" width="680" height="${height}" font-family="system-ui,sans-serif" font-size="14">${bars.join('')}</svg>`;
}

function summary(table: CriteriaTable): string {
  const heads = ['Project', ...table.dimensions.map(({ title }) => html(title))];
  const rows = table.projects.map((card) => {
    const cells = table.dimensions.map(
      ({ id }) => `<td class="${card.dimensions[id] ?? ''}">${cellWords(card, id)}</td>`,
    );
    return `<tr><th scope="row">${html(card.name)}</th>${cells.join('')}</tr>`;
  });
  return tableOf(`Summary as of ${table.asOf}`, heads, rows);
}

function scorecard(card: CriteriaCard, table: CriteriaTable): string {
  if (card.state === 'retired') return `<h2>${html(card.name)}</h2>\n<p>Retired.</p>`;
  const rows = findings(card, table).map(({ id, words, mend, answer }) => {
    const proof = answer.proof.slice(0, 3).map(proofWords).map(html).join('<br>');
    const said = webLink(answer.link);
    const why = html(whyWords(answer));
    const cells = [
      `<td class="${answer.answer}">${answerWords[answer.answer]}</td>`,
      `<td>${said === null ? why : `<a href="${html(said)}">${why}</a>`}</td>`,
      `<td>${proof}</td>`,
      `<td>${answer.answer === 'no' ? html(mend) : ''}</td>`,
    ];
    return `<tr><th scope="row">${html(id)} ${html(words)}</th>${cells.join('')}</tr>`;
  });
  const heads = ['Question', 'Answer', 'Why', 'Proof', 'What would mend it'];
  return `<h2>${html(card.name)}</h2>\n${tableOf(`Scorecard of ${html(card.name)}`, heads, rows)}`;
}

function tableOf(caption: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}
