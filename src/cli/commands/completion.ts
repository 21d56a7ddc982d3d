// `stadium completion SHELL`: what a shell sources to complete commands, options and values.

import { Argument, type Command } from 'commander';
import { type CommandFactory, command } from '../command.ts';
import { type CompletedShell, shells } from '../completion.ts';

const examples = `
Examples:
  $ source <(stadium completion bash)
  $ stadium completion fish > ~/.config/fish/completions/stadium.fish`;

export const completionCommand: CommandFactory = ({ shell }) =>
  command('completion')
    .addArgument(new Argument('<shell>', 'which one').choices(shells))
    .addHelpText('after', examples)
    .action(async (name: CompletedShell, _: unknown, self: Command) => {
      const { completionScript } = await import('../completion.ts');
      shell.out(completionScript(name, self.parent ?? self));
    });
