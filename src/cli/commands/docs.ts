// `stadium docs`: the pages of documentation that are made from what runs.

import { Argument } from 'commander';
import type { CommonOptions } from '../../tasks/world.ts';
import { type CommandFactory, command } from '../command.ts';

export const docsCommand: CommandFactory = ({ shell }) =>
  command('docs', 'the page of measures, or of the policy, in Markdown', 'Help:')
    .addArgument(new Argument('<page>', 'which one').choices(['measures', 'policy']))
    .action(async (page: 'measures' | 'policy', options: CommonOptions) => {
      const { renderMeasuresPage, renderVerdictPage } = await import('../../report/reference.ts');
      const { measureDefinitions } = await import('../../sources/table.ts');
      if (page === 'measures') shell.out(renderMeasuresPage(measureDefinitions));
      else {
        const { loadData } = await import('../../registry/load.ts');
        const { dataFolder, packagedData } = await import('../../tasks/folders.ts');
        const { policy } = loadData(dataFolder(options), packagedData);
        shell.out(renderVerdictPage(policy, measureDefinitions));
      }
    });
