// Where every command lives. A new command is one file, one line here and one in ../listing.ts.

import type { CommandFactory } from '../command.ts';
import type { CommandName } from '../listing.ts';

const files: Readonly<Record<CommandName, () => Promise<CommandFactory>>> = {
  report: async () => (await import('./report.ts')).reportCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  chart: async () => (await import('./chart.ts')).chartCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  timeline: async () => (await import('./timeline.ts')).timelineCommand,
  criteria: async () => (await import('./criteria.ts')).criteriaCommand,
  gate: async () => (await import('./gate.ts')).gateCommand,
  goals: async () => (await import('./goals.ts')).goalsCommand,
  candidates: async () => (await import('./candidates.ts')).candidatesCommand,
  agenda: async () => (await import('./agenda.ts')).agendaCommand,
  dependents: async () => (await import('./dependents.ts')).dependentsCommand,
  drift: async () => (await import('./drift.ts')).driftCommand,
  decide: async () => (await import('./decide.ts')).decideCommand,
  answer: async () => (await import('./answer.ts')).answerCommand,
  call: async () => (await import('./call.ts')).callCommand,
  outbox: async () => (await import('./outbox.ts')).outboxCommand,
  collect: async () => (await import('./collect.ts')).collectCommand,
  people: async () => (await import('./people.ts')).peopleCommand,
  publish: async () => (await import('./publish.ts')).publishCommand,
  init: async () => (await import('./init.ts')).initCommand,
  backtest: async () => (await import('./backtest.ts')).backtestCommand,
  validate: async () => (await import('./validate.ts')).validateCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  schema: async () => (await import('./schema.ts')).schemaCommand,
  docs: async () => (await import('./docs.ts')).docsCommand,
  templates: async () => (await import('./templates.ts')).templatesCommand,
  completion: async () => (await import('./completion.ts')).completionCommand,
};

/** The command of this name, with its options and what it does. */
export async function commandNamed(name: CommandName): Promise<CommandFactory> {
  return await files[name]();
}
