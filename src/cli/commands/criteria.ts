// `stadium criteria`: the family's own scorecard, each answer with its proof.

import { forms } from '../../report/forms.ts';
import type { CriteriaRequest } from '../../tasks/criteria.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

export const criteriaCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('criteria'), forms.criteria)
    .option(
      '--as-of <day|series>',
      'as of that day, from answers at hand or from the repositories (default: the newest at hand)',
    )
    .option('-p, --project <name...>', 'only these projects')
    .option('--against <day...>', 'beside the answers of these days, from those at hand')
    .option('--git-base <template>', 'read the repositories there, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .option('--keep', 'read the repositories and keep the answers in the data folder')
    .action(async (options: CriteriaRequest & Form) => {
      const { criteria } = await import('../../tasks/criteria.ts');
      const result = await criteria(options, shell);
      await deliver(result, forms.criteria, options, shell);
      if (result.file !== undefined) shell.err(`wrote ${result.file}\n`);
      const lost = result.table.projects.filter(({ state }) => state === 'unreadable');
      for (const { name, reason } of lost)
        shell.err(`stadium: ${name}: ${reason?.detail ?? 'it could not be read'}\n`);
      if (lost.length > 0) exitWith(exitCode.partial);
    });
