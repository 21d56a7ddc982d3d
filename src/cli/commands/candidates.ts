// `stadium candidates`: who to talk about at the next session, as a table.

import { forms } from '../../report/forms.ts';
import { type AgendaOptions, agendaAsked, agendaOptions } from '../agenda-options.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliverKept, inForms } from '../deliver.ts';

export const candidatesCommand: CommandFactory = ({ shell }) =>
  inForms(agendaOptions(command('candidates')), forms.candidates).action(
    async (options: AgendaOptions) => {
      await deliverKept(agendaAsked(options, shell), forms.candidates, options, shell);
    },
  );
