// What candidates and agenda are asked with: they show the same list, one as a table and one as a page.

import type { Command } from 'commander';
import { today } from '../tasks/folders.ts';
import type { ScorecardRequest } from '../tasks/scorecard.ts';
import type { Shell } from '../tasks/world.ts';
import type { Form } from './deliver.ts';

export interface AgendaOptions extends Form {
  readonly data?: string;
  readonly asOf?: string;
  readonly project?: readonly string[];
}

export function agendaOptions(command: Command): Command {
  return command
    .option('--as-of <day|series>', 'figures and decisions as of then (default: the newest)')
    .option('-p, --project <name...>', 'only these projects');
}

export function agendaQuestion(options: AgendaOptions, shell: Shell): ScorecardRequest {
  const { data, asOf, project } = options;
  return {
    today: today(shell),
    ...(data === undefined ? {} : { data }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(project === undefined ? {} : { projects: project }),
  };
}
