// `stadium explain`: the verdict of one project taken apart.

import type { Explanation } from '../../report/explain.ts';
import { forms } from '../../report/forms.ts';
import type { LedgerPage } from '../../report/ledger.ts';
import type { Explained, ExplainRequest } from '../../tasks/explain.ts';
import type { Asked } from '../../tasks/kept-answers.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, deliverKept, type Form, inForms } from '../deliver.ts';
import { listening } from '../news.ts';

export const explainCommand: CommandFactory = ({ shell }) =>
  inForms<Explanation & LedgerPage>(command('explain'), {
    ...forms.explanation,
    ...forms.commits,
  })
    .argument('<project>', 'a project of the scorecard')
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .option(
      '--git-base <template>',
      'the base that the cache was filled from, to say who requires it',
    )
    .option('--commits [measure]', 'the commits behind a count: own-commits-365d, releases, ...')
    .action(async (project: string, options: Form & ExplainRequest & CommitsAsked) => {
      if (options.commits !== undefined) {
        const { commitsOf } = await import('../../tasks/ledger.ts');
        const page = await commitsOf(project, options.commits, options, listening(shell, options));
        return await deliver(page, forms.commits, options, shell);
      }
      await deliverKept(explanationAsked(project, options), forms.explanation, options, shell);
    });

/** Kept where neither the data nor the cache have changed since. */
function explanationAsked(project: string, request: ExplainRequest): Asked<Explanation> {
  const { data, cache, asOf, policy, gitBase } = request;
  const made = { withCriteria: true, fromCache: true };
  return {
    task: 'explain',
    question: { data, cache, asOf, policy, gitBase, project, ...made },
    make: async (world) => {
      const { explain } = await import('../../tasks/explain.ts');
      const explained = await explain(project, request, world);
      const dependents = usersOf(explained, request);
      return dependents === undefined ? explained : { ...explained, dependents };
    },
  };
}

interface CommitsAsked {
  readonly commits?: string | true;
  readonly quiet?: boolean;
}

function usersOf({ card, scorecard, radius }: Explained, { asOf }: ExplainRequest) {
  if (radius === undefined) return undefined;
  const users = card.measurements['dependents'];
  const day = asOf === undefined ? '' : ` --as-of ${scorecard.asOf}`;
  return {
    radius,
    ...(users?.state === 'measured' ? { users: users.names ?? [] } : {}),
    hint: `\`stadium dependents ${card.name}${day}\` asks for them`,
  };
}
