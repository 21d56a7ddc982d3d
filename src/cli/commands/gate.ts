// `stadium gate`: the gate by job, and the chance that a good change passes at the first try.

import { InvalidArgumentError } from 'commander';
import type { GateReport, GateRow } from '../../domain/gate.ts';
import { forms } from '../../report/forms.ts';
import type { GateRequest } from '../../tasks/gate.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms, isReadHere } from '../deliver.ts';
import { listening } from '../news.ts';
import { exitCode } from '../shell.ts';

export const gateCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('gate'), forms.gate)
    .option('--as-of <day|series>', 'the days up to that one (default: today)')
    .option('--days <number>', 'how many days (default: 90)', wholeNumber)
    .option('-p, --project <name...>', 'only these projects; of one, every job')
    .option('--pipeline <name...>', 'other pipelines of Zuul (default: gate)')
    .option('--zuul-url <url>', "ask this Zuul (default address: the registry's)")
    .option('--offline', 'use the cache as it is; ask nobody')
    .action(async (options: Form & GateRequest & { readonly quiet?: boolean }) => {
      const { gate } = await import('../../tasks/gate.ts');
      const found = await gate(options, listening(shell, options));
      await deliver(found, forms.gate, options, shell);
      if (isToldAsAsked(found, options)) return;
      const { absences } = await import('../../report/gate/view.ts');
      if (!isReadHere(forms.gate, options))
        for (const each of absences(found)) shell.err(`stadium: ${each}\n`);
      exitWith(exitCode.partial);
    });

/** Who asks nobody is content with what is kept, but not with nothing at all. */
function isToldAsAsked({ projects }: GateReport, { offline }: GateRequest): boolean {
  return offline === true
    ? projects.some(({ gate }) => gate.state !== 'unknown')
    : projects.every(isSeen);
}

function wholeNumber(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 3650) return days;
  throw new InvalidArgumentError('Expected a number of days from 1 to 3650.');
}

/** Whether Zuul told what it was asked. */
function isSeen({ gate }: GateRow): boolean {
  if (gate.state !== 'known') return gate.state === 'not-applicable';
  return gate.value.branches.every(({ unseen }) => unseen === undefined);
}
