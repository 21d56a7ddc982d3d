// Every form that there is: what a command finds out, and how that can be said. A form is loaded when it is asked for.

import type { Agenda } from '../domain/agenda.ts';
import type { DriftFound } from '../domain/drift.ts';
import type { Goal, GoalRow } from '../domain/goals.ts';
import type { Outlook } from '../domain/outlook.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { TemplateName } from '../words/templates.ts';
import type { AgainReport, CollectionReport } from './collection.ts';
import type { Comparison } from './compare.ts';
import type { CriteriaView } from './criteria/view.ts';
import type { Dependents } from './dependents.ts';
import type { Finding, Validated } from './examined.ts';
import type { Explanation } from './explain.ts';
import type { Forms, Look, Writer } from './form.ts';
import type { Body } from './formats/html.ts';
import type { LedgerPage } from './ledger.ts';
import type { DraftsShown, OutboxShown, ResultShown } from './mails.ts';
import type { NewFamily } from './new-family.ts';
import type { PeopleReport } from './people.ts';
import type { ReferencePage } from './reference.ts';
import type { ScorecardReport } from './scorecard-report.ts';
import type { TimelineInput } from './timeline/view.ts';

const scorecard: Forms<ScorecardReport> = {
  table: form('scorecard.table.txt', async () => {
    const { renderTable } = await import('./formats/table.ts');
    return (value, look) => renderTable(value.scorecard, look);
  }),
  markdown: form('scorecard.md', () => filled('scorecard.md.hbs')),
  rst: form('scorecard.rst', () => filled('scorecard.rst.hbs')),
  text: form('scorecard.txt', () => filled('scorecard.txt.hbs')),
  html: form('index.html', async () => {
    const { renderHtml } = await import('./formats/html.ts');
    const { bodiesOf } = await import('./bodies.ts');
    return async (value, look) =>
      renderHtml(value.scorecard, await templates(look), value, bodiesOf(value));
  }),
  csv: form('scorecard.csv', async () => {
    const { renderCsv } = await import('./formats/csv.ts');
    return (value) => renderCsv(value.scorecard);
  }),
  json: form('scorecard.json', async () => {
    const { renderJson } = await import('./formats/json.ts');
    return (value) => renderJson(value.scorecard);
  }),
  openmetrics: form('stadium.prom', async () => {
    const { renderOpenMetrics } = await import('./formats/openmetrics.ts');
    return (value) => renderOpenMetrics(value.scorecard);
  }),
  badge: form('badge.json', async () => {
    const { renderBadge } = await import('./formats/badge.ts');
    return (value) => renderBadge(value.scorecard);
  }),
  svg: form('badge.svg', async () => {
    const { renderSvg } = await import('./formats/badge.ts');
    return async (value, look) => renderSvg(value.scorecard, await templates(look));
  }),
};

async function filled(name: TemplateName): Promise<Writer<ScorecardReport>> {
  const { renderText } = await import('./formats/text.ts');
  return async (value, look) => renderText(value.scorecard, name, await templates(look));
}

const comparison: Forms<Comparison> = {
  table: form('comparison.table.txt', async () => {
    return (await import('./formats/comparison.ts')).comparisonTable;
  }),
  markdown: form('comparison.md', () => compared('comparison.md.hbs')),
  rst: form('comparison.rst', () => compared('comparison.rst.hbs')),
  text: form('comparison.txt', () => compared('comparison.txt.hbs')),
  html: form('comparison.html', async () => {
    const { comparisonBody } = await import('./compare-page.ts');
    return inFrame(comparisonBody, ({ team, to }) => ({ team, asOf: to.asOf }));
  }),
  csv: form('comparison.csv', async () => (await import('./formats/comparison.ts')).comparisonCsv),
  json: form('comparison.json', async () => {
    return (await import('./formats/comparison.ts')).comparisonJson;
  }),
};

/** A page by itself, in the frame that all pages share. */
async function inFrame<Value>(
  bodyOf: (value: Value) => Body,
  familyOf: (value: Value) => Pick<Scorecard, 'team' | 'asOf' | 'decidedTo'>,
): Promise<Writer<Value>> {
  const { renderBody } = await import('./formats/html.ts');
  return async (value, look) => renderBody(bodyOf(value), familyOf(value), await templates(look));
}

async function compared(
  name: Extract<TemplateName, `comparison.${string}`>,
): Promise<Writer<Comparison>> {
  const { comparisonFrom } = await import('./formats/comparison.ts');
  return async (value, look) => comparisonFrom(value, name, await templates(look));
}

const agenda: Forms<Agenda> = {
  text: form('agenda.txt', async () => (await import('./agenda.ts')).agendaText),
  markdown: form('agenda.md', async () => (await import('./agenda.ts')).agendaMarkdown),
  html: form('agenda.html', async () => {
    const { agendaBody } = await import('./agenda.ts');
    return inFrame(
      (value) => agendaBody(value),
      ({ scorecard: shown }) => shown,
    );
  }),
  json: form('agenda.json', async () => (await import('./agenda.ts')).agendaJson),
};

const candidates: Forms<Agenda> = {
  table: form('candidates.txt', async () => (await import('./candidates.ts')).candidatesTable),
  markdown: form('candidates.md', async () => (await import('./candidates.ts')).candidatesMarkdown),
  json: form('candidates.json', async () => (await import('./agenda.ts')).agendaJson),
};

const explanation: Forms<Explanation> = {
  text: form('explanation.txt', async () => (await import('./explain.ts')).renderExplanation),
  json: form('explanation.json', async () => {
    const { renderJson } = await import('./formats/json.ts');
    return ({ scorecard: whole, card }) => renderJson({ ...whole, projects: [card] });
  }),
};

const commits: Forms<LedgerPage> = {
  text: form('commits.txt', async () => (await import('./ledger.ts')).ledgerText),
  csv: form('commits.csv', async () => (await import('./ledger.ts')).ledgerCsv),
  json: form('commits.json', async () => (await import('./ledger.ts')).ledgerJson),
};

const timeline: Forms<TimelineInput> = {
  table: form('timeline.txt', async () => (await import('./timeline/table.ts')).timelineTable),
  markdown: form('timeline.md', async () => {
    return (await import('./timeline/markdown.ts')).timelineMarkdown;
  }),
  html: form('timeline.html', async () => {
    const { timelineBody } = await import('./timeline/html.ts');
    return inFrame(timelineBody, (value) => value);
  }),
  ics: form('timeline.ics', async () => (await import('./timeline/ics.ts')).timelineIcs),
  json: form('timeline.json', async () => (await import('./timeline/json.ts')).timelineJson),
};

const criteria: Forms<CriteriaView> = {
  table: form('criteria.txt', async () => (await import('./criteria/text.ts')).criteriaText),
  markdown: form('criteria.md', async () => {
    return (await import('./criteria/markdown.ts')).criteriaMarkdown;
  }),
  rst: form('criteria.rst', async () => (await import('./criteria/rst.ts')).criteriaRst),
  csv: form('criteria.csv', async () => (await import('./criteria/csv.ts')).criteriaCsv),
  json: form('criteria.json', async () => (await import('./criteria/json.ts')).criteriaJson),
  html: form('criteria.html', async () => {
    const { criteriaBody } = await import('./criteria/html.ts');
    return inFrame(criteriaBody, ({ table: { asOf } }) => ({ team: 'criteria', asOf }));
  }),
};

const dependents: Forms<Dependents> = {
  text: form('dependents.txt', async () => (await import('./dependents.ts')).dependentsText),
  json: form('dependents.json', async () => {
    return ({ radius }) => `${JSON.stringify({ schemaVersion: 1, ...radius }, null, 2)}\n`;
  }),
};

const backtest: Forms<Outlook> = {
  table: form('backtest.txt', async () => {
    const { outlookText } = await import('./backtest.ts');
    return (value, { columns }) => outlookText(value, 'table', columns);
  }),
  markdown: form('backtest.md', async () => {
    const { outlookText } = await import('./backtest.ts');
    return (value) => outlookText(value, 'markdown');
  }),
  json: form('backtest.json', async () => {
    return (value) => `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`;
  }),
};

const again: Forms<readonly AgainReport[]> = {
  text: form('collection.txt', async () => (await import('./collection.ts')).againText),
  json: form('collection.json', async () => (await import('./collection.ts')).againJson),
};

const drift: Forms<DriftFound> = {
  table: form('drift.txt', async () => (await import('./drift.ts')).driftText),
  markdown: form('drift.md', async () => (await import('./drift.ts')).driftMarkdown),
  json: form('drift.json', async () => (await import('./drift.ts')).driftJson),
  patch: form('drift.patch', async () => {
    return ({ patch }) => patch;
  }),
};

const drafts: Forms<DraftsShown> = {
  text: form('drafts.txt', async () => (await import('./mails.ts')).draftsText),
  eml: form('drafts', async () => (await import('./mails.ts')).draftsFiles),
  json: form('drafts.json', async () => (await import('./mails.ts')).draftsJson),
};

const deliveries: Forms<readonly ResultShown[]> = {
  text: form('deliveries.txt', async () => (await import('./mails.ts')).resultsText),
  json: form('deliveries.json', asJson),
};

const outbox: Forms<OutboxShown> = {
  text: form('outbox.txt', async () => (await import('./mails.ts')).outboxText),
  json: form('outbox.json', async () => (await import('./mails.ts')).outboxJson),
};

const people: Forms<PeopleReport> = {
  text: form('people.txt', async () => (await import('./people.ts')).peopleText),
  json: form('people.json', async () => (await import('./people.ts')).peopleJson),
};

const goals: Forms<{
  readonly asOf: string;
  readonly goals: readonly Goal[];
  readonly projects: readonly GoalRow[];
}> = {
  table: form('goals.txt', async () => {
    const { goalsTable } = await import('./goals.ts');
    return (value, { columns }) => goalsTable(value.goals, value.projects, columns);
  }),
  markdown: form('goals.md', async () => {
    const { goalsMarkdown } = await import('./goals.ts');
    return (value) => goalsMarkdown(value.goals, value.projects);
  }),
  json: form('goals.json', async () => {
    return (value) => `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`;
  }),
};

const collection: Forms<CollectionReport> = {
  text: form('collection.txt', async () => (await import('./collection.ts')).collectionText),
  json: form('collection.json', async () => (await import('./collection.ts')).collectionJson),
};

const newFamily: Forms<NewFamily> = {
  text: form('family.txt', async () => (await import('./new-family.ts')).newFamilyText),
  json: form('family.json', asJson),
};

const validation: Forms<Validated> = {
  text: form('validation.txt', async () => (await import('./examined.ts')).validatedText),
  json: form('validation.json', asJson),
};

const examination: Forms<readonly Finding[]> = {
  text: form('examination.txt', async () => (await import('./examined.ts')).findingsText),
  json: form('examination.json', asJson),
};

const reference: Forms<ReferencePage> = {
  markdown: form('reference.md', async () => (await import('./reference.ts')).renderReference),
};

const schema: Forms<object> = { json: form('schema.json', asJson) };

async function asJson(): Promise<Writer<object>> {
  return (value) => `${JSON.stringify(value, null, 2)}\n`;
}

/** Every value that a command prints, with its forms. A new form is a line here. */
export const forms = {
  scorecard,
  agenda,
  candidates,
  comparison,
  explanation,
  commits,
  timeline,
  criteria,
  dependents,
  backtest,
  goals,
  people,
  again,
  drift,
  drafts,
  deliveries,
  outbox,
  collection,
  newFamily,
  validation,
  examination,
  reference,
  schema,
};

function form<Value>(path: string, load: () => Promise<Writer<Value>>) {
  return { path, load };
}

async function templates({ templates: folder }: Look) {
  const { loadTemplates } = await import('../words/templates.ts');
  return loadTemplates(folder);
}
