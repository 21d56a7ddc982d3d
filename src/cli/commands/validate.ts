// `stadium validate`: reads every data file and every snapshot, and says what is wrong with which line.

import { forms } from '../../report/forms.ts';
import type { Places } from '../../tasks/outside-world.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';

export const validateCommand: CommandFactory = ({ shell }) =>
  inForms(command('validate'), forms.validation).action(async (options: Form & Places) => {
    const { validate } = await import('../../tasks/validate.ts');
    await deliver(validate(options), forms.validation, options, shell);
  });
