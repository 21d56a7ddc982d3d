// `stadium answer`: records what a person says of a question that a probe cannot answer, or answers otherwise.

import { Option } from 'commander';
import type { AnswerRequest } from '../../tasks/answer.ts';
import { type CommandFactory, command } from '../command.ts';
import type { CommonOptions } from '../shell.ts';

type Options = Omit<AnswerRequest, 'project' | 'question' | 'answer'> & CommonOptions;

export const answerCommand: CommandFactory = ({ shell }) =>
  command('answer')
    .argument('<project>', 'project of the registry')
    .argument('<question>', 'question of criteria.yaml: N0, D4')
    .argument('<answer>', 'yes, no or exempt')
    .requiredOption('--reason <text>', 'why, in a sentence or two')
    .requiredOption('--link <url>', 'where it can be read')
    .option('--date <day>', 'when it was said (default: today)')
    .option('--until <day>', 'last day on which it counts')
    .option('-n, --dry-run', 'show the patch, change nothing')
    .addOption(new Option('--json', 'as JSON').conflicts('format'))
    .action(async (project: string, question: string, given: string, options: Options) => {
      const { answer } = await import('../../tasks/answer.ts');
      const { changingData } = await import('../../tasks/locked.ts');
      const { patchOf } = await import('../../words/unified-diff.ts');
      const request = { ...options, project, question, answer: given };
      const result = await changingData(options, shell, () => answer(request, shell));
      const { file, before, after } = result;
      const isDryRun = options.dryRun === true;
      const patch = patchOf('answers.yaml', before, after);
      if (options.json === true) {
        const said = { answer: result.answer, file, isDryRun, patch };
        shell.out(`${JSON.stringify(said, null, 2)}\n`);
      } else shell.out(isDryRun ? patch : `recorded in ${file}: ${project} ${question} ${given}\n`);
    });
