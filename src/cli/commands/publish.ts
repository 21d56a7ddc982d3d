// `stadium publish`: everything into a folder.

import type { ReportRequest } from '../../tasks/report.ts';
import { type CommandFactory, command } from '../command.ts';
import { roomFor, writeTo, writtenWords } from '../output.ts';

interface PublishOptions extends ReportRequest {
  readonly output: string;
  readonly templates?: string;
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
      const { report } = await import('../../tasks/report.ts');
      const { renderPublication } = await import('../../report/publish.ts');
      const { output, templates } = options;
      const value = await report({ ...options, withPrevious: true }, shell);
      const look = templates === undefined ? {} : { templates };
      const files = await renderPublication(value, look);
      const written = writeTo(output, files);
      shell.out(`${writtenWords(written)}; start with index.html\n`);
    });
