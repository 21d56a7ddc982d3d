// `stadium compare`: what changed between two days, or what another policy would change.

import { Option } from 'commander';
import type { CompareRequest } from '../../tasks/compare.ts';
import { exitCode } from '../../tasks/world.ts';
import { type CommandFactory, command } from '../command.ts';

const formats = ['table', 'markdown', 'rst', 'text', 'html', 'csv', 'json'];

export const compareCommand: CommandFactory = ({ shell, exitWith }) =>
  command('compare', 'what changed between two days, or what another policy would change', 'Read:')
    .argument('[from]', 'a day or a series (default: the snapshot before the newest)')
    .argument('[to]', 'a day or a series (default: the newest; with --policy alone, the same day)')
    .option('--policy <file>', 'judge the second side by this policy')
    .addOption(new Option('--format <format>', 'form (default: table)').choices(formats))
    .option('-o, --output <path>', 'write to a file')
    .option('-p, --project <name...>', 'only these projects')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .option('--exit-code', 'exit with 4 when anything changed')
    .action(async (from: string | undefined, to: string | undefined, options: CompareRequest) => {
      const { compare } = await import('../../tasks/compare.ts');
      const { isChanged } = await compare(from, to, options, shell);
      if (isChanged && options.exitCode === true) exitWith(exitCode.tripped);
    });
