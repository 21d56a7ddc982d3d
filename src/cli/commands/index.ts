// Every command, in the order of `--help`. A new command is one file and one line here.

import type { CommandFactory } from '../command.ts';
import { backtestCommand } from './backtest.ts';
import { candidatesCommand } from './candidates.ts';
import { collectCommand } from './collect.ts';
import { decideCommand } from './decide.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { reportCommand } from './report.ts';
import { schemaCommand } from './schema.ts';
import { timelineCommand } from './timeline.ts';
import { validateCommand } from './validate.ts';

export const commandFactories: readonly CommandFactory[] = [
  reportCommand,
  explainCommand,
  timelineCommand,
  candidatesCommand,
  decideCommand,
  backtestCommand,
  collectCommand,
  validateCommand,
  doctorCommand,
  schemaCommand,
];
