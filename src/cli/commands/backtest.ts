// `stadium backtest`: what the card would have said of past days, beside what happened and what simple rules say.

import { forms } from '../../report/forms.ts';
import type { BacktestRequest } from '../../tasks/backtest.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { listening } from '../news.ts';
import { exitCode } from '../shell.ts';
import { keepHeapSmall } from '../small-heap.ts';

interface BacktestOptions extends Form, BacktestRequest {
  readonly quiet?: boolean;
}

export const backtestCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('backtest'), forms.backtest)
    .option(
      '--labels <csv>',
      'outcomes: repo, as_of, retired_within_24m, ... (default: from the recorded decisions)',
    )
    .option('--policy <file>', 'test another policy')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--from <day|series>', 'no date before it')
    .option('--to <day|series>', 'no date after it')
    .action(async (options: BacktestOptions) => {
      await keepHeapSmall();
      const { backtest } = await import('../../tasks/backtest.ts');
      const { outlook, isWhole, isWithoutKind } = await backtest(
        options,
        listening(shell, options),
      );
      if (isWithoutKind) shell.err(noKind);
      await deliver(outlook, forms.backtest, options, shell);
      if (!isWhole) exitWith(exitCode.partial);
    });

const noKind =
  'stadium: no ending has a kind: every one counts as a death, also by merger or move; a column `kind` tells them apart\n';
