// `stadium timeline`: what is late and what comes next.

import { Option } from 'commander';
import { forms } from '../../report/forms.ts';
import { type Asked, kept } from '../../tasks/kept-answers.ts';
import type { Timeline, TimelineRequest } from '../../tasks/timeline.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, deliverKept, type Form, inForms } from '../deliver.ts';
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
      const asked = timelineAsked(options);
      if (options.failOn === undefined) {
        return await deliverKept(asked, forms.timeline, options, shell);
      }
      const found = await kept(asked, shell);
      await deliver(found, forms.timeline, options, shell);
      if (found.entries.some(({ state }) => state === options.failOn)) exitWith(exitCode.tripped);
    });

function timelineAsked(options: TimelineOptions): Asked<Timeline & { withDone: boolean }> {
  const { data, cache, asOf, project: projects = [], all: withDone = false } = options;
  return {
    task: 'timeline',
    question: { data, cache, asOf, projects, withDone },
    make: async (world) => {
      const { timeline } = await import('../../tasks/timeline.ts');
      return { ...timeline({ ...options, projects }, world), withDone };
    },
  };
}
