// `stadium drift`: contradictions between governance, releases, repositories and decisions.

import { Option } from 'commander';
import type { DriftOptions } from '../../tasks/drift.ts';
import { type CommandFactory, command } from '../command.ts';

const formats = ['table', 'markdown', 'json'];

export const driftCommand: CommandFactory = ({ shell, exitWith }) =>
  command('drift', 'where governance, releases, repositories and decisions disagree', 'Decide:')
    .option('--as-of <day|series>', 'as things stood at the end of that day (default: today)')
    .option('--git-base <template>', 'where the repositories are, with {repo} or {name} in it')
    .option('--offline', 'use the cache as it is; ask nobody')
    .addOption(new Option('--format <format>', 'form (default: table)').choices(formats))
    .option('--patch', 'the edits of projects.yaml and legacy.yaml that mend it, as a patch')
    .option('-o, --output <path>', 'write to a file')
    .option('--exit-code', 'exit with 4 when anything disagrees')
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (options: DriftOptions) => {
      const { listDrift } = await import('../../tasks/drift.ts');
      exitWith(await listDrift(options, shell));
    });
