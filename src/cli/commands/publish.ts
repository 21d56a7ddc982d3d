// `stadium publish`: every form at once, with names that stay.

import type { PublishRequest } from '../../tasks/publish.ts';
import { type CommandFactory, command } from '../command.ts';

export const publishCommand: CommandFactory = ({ shell }) =>
  command('publish', 'every form at once into a folder: pages, tables, badges, an index', 'Make:')
    .requiredOption('-o, --output <dir>', 'the folder')
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .action(async (options: PublishRequest) => {
      const { publish } = await import('../../tasks/publish.ts');
      await publish(options, shell);
    });
