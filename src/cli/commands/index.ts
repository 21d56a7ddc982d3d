// Every command, in the order of `--help`. A new command is one file and one line here.

import type { CommandFactory } from '../command.ts';

export const commandFactories: readonly CommandFactory[] = [];
