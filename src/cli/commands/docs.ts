// `stadium docs`: the pages of documentation that are made from what runs.

import { Argument } from 'commander';
import { forms } from '../../report/forms.ts';
import type { ReferencePage } from '../../report/reference.ts';
import type { Places } from '../../tasks/outside-world.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';

export const docsCommand: CommandFactory = ({ shell }) =>
  inForms(command('docs'), forms.reference)
    .addArgument(new Argument('<page>', 'which one').choices(['measures', 'policy']))
    .action(async (page: ReferencePage['page'], options: Form & Places) => {
      const { reference } = await import('../../tasks/reference.ts');
      await deliver(reference(page, options), forms.reference, options, shell);
    });
