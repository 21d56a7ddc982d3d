// `stadium criteria`: the family's own scorecard, each answer with its proof.

import type { CriteriaTable } from '../../domain/criteria.ts';
import { forms } from '../../report/forms.ts';
import type { CriteriaRequest } from '../../tasks/criteria.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode, type Shell } from '../shell.ts';

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
    .option(
      '--jobs',
      'the jobs of each project instead: pipelines, votes, branches, failures in the gate',
    )
    .option('--keep', 'read the repositories and keep the answers in the data folder')
    .action(async (options: CriteriaRequest & Form & { readonly jobs?: boolean }) => {
      const { criteria } = await import('../../tasks/criteria.ts');
      const result = await criteria(options, shell);
      if (options.jobs === true) await deliverJobs(result.table, options, shell);
      else await deliver(result, forms.criteria, options, shell);
      if (result.file !== undefined) shell.err(`wrote ${result.file}\n`);
      const lost = result.table.projects.filter(({ state }) => state === 'unreadable');
      for (const { name, reason } of lost)
        shell.err(`stadium: ${name}: ${reason?.detail ?? 'it could not be read'}\n`);
      if (lost.length > 0) exitWith(exitCode.partial);
    });

/** Beside each job how often it failed, as far as the cache knows; nobody is asked. */
async function deliverJobs(table: CriteriaTable, options: CriteriaRequest & Form, shell: Shell) {
  const { gateAtHand } = await import('../../tasks/gate-at-hand.ts');
  const gate = await gateAtHand(options, table.asOf, options.project ?? [], shell);
  await deliver({ table, ...(gate === undefined ? {} : { gate }) }, forms.jobs, options, shell);
}
