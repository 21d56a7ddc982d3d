// `stadium doctor`: whether this machine can do the work, before half of it is done.

import type { CommonOptions } from '../../tasks/world.ts';
import { exitCode } from '../../tasks/world.ts';
import { type CommandFactory, command } from '../command.ts';

interface DoctorOptions extends CommonOptions {
  readonly offline?: boolean;
  readonly gitBase?: string;
}

export const doctorCommand: CommandFactory = ({ shell, exitWith }) =>
  command('doctor', 'check node, git, cache, data files and whether the sources answer', 'Help:')
    .option('--offline', 'ask no source')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .action(async (options: DoctorOptions) => {
      const { examine } = await import('../../tasks/doctor.ts');
      const findings = await examine(options, shell);
      if (options.json === true) shell.out(`${JSON.stringify(findings, null, 2)}\n`);
      else {
        for (const { state, what, detail } of findings) {
          shell.out(`${marks[state]} ${what.padEnd(8)} ${detail}\n`);
        }
      }
      if (findings.some(({ state }) => state === 'broken')) exitWith(exitCode.usage);
      else if (findings.some(({ state }) => state === 'unreachable')) exitWith(exitCode.partial);
    });

const marks = {
  good: 'ok     ',
  unreachable: 'no     ',
  broken: 'broken ',
  skipped: 'skipped',
} as const;
