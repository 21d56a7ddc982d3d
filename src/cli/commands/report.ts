// `stadium report`: the scorecard from the snapshots at hand, in the form its reader uses.

import { Option } from 'commander';
import { reportFormats } from '../../report/render.ts';
import type { ReportRequest } from '../../tasks/report.ts';
import { exitCode } from '../../tasks/world.ts';
import { type CommandFactory, command } from '../command.ts';

export const reportCommand: CommandFactory = ({ shell, exitWith }) =>
  command('report', 'the scorecard, from the newest snapshot; offline', 'Read:')
    .option(
      '--as-of <day|series>',
      'the newest snapshot at or before it: 2019-11-12, train, 2026.1',
    )
    .addOption(
      new Option('--format <format>', 'form of the scorecard (default: table)').choices(
        reportFormats,
      ),
    )
    .option(
      '-o, --output <path>',
      'write to a file, or to a folder where the form has several files',
    )
    .option('-p, --project <name...>', 'only these projects')
    .option('--people', 'names of the people at work, on the pages of --format html')
    .option('--git-base <template>', 'with --people: the base that the cache was filled from')
    .option('--policy <file>', 'judge by another policy, to see what it would change')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .addOption(
      new Option('--fail-on <verdict>', 'exit with 4 when a project has it').choices(['at-risk']),
    )
    .action(async (options: ReportRequest) => {
      const { report } = await import('../../tasks/report.ts');
      const { hasTripped } = await report(options, shell);
      if (hasTripped) exitWith(exitCode.tripped);
    });
