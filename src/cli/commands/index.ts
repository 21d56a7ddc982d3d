// Every command, in the order of `--help`. A new command is one file and one line here.

import type { CommandFactory } from '../command.ts';
import { backtestCommand } from './backtest.ts';
import { candidatesCommand } from './candidates.ts';
import { collectCommand } from './collect.ts';
import { decideCommand } from './decide.ts';
import { dependentsCommand } from './dependents.ts';
import { doctorCommand } from './doctor.ts';
import { driftCommand } from './drift.ts';
import { explainCommand } from './explain.ts';
import { goalsCommand } from './goals.ts';
import { initCommand } from './init.ts';
import { reportCommand } from './report.ts';
import { schemaCommand } from './schema.ts';
import { timelineCommand } from './timeline.ts';
import { validateCommand } from './validate.ts';

export const commandFactories: readonly CommandFactory[] = [
  reportCommand,
  explainCommand,
  timelineCommand,
  goalsCommand,
  candidatesCommand,
  decideCommand,
  driftCommand,
  dependentsCommand,
  backtestCommand,
  collectCommand,
  initCommand,
  validateCommand,
  doctorCommand,
  schemaCommand,
];
