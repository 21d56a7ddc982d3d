// `stadium decide`: records what the team decided, or takes back what was recorded by mistake.

import { Option } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import { type DecisionKind, decisionKinds } from '../../domain/lifecycle.ts';
import type { DecideRequest, Recorded, UndoRequest } from '../../tasks/decide.ts';
import { today } from '../../tasks/folders.ts';
import { listWords } from '../../words/english.ts';
import { visible } from '../../words/escape.ts';
import { type CommandFactory, command } from '../command.ts';
import type { CommonOptions, Shell } from '../shell.ts';

interface DecideOptions
  extends CommonOptions,
    Partial<Omit<DecideRequest, 'today' | 'data' | 'project' | 'kind'>> {
  readonly undo?: boolean;
  readonly json?: boolean;
  readonly gitBase?: string;
}

export const decideCommand: CommandFactory = ({ shell }) =>
  command('decide')
    .argument('<project>', 'project of the registry')
    .argument('<decision>', listWords(decisionKinds).replace(/ and (\S+)$/, ' or $1'))
    .option('--reason <text>', 'why, in a sentence or two')
    .option('--link <url>', 'where it can be read')
    .option('--by <body>', 'the body that decided, never a person: "the team, session of May"')
    .option('--date <day>', 'when it was decided (default: today); it is inserted there')
    .option('--cycle <series>', 'series in which it takes effect (default: that of the date)')
    .option('--into <project>', 'merge-into: who takes it over')
    .option('--instead <text>', 'supersede: what to use instead')
    .option('--answered-for <team>', 'finished: who answers for it')
    .option('--answer-by <day>', "call: last day to answer (default: the policy's milestone)")
    .option(
      '--not-before <series>',
      'call: first series that may deprecate it, where that was said',
    )
    .option('--action <text...>', '"ROLE: WHAT by MILESTONE|DAY": on the timeline until it is done')
    .option('--until <day>', 'waive: last day of the waiver')
    .option('--immediate', 'retire: skip the time of notice, for what was never implemented')
    .option('--undo', 'take back the newest such decision, or that of --date')
    .option('--git-base <template>', 'where the mirrors in the cache came from')
    .option('-n, --dry-run', 'show the patch, change nothing')
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (project: string, kind: string, options: DecideOptions) => {
      const { decide, decisionNamed, undoDecision } = await import('../../tasks/decide.ts');
      const { changingData } = await import('../../tasks/locked.ts');
      const request = { ...options, project, kind: decisionNamed(kind), today: today(shell) };
      if (options.undo === true) {
        const undone = await changingData(options, shell, () => undoDecision(undoOf(request)));
        say(undone, 'taken back from', options, shell);
        return;
      }
      const wanted = { ...request, ...said(options) };
      const recorded = await changingData(options, shell, () => decide(wanted));
      await sayWhoIsHurt(recorded, options, shell);
      say(recorded, 'recorded in', options, shell);
    });

/** What is only needed to record, not to take back. */
function said({ reason, link, by }: DecideOptions) {
  if (reason !== undefined && link !== undefined && by !== undefined) return { reason, link, by };
  const missing = Object.entries({ reason, link, by }).filter(([, value]) => value === undefined);
  const names = missing.map(([name]) => `--${name}`);
  throw new StadiumError('USAGE', `${listWords(names)} must be given`, {
    hint: 'A decision says who took it, why, and where that can be read.',
  });
}

function undoOf(request: UndoRequest): UndoRequest {
  const { data, project, kind, date, today: day, dryRun } = request;
  return {
    ...{ project, kind, today: day },
    ...(data === undefined ? {} : { data }),
    ...(date === undefined ? {} : { date }),
    ...(dryRun === undefined ? {} : { dryRun }),
  };
}

const hurts: readonly DecisionKind[] = ['consider-deprecation', 'deprecate', 'retire'];

async function sayWhoIsHurt({ decision }: Recorded, options: DecideOptions, shell: Shell) {
  if (!hurts.includes(decision.kind)) return;
  const { blastRadius } = await import('../../tasks/dependents.ts');
  const { dependentsText } = await import('../../report/dependents.ts');
  const { dataFolder, packagedData } = await import('../../tasks/folders.ts');
  const { loadData } = await import('../../registry/load.ts');
  const { project } = decision;
  const data = loadData(dataFolder(options), packagedData);
  const radius = await blastRadius(
    project,
    data,
    today(shell),
    { ...options, offline: true },
    shell,
  );
  const hint = `\`stadium dependents ${project}\` asks for them`;
  shell.err(dependentsText({ radius, hint }, { columns: shell.columns }));
  const { loadUsage } = await import('../../registry/usage.ts');
  const { usageWords } = await import('../../words/usage.ts');
  for (const each of loadUsage(dataFolder(options)).filter((one) => one.project === project)) {
    shell.err(`Usage: ${visible(usageWords(each))}\n`);
  }
}

function say(
  recorded: Omit<Recorded, 'checklist'> & Partial<Recorded>,
  done: string,
  options: DecideOptions,
  shell: Shell,
): void {
  const { decision, file, isDryRun, patch, checklist = [], next } = recorded;
  if (options.json === true) {
    shell.out(`${JSON.stringify(recorded, null, 2)}\n`);
    return;
  }
  shell.out(isDryRun ? patch : `${done} ${file}: ${decision.project} ${decision.kind}\n`);
  if (checklist.length > 0) {
    const lines = checklist.map(
      ({ who, text, where, after }, index) =>
        `  ${index + 1}. ${who}, ${where}: ${text}${after.length === 0 ? '' : ` (after: ${after.join(', ')})`}`,
    );
    shell.err(`What it asks for, in order:\n${lines.join('\n')}\n`);
  }
  if (!isDryRun) shell.err(`next: ${next}\n`);
}
