// `stadium compare`: two days side by side, or one day judged by two policies.

import { forms } from '../../report/forms.ts';
import type { CompareRequest } from '../../tasks/compare.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

interface CompareOptions extends Form, CompareRequest {
  readonly project?: readonly string[];
  readonly exitCode?: boolean;
}

export const compareCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('compare'), forms.comparison)
    .argument(
      '[from]',
      'a day, a series, or previous for the snapshot before (default: the same day of the cycle before, or the nearest at hand)',
    )
    .argument('[to]', 'a day or a series (default: the newest; with --policy alone, the same day)')
    .option('--policy <file>', 'judge the second side by this policy')
    .option('-p, --project <name...>', 'only these projects')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .option('--exit-code', 'exit with 4 when anything changed')
    .action(async (from: string | undefined, to: string | undefined, options: CompareOptions) => {
      const { compare } = await import('../../tasks/compare.ts');
      const { compareScorecards, hasChanged } = await import('../../report/compare.ts');
      const sides = compare({
        ...options,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        projects: options.project ?? [],
      });
      const { chosen } = sides;
      const comparison = {
        ...compareScorecards(sides.from, sides.to, sides.isSamePolicy),
        ...(chosen === undefined ? {} : { chosen }),
      };
      await deliver(comparison, forms.comparison, options, shell);
      if (options.exitCode === true && hasChanged(comparison)) exitWith(exitCode.tripped);
    });
