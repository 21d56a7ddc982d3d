// What candidates and agenda are asked with: they show the same list, one as a table and one as a page.

import type { Command } from 'commander';
import type { Agenda } from '../domain/agenda.ts';
import { today } from '../tasks/folders.ts';
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

/** The agenda, kept from an earlier run where nothing has changed since. */
export async function agendaAsked(options: AgendaOptions, shell: Shell): Promise<Agenda> {
  const { kept } = await import('../tasks/kept-answers.ts');
  const question = questionOf(options);
  const { cache } = options;
  return await kept('agenda', { ...question, cache, withCriteria: true }, shell, async () => {
    const { agendaOf } = await import('../tasks/agenda.ts');
    return agendaOf({ ...question, today: today(shell) });
  });
}

function questionOf({ data, asOf, project }: AgendaOptions): ScorecardRequest {
  return {
    ...(data === undefined ? {} : { data }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(project === undefined ? {} : { projects: project }),
  };
}
