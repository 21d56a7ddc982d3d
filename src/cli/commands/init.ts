// `stadium init`: a data folder for another family, from governance or from its organisation on GitHub.

import { type Command, Option } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import { forms } from '../../report/forms.ts';
import { type NewFamily, newFamilyAdvice } from '../../report/new-family.ts';
import type { InitRequest } from '../../tasks/init.ts';
import type { GithubInitRequest } from '../../tasks/init-github.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form } from '../deliver.ts';
import { roomFor } from '../output.ts';
import type { Shell } from '../shell.ts';

type Options = Form &
  Omit<InitRequest, 'teams'> &
  Partial<GithubInitRequest> & { readonly team?: readonly string[]; readonly all?: boolean };

export const initCommand: CommandFactory = ({ shell }) =>
  families(command('init'))
    .requiredOption('-o, --output <dir>', 'new folder to write', roomFor)
    .option(
      '--as-of <day|series>',
      'governance as it stood at the end of that day (default: today)',
    )
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .option('--json', 'what was written as JSON')
    .action(async (options: Options) => {
      const family = await made(options, shell);
      await deliver(family, forms.newFamily, { ...options, output: '-' }, shell);
      if (options.json !== true) shell.err(newFamilyAdvice(family));
    });

function families(init: Command): Command {
  return init
    .option('--team <name...>', 'teams of OpenStack as governance names them, in any case')
    .addOption(new Option('--all', 'all teams of OpenStack').conflicts('team'))
    .addOption(new Option('--github <owner>', 'organisation on GitHub').conflicts(['team', 'all']))
    .option('--include <pattern...>', 'of --github: only these names, with * (forks too)')
    .option('--exclude <pattern...>', 'of --github: not these names, with *')
    .option('--github-url <url>', 'of --github: its API (default: https://api.github.com)');
}

async function made(options: Options, shell: Shell): Promise<NewFamily> {
  const { github, team, all } = options;
  if (github !== undefined) {
    const { initFromGithub } = await import('../../tasks/init-github.ts');
    return await initFromGithub({ ...options, github }, shell);
  }
  const teams = all === true ? 'all' : team;
  if (teams === undefined) {
    throw new StadiumError('USAGE', 'init needs a family: --team NAME, --all or --github OWNER', {
      hint: 'stadium init --github OWNER --output DIR',
    });
  }
  const { init } = await import('../../tasks/init.ts');
  return await init({ ...options, teams }, shell);
}
