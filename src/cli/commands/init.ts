// `stadium init`: a data folder for another family, from governance or from its organisation on GitHub.

import { Option } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import type { InitOptions } from '../../tasks/init.ts';
import type { GithubInitOptions } from '../../tasks/init-github.ts';
import { type CommandFactory, command } from '../command.ts';

export const initCommand: CommandFactory = ({ shell }) =>
  command('init', 'a data folder for another family, from governance or GitHub', 'Make:')
    .option('--team <name...>', 'teams of OpenStack as governance names them, in any case')
    .addOption(new Option('--github <owner>', 'organisation on GitHub').conflicts('team'))
    .option('--include <pattern...>', 'of --github: only these names, with * (forks too)')
    .option('--exclude <pattern...>', 'of --github: not these names, with *')
    .option('--github-url <url>', 'of --github: its API (default: https://api.github.com)')
    .requiredOption('-o, --output <dir>', 'new folder to write')
    .option(
      '--as-of <day|series>',
      'governance as it stood at the end of that day (default: today)',
    )
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .action(async (options: Partial<GithubInitOptions> & InitOptions) => {
      const { github, output } = options;
      if (github === undefined) {
        if (options.team === undefined) throw neither();
        const { init } = await import('../../tasks/init.ts');
        await init(options, shell);
        return;
      }
      const { initFromGithub } = await import('../../tasks/init-github.ts');
      const { projects, archived, leftOut } = await initFromGithub({ ...options, github }, shell);
      shell.out(
        `wrote ${output}: ${projects} projects of ${github}, ${archived} of them archived\n`,
      );
      if (leftOut > 0) shell.err(`left out: ${leftOut} repositories (forks, or not asked for)\n`);
      shell.err(`next: stadium collect --data ${output}, then stadium report --data ${output}\n`);
    });

function neither(): StadiumError {
  return new StadiumError('USAGE', 'init needs a family: --team NAME or --github OWNER', {
    hint: 'stadium init --github OWNER --output DIR',
  });
}
