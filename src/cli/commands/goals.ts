// `stadium goals`: practices, stadium criteria and community goals, by project.

import { Option } from 'commander';
import type { GoalsOptions } from '../../tasks/goals.ts';
import { type CommandFactory, command } from '../command.ts';

const formats = ['table', 'markdown', 'json'];

export const goalsCommand: CommandFactory = ({ shell, exitWith }) =>
  command('goals', 'practices and community goals, by project', 'Read:')
    .option('--as-of <day|series>', 'the trees and the goals of that day (default: today)')
    .option('-p, --project <name...>', 'only these projects')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .addOption(new Option('--format <format>', 'form (default: table)').choices(formats))
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (options: GoalsOptions) => {
      const { listGoals } = await import('../../tasks/goals.ts');
      exitWith(await listGoals(options, shell));
    });
