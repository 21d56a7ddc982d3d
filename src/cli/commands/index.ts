// Every command, in the order of `--help`. A new command is one file and one line here.

import type { CommandFactory } from '../command.ts';
import { backtestCommand } from './backtest.ts';
import { collectCommand } from './collect.ts';
import { reportCommand } from './report.ts';

export const commandFactories: readonly CommandFactory[] = [
  reportCommand,
  collectCommand,
  backtestCommand,
];
