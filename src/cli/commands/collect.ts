// `stadium collect`: asks the sources, measures at a day, writes the snapshot.

import { sources, sourceTitles } from '../../sources/table.ts';
import type { CollectOptions } from '../../tasks/collect.ts';
import { type CommandFactory, command } from '../command.ts';

export const collectCommand: CommandFactory = ({ shell, exitWith }) => {
  const asking = command(
    'collect',
    'read the sources, measure, write the snapshot of a day',
    'Make:',
  )
    .option(
      '--as-of <day|series>',
      'measure as things stood at the end of that day (default: today)',
    )
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option(
      '--source <names>',
      `which to ask, separated by commas: ${[...sourceTitles.keys()].join(', ')} (default: git)`,
    );
  for (const { name, title } of sources) {
    asking.option(`--${name}-url <url>`, `ask this ${title} (default address: the registry's)`);
  }
  return asking
    .option(
      '--no-since-last',
      'ask for the whole window again, not only for what changed since the last run',
    )
    .option('--goals', 'practices and community goals too; fetches a few small files of each tree')
    .option('--offline', 'measure from the cache as it is; ask nobody')
    .action(async (options: CollectOptions) => {
      const { collect } = await import('../../tasks/collect.ts');
      exitWith(await collect(options, shell));
    });
};
