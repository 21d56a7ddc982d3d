// `stadium templates copy DIR`: the packaged templates, as a start for one's own.

import { Command } from 'commander';
import { type CommandFactory, command } from '../command.ts';
import type { Shell } from '../shell.ts';

export const templatesCommand: CommandFactory = ({ shell }) =>
  new Command('templates')
    .description('the templates behind the forms')
    .helpGroup('Help:')
    .addCommand(copyCommand(shell));

function copyCommand(shell: Shell): Command {
  return command('copy', 'copy the packaged templates to a folder, to change them there', 'Help:')
    .argument('<dir>', 'the folder; files that are there already stay')
    .action(async (folder: string) => {
      const { copyTemplates } = await import('../../tasks/templates.ts');
      const { written, kept } = copyTemplates(folder);
      for (const path of kept) shell.err(`${path} is there already: kept\n`);
      shell.out(
        `wrote ${written.length} templates to ${folder}; use them with --templates ${folder}\n`,
      );
    });
}
