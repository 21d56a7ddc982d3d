// `stadium goals`: practices, stadium criteria and community goals, by project.

import { InvalidArgumentError } from 'commander';
import { forms } from '../../report/forms.ts';
import type { GoalsRequest } from '../../tasks/goals.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

export const goalsCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('goals'), forms.goals)
    .option('--as-of <day|series>', 'the trees and the goals of that day (default: today)')
    .option('-p, --project <name...>', 'only these projects')
    .option('--against <day...>', 'beside the state of these days')
    .option('--weeks <number>', 'beside the same day of so many weeks before', wholeNumber)
    .option('--history', 'beside every day of which answers are kept')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .action(async (options: Form & GoalsRequest) => {
      const { goals } = await import('../../tasks/goals.ts');
      const found = await goals(options, shell);
      await deliver(found, forms.goals, options, shell);
      const lost = found.projects.filter(({ reason }) => reason !== undefined);
      for (const { project, reason } of lost) shell.err(`stadium: ${project}: ${reason}\n`);
      if (lost.length > 0) exitWith(exitCode.partial);
    });

function wholeNumber(text: string): number {
  const weeks = Number(text);
  if (Number.isInteger(weeks) && weeks >= 1 && weeks <= 520) return weeks;
  throw new InvalidArgumentError('Expected a number of weeks from 1 to 520.');
}
