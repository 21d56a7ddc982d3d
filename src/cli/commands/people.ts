// `stadium people`: who looks like a machine or like two persons, and which mail domains no list knows.

import { Option } from 'commander';
import type { PeopleRequest } from '../../tasks/people.ts';
import { type CommandFactory, command } from '../command.ts';

interface Options extends PeopleRequest {
  readonly people?: boolean;
  readonly format?: string;
}

export const peopleCommand: CommandFactory = ({ shell }) =>
  command('people', 'who looks like a machine or like two persons, and unknown domains', 'Examine:')
    .option('--as-of <day|series>', 'as of this day (default: today)')
    .option('--git-base <url>', 'where to read what the cache lacks; {repo} is the repository')
    .option('--people', 'with names and the lines to paste into people.yaml; nothing is written')
    .addOption(new Option('--format <format>', 'form (default: text)').choices(['text', 'json']))
    .action(async (options: Options) => {
      const { findPeople } = await import('../../tasks/people.ts');
      const { peopleSummary, peopleToPaste, peopleCounts } = await import('../../report/people.ts');
      const found = await findPeople(options, shell);
      const isShown = options.people === true;
      if (options.json === true || options.format === 'json') {
        const value = isShown ? found : peopleCounts(found);
        shell.out(`${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`);
        return;
      }
      shell.out(isShown ? peopleToPaste(found) : peopleSummary(found));
    });
