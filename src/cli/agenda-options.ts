// What candidates and agenda are asked with: they show the same list, one as a table and one as a page.

import type { Command } from 'commander';
import type { Agenda } from '../domain/agenda.ts';
import { today } from '../tasks/folders.ts';
import type { Asked } from '../tasks/kept-answers.ts';
import type { ScorecardRequest } from '../tasks/scorecard.ts';
import type { Form } from './deliver.ts';
import type { Shell } from './shell.ts';

export interface AgendaOptions extends Form {
  readonly data?: string;
  readonly cache?: string;
  readonly asOf?: string;
  readonly project?: readonly string[];
}

export function agendaOptions(command: Command): Command {
  return command
    .option('--as-of <day|series>', 'figures and decisions as of then (default: the newest)')
    .option('-p, --project <name...>', 'only these projects');
}

/** The agenda, as it is kept. */
export function agendaAsked(options: AgendaOptions, shell: Shell): Asked<Agenda> {
  const request = requestOf(options);
  return {
    task: 'agenda',
    question: { ...request, cache: options.cache, withCriteria: true },
    make: async () => {
      const { agendaOf } = await import('../tasks/agenda.ts');
      return agendaOf({ ...request, today: today(shell) });
    },
  };
}

function requestOf({ data, asOf, project }: AgendaOptions): ScorecardRequest {
  return {
    ...(data === undefined ? {} : { data }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(project === undefined ? {} : { projects: project }),
  };
}
