// `stadium doctor`: says what is wrong with the machine before a run finds out.

import { forms } from '../../report/forms.ts';
import type { DoctorRequest } from '../../tasks/doctor.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';
import { exitCode } from '../shell.ts';

export const doctorCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('doctor'), forms.examination)
    .option('--offline', 'ask no source')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .action(async (options: Form & DoctorRequest) => {
      const { examine } = await import('../../tasks/doctor.ts');
      const findings = await examine(options, shell);
      await deliver(findings, forms.examination, options, shell);
      if (findings.some(({ state }) => state === 'broken')) exitWith(exitCode.usage);
      else if (findings.some(({ state }) => state === 'unreachable')) exitWith(exitCode.partial);
    });
