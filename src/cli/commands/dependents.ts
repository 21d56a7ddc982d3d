// `stadium dependents`: who requires a project.

import { forms } from '../../report/forms.ts';
import type { DependentsRequest } from '../../tasks/dependents.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

export const dependentsCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('dependents'), forms.dependents)
    .argument('<project>', 'project of the registry')
    .option('--as-of <day|series>', 'as things stood at the end of that day (default: today)')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .action(async (project: string, options: Form & DependentsRequest) => {
      const { dependents } = await import('../../tasks/dependents.ts');
      const radius = await dependents(project, options, shell);
      const hint =
        options.offline === true ? 'without --offline they are asked' : 'see `stadium doctor`';
      await deliver({ radius, hint }, forms.dependents, options, shell);
      if (radius.unseen.length > 0) exitWith(exitCode.partial);
    });
