// `stadium publish`: everything into a folder.

import { keptReport, reportQuestion } from '../../tasks/kept-report.ts';
import type { ReportRequest } from '../../tasks/report.ts';
import { type CommandFactory, command } from '../command.ts';
import { drawnInto } from '../drawn.ts';
import { listening } from '../news.ts';
import { roomFor, writtenWords } from '../output.ts';

interface PublishOptions extends ReportRequest {
  readonly output: string;
  readonly templates?: string;
  readonly quiet?: boolean;
}

export const publishCommand: CommandFactory = ({ shell }) =>
  command('publish')
    .requiredOption('-o, --output <dir>', 'the folder', roomFor)
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .option('--commits', 'the commits behind the counts as well, from the cache')
    .option('--git-base <template>', 'with --commits: the base that the cache was filled from')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .action(async (options: PublishOptions) => {
      const request = { ...options, withPrevious: true };
      const question = reportQuestion(request);
      const published = question && { ...question, isPublished: true };
      const world = listening(shell, options);
      const written = await drawnInto(
        options.output,
        published,
        options,
        world,
        async (hearing) => {
          const { renderPublication } = await import('../../report/publish.ts');
          return await renderPublication(await keptReport(request, hearing), options);
        },
      );
      shell.out(`${writtenWords(written)}; start with index.html\n`);
    });
