// `stadium init`: a data folder for any team of OpenStack, from governance.

import type { InitOptions } from '../../tasks/init.ts';
import { type CommandFactory, command } from '../command.ts';

export const initCommand: CommandFactory = ({ shell }) =>
  command('init', 'a data folder for another team, from governance', 'Make:')
    .requiredOption('--team <name>', 'team as reference/projects.yaml names it, in any case')
    .requiredOption('-o, --output <dir>', 'new folder to write')
    .option(
      '--as-of <day|series>',
      'governance as it stood at the end of that day (default: today)',
    )
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .action(async (options: InitOptions) => {
      const { init } = await import('../../tasks/init.ts');
      await init(options, shell);
    });
