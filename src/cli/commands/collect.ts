// `stadium collect`: asks the sources and writes the snapshot of a day.

import { Option } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import { engineNames } from '../../engine/open.ts';
import type { CollectionReport } from '../../report/collection.ts';
import { forms } from '../../report/forms.ts';
import { sourceTitles, titleOf } from '../../sources/names.ts';
import type { CollectRequest } from '../../tasks/collect-day.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { listening } from '../news.ts';
import { exitCode, type Shell } from '../shell.ts';
import { keepHeapSmall } from '../small-heap.ts';

interface CollectOptions extends Form, CollectRequest {
  readonly again?: boolean;
  readonly alsoLastCycle?: boolean;
  readonly quiet?: boolean;
  readonly facts?: string;
  readonly shard?: string;
}

export const collectCommand: CommandFactory = ({ shell, exitWith }) => {
  const asking = inForms(command('collect'), forms.collection)
    .option(
      '--as-of <day|series>',
      'measure as things stood at the end of that day (default: today)',
    )
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option(
      '--source <names>',
      `which to ask, separated by commas: ${[...sourceTitles.keys()].join(', ')} (default: git and all that the registry names)`,
    );
  for (const [name, title] of Object.entries(titleOf)) {
    asking.option(`--${name}-url <url>`, `ask this ${title} (default address: the registry's)`);
  }
  return asking
    .option(
      '--no-since-last',
      'ask for the whole window again, not only for what changed since the last run',
    )
    .option('--goals', 'practices and community goals too; fetches a few small files of each tree')
    .option('--replace', 'write also over a snapshot of the day that knows more')
    .option(
      '--also-last-cycle',
      'the same day of the cycle before as well, to compare with, where no snapshot of it is kept',
    )
    .option('--offline', 'measure from the cache as it is; ask nobody')
    .addOption(
      new Option(
        '--again',
        'every day of the data folder once more, from the cache: for when definitions have risen',
      ).conflicts(['asOf', 'source', 'goals', 'offline', 'alsoLastCycle']),
    )
    .addOption(
      new Option(
        '--facts <folder>',
        'where several machines leave the facts that they read (see docs/scale.md)',
      ).conflicts(['again', 'goals', 'alsoLastCycle']),
    )
    .addOption(
      new Option(
        '--shard <share>',
        'read one share of the repositories into --facts, such as 2/4; measure nothing',
      ).conflicts(['source', 'offline', 'replace']),
    )
    .addOption(
      new Option('--engine <name>', 'what answers for the whole fleet where --facts is given')
        .choices(engineNames)
        .conflicts(['shard', 'again']),
    )
    .action(async (options: CollectOptions) => {
      await keepHeapSmall();
      if (!(await howAsked(options)(options, shell))) exitWith(exitCode.partial);
    });
};

/** Each gives whether all could be told. */
function howAsked({ again: isAgain, facts, shard }: CollectOptions) {
  if (isAgain === true) return again;
  if (shard === undefined) return once;
  if (facts !== undefined) return share;
  throw new StadiumError('USAGE', '--shard needs --facts DIR: a folder that all machines see', {
    hint: 'For example: stadium collect --facts /shared/facts --shard 1/4',
  });
}

async function share(
  options: CollectOptions & { readonly facts?: string; readonly shard?: string },
  shell: Shell,
): Promise<boolean> {
  const { extract } = await import('../../tasks/extract.ts');
  const { extractionFailures } = await import('../../report/extraction.ts');
  const { failuresTogether } = await import('../../report/collection.ts');
  const { facts = '', shard = '' } = options;
  const extraction = await extract({ ...options, facts, shard }, listening(shell, options));
  await deliver(extraction, forms.extraction, options, shell);
  const failed = extractionFailures(extraction);
  for (const line of failuresTogether(failed)) shell.err(`stadium: ${line}\n`);
  return failed.length === 0;
}

/** Whether every day could be told. */
async function again(options: CollectOptions, shell: Shell): Promise<boolean> {
  const { collectAgain } = await import('../../tasks/collect-again.ts');
  const days = await collectAgain(options, listening(shell, options));
  await deliver(days, forms.again, options, shell);
  return days.every(({ lost, lostFiles }) => lost.length === 0 && lostFiles.length === 0);
}

/** Whether everything that was asked answered. */
async function once(options: CollectOptions, shell: Shell): Promise<boolean> {
  const { collect } = await import('../../tasks/collect.ts');
  const { collectionWarnings, isWhole } = await import('../../report/collection.ts');
  const collection = await collect(options, listening(shell, options));
  await deliver(collection, forms.collection, options, shell);
  if (collection.unwritten.length === 0 && options.json !== true) {
    shell.err(`next: stadium report --as-of ${collection.snapshot.asOf}\n`);
  }
  for (const warning of collectionWarnings(collection)) shell.err(`stadium: ${warning}\n`);
  const earlier = options.alsoLastCycle === true ? await lastCycle(collection, options, shell) : [];
  return [collection, ...earlier].every(isWhole);
}

/** The same day of the cycle before, said on standard error: the answer is the day that was asked for. */
async function lastCycle(
  { snapshot }: CollectionReport,
  options: CollectOptions,
  shell: Shell,
): Promise<readonly CollectionReport[]> {
  const { collectLastCycle } = await import('../../tasks/collect-last-cycle.ts');
  const { day, collection } = await collectLastCycle(
    snapshot.asOf,
    options,
    listening(shell, options),
  );
  if (collection === undefined) {
    shell.err(`the same day of the cycle before is ${day === undefined ? 'not known' : 'kept'}\n`);
    return [];
  }
  const { collectionWarnings } = await import('../../report/collection.ts');
  shell.err(`the same day of the cycle before: ${collection.file}\n`);
  for (const warning of collectionWarnings(collection)) shell.err(`stadium: ${warning}\n`);
  return [collection];
}
