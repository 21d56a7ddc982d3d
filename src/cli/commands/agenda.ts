// `stadium agenda`: the page of a PTG session: who to talk about and why, calls to settle, dates.

import { forms } from '../../report/forms.ts';
import { type AgendaOptions, agendaAsked, agendaOptions } from '../agenda-options.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliverKept, inForms } from '../deliver.ts';

export const agendaCommand: CommandFactory = ({ shell }) =>
  inForms(agendaOptions(command('agenda')), forms.agenda).action(async (options: AgendaOptions) => {
    await deliverKept(agendaAsked(options, shell), forms.agenda, options, shell);
  });
