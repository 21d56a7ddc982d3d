// `stadium timeline`: what is late and what comes next.

import { Option } from 'commander';
import { forms } from '../../report/forms.ts';
import type { TimelineRequest } from '../../tasks/timeline.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

interface TimelineOptions extends Form, TimelineRequest {
  readonly project?: readonly string[];
  readonly all?: boolean;
  readonly failOn?: string;
}

export const timelineCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('timeline'), forms.timeline)
    .option('--as-of <day|series>', 'as it could be known then (default: today)')
    .option('-p, --project <name...>', 'only these projects')
    .option('--all', 'what was done as well')
    .addOption(
      new Option('--fail-on <state>', 'exit with 4 when a step has it').choices(['overdue']),
    )
    .action(async (options: TimelineOptions) => {
      const { kept } = await import('../../tasks/kept-answers.ts');
      const { data, cache, asOf, project: projects = [] } = options;
      const found = await kept('timeline', { data, cache, asOf, projects }, shell, async () => {
        const { timeline } = await import('../../tasks/timeline.ts');
        return timeline({ ...options, projects }, shell);
      });
      const withDone = options.all === true;
      await deliver({ ...found, withDone }, forms.timeline, options, shell);
      if (found.entries.some(({ state }) => state === options.failOn)) exitWith(exitCode.tripped);
    });
