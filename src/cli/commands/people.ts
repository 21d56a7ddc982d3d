// `stadium people`: who looks like a machine or like two persons, and which mail domains no list knows.

import { forms } from '../../report/forms.ts';
import type { PeopleRequest } from '../../tasks/people.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { listening } from '../news.ts';

interface PeopleOptions extends Form, PeopleRequest {
  readonly people?: boolean;
  readonly quiet?: boolean;
}

export const peopleCommand: CommandFactory = ({ shell }) =>
  inForms(command('people'), forms.people)
    .option('--as-of <day|series>', 'as of this day (default: today)')
    .option('--git-base <url>', 'where to read what the cache lacks; {repo} is the repository')
    .option('--people', 'with names and the lines to paste into people.yaml; nothing is written')
    .action(async (options: PeopleOptions) => {
      const { findPeople } = await import('../../tasks/people.ts');
      const found = await findPeople(options, listening(shell, options));
      const value = { found, withNames: options.people === true };
      await deliver(value, forms.people, options, shell);
    });
