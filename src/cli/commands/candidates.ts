// `stadium candidates`: who is at risk for how long, was called for, and what is legal when.

import { Option } from 'commander';
import type { CandidatesOptions } from '../../tasks/candidates.ts';
import { type CommandFactory, command } from '../command.ts';

const formats = ['table', 'markdown', 'json'];

export const candidatesCommand: CommandFactory = ({ shell }) =>
  command('candidates', 'who to talk about at the next PTG, and what is legal when', 'Decide:')
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .addOption(new Option('--format <format>', 'form (default: table)').choices(formats))
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (options: CandidatesOptions) => {
      const { listCandidates } = await import('../../tasks/candidates.ts');
      listCandidates(options, shell);
    });
