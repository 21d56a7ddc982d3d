// `stadium explain PROJECT`: every figure behind a verdict, so that it can be challenged.

import type { ExplainRequest } from '../../tasks/explain.ts';
import { type CommandFactory, command } from '../command.ts';

export const explainCommand: CommandFactory = ({ shell }) =>
  command('explain', 'every figure, band, point and reason of one project', 'Read:')
    .argument('<project>', 'a project of the scorecard')
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .option(
      '--git-base <template>',
      'the base that the cache was filled from, to say who requires it',
    )
    .action(async (project: string, options: ExplainRequest) => {
      const { explain } = await import('../../tasks/explain.ts');
      await explain(project, options, shell);
    });
