// `stadium drift`: contradictions between governance, releases, repositories and decisions.

import { Option } from 'commander';
import { failureWords } from '../../report/collection.ts';
import { forms } from '../../report/forms.ts';
import type { DriftRequest } from '../../tasks/drift.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, formAsked, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

interface DriftOptions extends DriftRequest, Form {
  readonly patch?: boolean;
  readonly exitCode?: boolean;
}

export const driftCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('drift'), forms.drift)
    .option('--as-of <day|series>', 'as things stood at the end of that day (default: today)')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .addOption(
      new Option('--patch', 'same as --format patch: the edits that mend governance').conflicts([
        'format',
        'json',
      ]),
    )
    .option('--exit-code', 'exit with 4 when anything disagrees')
    .action(async (options: DriftOptions) => {
      const { drift } = await import('../../tasks/drift.ts');
      const { byHandText } = await import('../../report/drift.ts');
      const found = await drift(options, shell);
      const asked = options.patch === true ? { ...options, format: 'patch' } : options;
      await deliver(found, forms.drift, asked, shell);
      if (formAsked(forms.drift, asked) === 'patch') shell.err(byHandText(found));
      const failed = found.reports.filter(({ state }) => state === 'failed');
      for (const each of failed) shell.err(`stadium: ${failureWords(each)}\n`);
      if (failed.length > 0) exitWith(exitCode.partial);
      else if (options.exitCode === true && found.drift.length > 0) exitWith(exitCode.tripped);
    });
