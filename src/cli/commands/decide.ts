// `stadium decide`: records what the team decided, after checking that the step is legal.

import { Option } from 'commander';
import type { DecideOptions } from '../../tasks/decide.ts';
import { type CommandFactory, command } from '../command.ts';

export const decideCommand: CommandFactory = ({ shell }) =>
  command('decide', 'record a decision, after checking that the step is legal', 'Decide:')
    .argument('<project>', 'project of the registry')
    .argument(
      '<decision>',
      'healthy, consider-deprecation, call, volunteers, deprecate, retire, merge-into, revive or waive',
    )
    .requiredOption('--reason <text>', 'why, in a sentence or two')
    .requiredOption('--link <url>', 'where it can be read')
    .requiredOption(
      '--by <body>',
      'the body that decided, never a person: "neutron team, Ussuri PTG"',
    )
    .option('--date <day>', 'when it was decided (default: today)')
    .option('--cycle <series>', 'series in which it takes effect (default: that of the date)')
    .option('--into <project>', 'merge-into: who takes it over')
    .option('--answer-by <day>', "call: last day to answer (default: the policy's milestone)")
    .option('--until <day>', 'waive: last day of the waiver')
    .option('--immediate', 'retire: skip the two cycles, for what was never implemented')
    .option('--git-base <template>', 'where the mirrors in the cache came from')
    .option('-n, --dry-run', 'show the patch, change nothing')
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (project: string, kind: string, options: DecideOptions) => {
      const { decide } = await import('../../tasks/decide.ts');
      await decide(project, kind, options, shell);
    });
