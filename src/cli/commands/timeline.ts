// `stadium timeline`: what is late and what comes next, by the rules and the release calendar.

import { Option } from 'commander';
import type { TimelineOptions } from '../../tasks/timeline.ts';
import { exitCode } from '../../tasks/world.ts';
import type { CommandFactory } from '../command.ts';
import { command } from '../command.ts';

const formats = ['table', 'markdown', 'html', 'ics', 'json'];

export const timelineCommand: CommandFactory = ({ shell, exitWith }) =>
  command('timeline', 'what is late and what comes next, with the rule for each date', 'Read:')
    .option('--as-of <day|series>', 'as it could be known then (default: today)')
    .addOption(new Option('--format <format>', 'form (default: table)').choices(formats))
    .option('-o, --output <path>', 'write to a file')
    .option('-p, --project <name...>', 'only these projects')
    .option('--all', 'what was done as well')
    .addOption(
      new Option('--fail-on <state>', 'exit with 4 when a step has it').choices(['overdue']),
    )
    .action(async (options: TimelineOptions) => {
      const { timeline } = await import('../../tasks/timeline.ts');
      if (await timeline(options, shell)) exitWith(exitCode.tripped);
    });
