// Every command, in the order of `--help`. A new command is one file and one line here.

import type { CommandFactory } from '../command.ts';
import { collectCommand } from './collect.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { reportCommand } from './report.ts';
import { schemaCommand } from './schema.ts';
import { validateCommand } from './validate.ts';

export const commandFactories: readonly CommandFactory[] = [
  reportCommand,
  explainCommand,
  collectCommand,
  validateCommand,
  doctorCommand,
  schemaCommand,
];
