// `stadium templates copy DIR`: the packaged templates, as a start for one's own.

import { Command } from 'commander';
import { shellWord } from '../../words/escape.ts';
import { type CommandFactory, listed, withCommonOptions } from '../command.ts';
import { roomFor } from '../output.ts';
import type { Shell } from '../shell.ts';

export const templatesCommand: CommandFactory = ({ shell }) =>
  listed('templates').addCommand(copyCommand(shell));

function copyCommand(shell: Shell): Command {
  return withCommonOptions(new Command('copy'))
    .description('copy the packaged templates to a folder, to change them there')
    .helpGroup('Help:')
    .argument('<dir>', 'the folder; files that are there already stay', roomFor)
    .action(async (folder: string) => {
      const { copyTemplates } = await import('../../tasks/templates.ts');
      const { written, kept } = copyTemplates(folder);
      for (const path of kept) shell.err(`${path} is there already: kept\n`);
      shell.out(
        `wrote ${written.length} templates to ${folder}; use them with --templates ${shellWord(folder)}\n`,
      );
    });
}
