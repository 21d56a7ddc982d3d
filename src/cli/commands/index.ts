// Every command, in the order of `--help`. A new command is one file and one line here.

import type { CommandFactory } from '../command.ts';
import { agendaCommand } from './agenda.ts';
import { answerCommand } from './answer.ts';
import { backtestCommand } from './backtest.ts';
import { callCommand } from './call.ts';
import { candidatesCommand } from './candidates.ts';
import { chartCommand } from './chart.ts';
import { collectCommand } from './collect.ts';
import { compareCommand } from './compare.ts';
import { completionCommand } from './completion.ts';
import { criteriaCommand } from './criteria.ts';
import { decideCommand } from './decide.ts';
import { dependentsCommand } from './dependents.ts';
import { docsCommand } from './docs.ts';
import { doctorCommand } from './doctor.ts';
import { driftCommand } from './drift.ts';
import { explainCommand } from './explain.ts';
import { goalsCommand } from './goals.ts';
import { initCommand } from './init.ts';
import { outboxCommand } from './outbox.ts';
import { peopleCommand } from './people.ts';
import { publishCommand } from './publish.ts';
import { reportCommand } from './report.ts';
import { schemaCommand } from './schema.ts';
import { templatesCommand } from './templates.ts';
import { timelineCommand } from './timeline.ts';
import { validateCommand } from './validate.ts';

export const commandFactories: readonly CommandFactory[] = [
  reportCommand,
  explainCommand,
  chartCommand,
  compareCommand,
  timelineCommand,
  criteriaCommand,
  goalsCommand,
  candidatesCommand,
  agendaCommand,
  dependentsCommand,
  driftCommand,
  decideCommand,
  answerCommand,
  callCommand,
  outboxCommand,
  collectCommand,
  peopleCommand,
  publishCommand,
  initCommand,
  backtestCommand,
  validateCommand,
  doctorCommand,
  schemaCommand,
  docsCommand,
  templatesCommand,
  completionCommand,
];
