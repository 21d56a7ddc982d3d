// What every command shares: the common options and how an action reports its exit code.

import { Command, Option } from 'commander';
import { type CommandName, listing } from './listing.ts';
import type { CommandContext } from './shell.ts';

/** A command is defined without loading what it needs; its action imports that when it runs. */
export type CommandFactory = (context: CommandContext) => Command;

/** A command with the common options. */
export function command(name: CommandName): Command {
  return withCommonOptions(listed(name));
}

/** A command as `--help` lists it, and no more. */
export function listed(name: CommandName): Command {
  const { does, group } = listing[name];
  return new Command(name).description(does).helpGroup(group);
}

export function withCommonOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--data <dir>', 'data folder (default: the packaged data)').helpGroup('Common:'),
    )
    .addOption(
      new Option('--cache <dir>', 'cache folder (default: the user cache folder)').helpGroup(
        'Common:',
      ),
    )
    .addOption(
      new Option('--today <day>', 'decisions count up to it (default: today)').helpGroup('Common:'),
    )
    .addOption(new Option('-q, --quiet', 'no progress on standard error').helpGroup('Common:'))
    .addOption(
      new Option('-v, --verbose', 'where an error comes from, to report it').helpGroup('Common:'),
    )
    .addOption(new Option('--no-color', 'no colour, on any terminal').helpGroup('Common:'));
}
