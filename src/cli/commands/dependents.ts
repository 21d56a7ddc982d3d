// `stadium dependents`: who would be hurt if a project went.

import type { DependentsOptions } from '../../tasks/dependents.ts';
import { type CommandFactory, command } from '../command.ts';

export const dependentsCommand: CommandFactory = ({ shell, exitWith }) =>
  command('dependents', 'who requires a project, by requirements, setup and Zuul files', 'Decide:')
    .argument('<project>', 'project of the registry')
    .option('--as-of <day|series>', 'as things stood at the end of that day (default: today)')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .action(async (project: string, options: DependentsOptions) => {
      const { listDependents } = await import('../../tasks/dependents.ts');
      exitWith(await listDependents(project, options, shell));
    });
