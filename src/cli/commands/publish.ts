// `stadium publish`: everything into a folder.

import { writeAll } from '../../disk/write.ts';
import type { ReportRequest } from '../../tasks/report.ts';
import { type CommandFactory, command } from '../command.ts';

interface PublishOptions extends ReportRequest {
  readonly output: string;
  readonly templates?: string;
}

export const publishCommand: CommandFactory = ({ shell }) =>
  command('publish')
    .requiredOption('-o, --output <dir>', 'the folder')
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .action(async (options: PublishOptions) => {
      const { report } = await import('../../tasks/report.ts');
      const { renderPublication } = await import('../../report/publish.ts');
      const { output, templates } = options;
      const value = await report({ ...options, withPrevious: true }, shell);
      const look = templates === undefined ? {} : { templates };
      const files = await renderPublication(value, look);
      writeAll(output, files);
      shell.out(`wrote ${files.length} files to ${output}; start with index.html\n`);
    });
