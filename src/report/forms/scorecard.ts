// The forms of figures: the scorecard, two of them compared, one project explained, the commits behind a count.

import type { TemplateName } from '../../words/template-names.ts';
import type { Picture } from '../charts/picture.ts';
import type { Comparison } from '../compare.ts';
import type { Explanation } from '../explain.ts';
import type { Forms, Writer } from '../form.ts';
import type { LedgerPage } from '../ledger.ts';
import type { ScorecardReport } from '../scorecard-report.ts';
import { asJson, form, inFrame, templates } from './making.ts';

export const scorecard: Forms<ScorecardReport> = {
  table: form('scorecard.table.txt', async () => {
    const { renderTable } = await import('../formats/table.ts');
    return (value, look) => renderTable(value.scorecard, look);
  }),
  groups: form('groups.txt', async () => {
    const { renderGroups } = await import('../formats/groups.ts');
    return (value, look) => renderGroups(value.scorecard, look);
  }),
  markdown: form('scorecard.md', () => filled('scorecard.md.hbs')),
  rst: form('scorecard.rst', () => filled('scorecard.rst.hbs')),
  text: form('scorecard.txt', () => filled('scorecard.txt.hbs')),
  html: form('index.html', async () => {
    const { renderHtml } = await import('../formats/html.ts');
    const { bodiesOf } = await import('../site-pages.ts');
    return async (value, look) =>
      renderHtml(value.scorecard, await templates(look), value, bodiesOf(value));
  }),
  csv: form('scorecard.csv', async () => {
    const { renderCsv } = await import('../formats/csv.ts');
    return (value) => renderCsv(value.scorecard);
  }),
  json: form('scorecard.json', async () => {
    const { renderJson } = await import('../formats/json.ts');
    return (value) => renderJson(value.scorecard);
  }),
  openmetrics: form('stadium.prom', async () => {
    const { renderOpenMetrics } = await import('../formats/openmetrics.ts');
    return (value) => renderOpenMetrics(value.scorecard);
  }),
  badge: form('badge.json', async () => {
    const { renderBadge } = await import('../formats/badge.ts');
    return (value) => renderBadge(value.scorecard);
  }),
  svg: form('badge.svg', async () => {
    const { renderSvg } = await import('../formats/badge.ts');
    return async (value, look) => renderSvg(value.scorecard, await templates(look));
  }),
};

async function filled(name: TemplateName): Promise<Writer<ScorecardReport>> {
  const { renderText } = await import('../formats/text.ts');
  return async (value, look) => renderText(value.scorecard, name, await templates(look));
}

export const comparison: Forms<Comparison> = {
  table: form('comparison.table.txt', async () => {
    return (await import('../formats/comparison.ts')).comparisonTable;
  }),
  markdown: form('comparison.md', () => compared('comparison.md.hbs')),
  rst: form('comparison.rst', () => compared('comparison.rst.hbs')),
  text: form('comparison.txt', () => compared('comparison.txt.hbs')),
  html: form('comparison.html', async () => {
    const { comparisonBody } = await import('../compare-page.ts');
    return inFrame(comparisonBody, ({ team, to }) => ({ team, asOf: to.asOf }));
  }),
  csv: form('comparison.csv', async () => (await import('../formats/comparison.ts')).comparisonCsv),
  json: form('comparison.json', async () => {
    return (await import('../formats/comparison.ts')).comparisonJson;
  }),
};

async function compared(
  name: Extract<TemplateName, `comparison.${string}`>,
): Promise<Writer<Comparison>> {
  const { comparisonFrom } = await import('../formats/comparison.ts');
  return async (value, look) => comparisonFrom(value, name, await templates(look));
}

export const explanation: Forms<Explanation> = {
  text: form('explanation.txt', async () => (await import('../explain.ts')).renderExplanation),
  json: form('explanation.json', async () => {
    const { renderJson } = await import('../formats/json.ts');
    return ({ scorecard: whole, card }) => renderJson({ ...whole, projects: [card] });
  }),
};

export const chart: Forms<Picture> = {
  svg: form('chart.svg', async () => {
    const { svgFile } = await import('../charts/picture.ts');
    return async (value, look) =>
      svgFile(value, (await templates(look))('picture.html.hbs').source);
  }),
  text: form('chart.txt', async () => (await import('../charts/text.ts')).pictureText),
  json: form('chart.json', asJson),
};

export const commits: Forms<LedgerPage> = {
  text: form('commits.txt', async () => (await import('../ledger.ts')).ledgerText),
  csv: form('commits.csv', async () => (await import('../ledger.ts')).ledgerCsv),
  json: form('commits.json', async () => (await import('../ledger.ts')).ledgerJson),
};
