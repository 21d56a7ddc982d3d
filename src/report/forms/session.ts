// The forms of what a team talks about and decides: who, when, by which criteria, and what disagrees.

import type { Agenda } from '../../domain/agenda.ts';
import type { DriftFound } from '../../domain/drift.ts';
import type { GateReport } from '../../domain/gate.ts';
import type { JobsView } from '../criteria/jobs.ts';
import type { CriteriaView } from '../criteria/view.ts';
import type { Dependents } from '../dependents.ts';
import type { Forms } from '../form.ts';
import type { GoalsView } from '../goals-over-time.ts';
import type { TimelineInput } from '../timeline/view.ts';
import { form, inFrame } from './making.ts';

export const agenda: Forms<Agenda> = {
  text: form('agenda.txt', async () => (await import('../agenda.ts')).agendaText),
  markdown: form('agenda.md', async () => (await import('../agenda.ts')).agendaMarkdown),
  rst: form('agenda.rst', async () => (await import('../agenda-rst.ts')).agendaRst),
  html: form('agenda.html', async () => {
    const { agendaBody } = await import('../agenda-page.ts');
    return inFrame(
      (value) => agendaBody(value),
      ({ scorecard: shown }) => shown,
    );
  }),
  json: form('agenda.json', async () => (await import('../agenda.ts')).agendaJson),
};

export const candidates: Forms<Agenda> = {
  table: form('candidates.txt', async () => (await import('../candidates.ts')).candidatesTable),
  markdown: form(
    'candidates.md',
    async () => (await import('../candidates.ts')).candidatesMarkdown,
  ),
  json: form('candidates.json', async () => (await import('../agenda.ts')).agendaJson),
};

export const timeline: Forms<TimelineInput> = {
  table: form('timeline.txt', async () => (await import('../timeline/table.ts')).timelineTable),
  markdown: form('timeline.md', async () => {
    return (await import('../timeline/markdown.ts')).timelineMarkdown;
  }),
  html: form('timeline.html', async () => {
    const { timelineBody } = await import('../timeline/html.ts');
    return inFrame(timelineBody, (value) => value);
  }),
  ics: form('timeline.ics', async () => (await import('../timeline/ics.ts')).timelineIcs),
  json: form('timeline.json', async () => (await import('../timeline/json.ts')).timelineJson),
};

export const criteria: Forms<CriteriaView> = {
  table: form('criteria.txt', async () => (await import('../criteria/text.ts')).criteriaText),
  markdown: form('criteria.md', async () => {
    return (await import('../criteria/markdown.ts')).criteriaMarkdown;
  }),
  rst: form('criteria.rst', async () => (await import('../criteria/rst.ts')).criteriaRst),
  csv: form('criteria.csv', async () => (await import('../criteria/csv.ts')).criteriaCsv),
  json: form('criteria.json', async () => (await import('../criteria/json.ts')).criteriaJson),
  html: form('criteria.html', async () => {
    const { criteriaBody } = await import('../criteria/html.ts');
    return inFrame(criteriaBody, ({ table: { asOf } }) => ({ team: 'criteria', asOf }));
  }),
};

/** What `criteria --jobs` prints. */
export const jobs: Forms<JobsView> = {
  table: form('jobs.txt', async () => (await import('../criteria/jobs-forms.ts')).jobsText),
  markdown: form('jobs.md', async () => (await import('../criteria/jobs-forms.ts')).jobsMarkdown),
  csv: form('jobs.csv', async () => (await import('../criteria/jobs-forms.ts')).jobsCsv),
  json: form('jobs.json', async () => (await import('../criteria/jobs-forms.ts')).jobsJson),
};

export const dependents: Forms<Dependents> = {
  text: form('dependents.txt', async () => (await import('../dependents.ts')).dependentsText),
  json: form('dependents.json', async () => {
    return ({ radius }) => `${JSON.stringify({ schemaVersion: 1, ...radius }, null, 2)}\n`;
  }),
};

export const drift: Forms<DriftFound> = {
  table: form('drift.txt', async () => (await import('../drift.ts')).driftText),
  markdown: form('drift.md', async () => (await import('../drift.ts')).driftMarkdown),
  json: form('drift.json', async () => (await import('../drift.ts')).driftJson),
  patch: form('drift.patch', async () => {
    return (await import('../drift.ts')).driftPatch;
  }),
  patches: form('drift', async () => (await import('../drift.ts')).driftPatches),
};

export const gate: Forms<GateReport> = {
  table: form('gate.txt', async () => (await import('../gate/text.ts')).gateText),
  markdown: form('gate.md', async () => (await import('../gate/markdown.ts')).gateMarkdown),
  csv: form('gate.csv', async () => (await import('../gate/csv.ts')).gateCsv),
  json: form('gate.json', async () => (await import('../gate/json.ts')).gateJson),
};

/** Of one day a table of projects by goals; of several a table of goals by days. */
export const goals: Forms<GoalsView> = {
  table: form('goals.txt', async () => {
    const { goalsTable } = await import('../goals.ts');
    const { goalsOverTime } = await import('../goals-over-time.ts');
    return (value, { columns }) =>
      value.against.length === 0
        ? goalsTable(value.goals, value.projects, columns)
        : goalsOverTime(value, columns);
  }),
  markdown: form('goals.md', async () => {
    const { goalsMarkdown } = await import('../goals.ts');
    const { goalsOverTimeMarkdown } = await import('../goals-over-time.ts');
    return (value) =>
      value.against.length === 0
        ? goalsMarkdown(value.goals, value.projects)
        : goalsOverTimeMarkdown(value);
  }),
  csv: form('goals.csv', async () => (await import('../goals.ts')).goalsCsv),
  json: form('goals.json', async () => (await import('../goals.ts')).goalsJson),
};
