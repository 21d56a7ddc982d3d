// Every measure with its definition and limits, and the card that judges: what the pages of a site link to.

import type { MeasureDefinition } from '../domain/measurement.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { CardRow, Policy } from '../domain/verdict.ts';
import { classWords } from '../words/classes.ts';
import { capital, listWords } from '../words/english.ts';
import { figure } from '../words/figures.ts';
import { html, type Markup } from '../words/html.ts';
import { measureTitle } from '../words/reasons.ts';
import type { Body } from './formats/html.ts';

export function definitionsBody(
  { measures, policyVersion }: Scorecard,
  policy: Policy | undefined,
): Body {
  return {
    title: 'What is measured, and how it is judged',
    basis: `Policy ${policyVersion}.`,
    body: html`${policy === undefined ? null : cardsPart(policy, measures)}
<h2>Measures</h2>
<dl class="facts">
${alike(measures).map(measurePart)}</dl>`,
  };
}

/** The same measure over several windows stands once, under every name that a page links to. */
function alike(
  measures: readonly MeasureDefinition[],
): readonly (readonly [MeasureDefinition, ...MeasureDefinition[]])[] {
  const found = new Map<string, [MeasureDefinition, ...MeasureDefinition[]]>();
  for (const each of measures) {
    const key = [each.title, each.definition, each.limits].join('\n');
    const others = found.get(key);
    if (others === undefined) found.set(key, [each]);
    else others.push(each);
  }
  return [...found.values()];
}

function measurePart(windows: readonly [MeasureDefinition, ...MeasureDefinition[]]): Markup {
  const [{ title, definition, limits }] = windows;
  const names = windows.map(
    ({ id, window }, at) => html`${at === 0 ? null : html`, `}<span id="${id}">${window}</span>`,
  );
  return html`<dt>${capital(title)} <span class="small block">${names}</span></dt><dd>${definition} <span class="small">${limits}</span></dd>
`;
}

function cardsPart({ cards, thresholds }: Policy, measures: Scorecard['measures']): Markup {
  const definitions = new Map(measures.map((each) => [each.id, each]));
  const row = ({ measure, bands }: CardRow) => {
    const unit = definitions.get(measure)?.unit ?? 'commits';
    const steps = bands.map(({ atLeast, points }) => `${points} from ${figure(atLeast, unit)}`);
    return html`<li>${capital(measureTitle(measure, definitions))}: ${steps.join(', ')}</li>`;
  };
  return html`<h2>Cards</h2>
<p>Points add up over the rows and are scaled to 100; healthy from ${thresholds.healthy}.</p>
${cards.map(
  ({
    classes,
    groups,
  }) => html`<h3>${capital(listWords(classes.map((name) => classWords[name])))}</h3>
<ul class="plain">${groups.flatMap(({ rows }) => rows.map(row))}</ul>
`,
)}`;
}
