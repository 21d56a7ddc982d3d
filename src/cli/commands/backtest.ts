// `stadium backtest`: what the card would have said of past days, beside what happened and what simple rules say.

import { Option } from 'commander';
import type { BacktestRequest } from '../../tasks/backtest.ts';
import { type CommandFactory, command } from '../command.ts';

export const backtestCommand: CommandFactory = ({ shell, exitWith }) =>
  command('backtest', 'how well the verdicts of past days foretold what happened', 'Examine:')
    .option(
      '--labels <csv>',
      'outcomes: repo, as_of, retired_within_24m, ... (default: from the recorded decisions)',
    )
    .option('--policy <file>', 'test another policy')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--from <day|series>', 'no date before it')
    .option('--to <day|series>', 'no date after it')
    .addOption(
      new Option('--format <format>', 'form of the figures (default: table)').choices([
        'table',
        'markdown',
        'json',
      ]),
    )
    .option('-o, --output <path>', 'write to a file')
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (options: BacktestRequest) => {
      const { backtest } = await import('../../tasks/backtest.ts');
      exitWith(await backtest(options, shell));
    });
