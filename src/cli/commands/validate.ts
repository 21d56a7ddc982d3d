// `stadium validate`: reads every data file and every snapshot, and says what is wrong with which line.

import type { CommonOptions } from '../../tasks/world.ts';
import { type CommandFactory, command } from '../command.ts';

export const validateCommand: CommandFactory = ({ shell }) =>
  command('validate', 'check the data files and the snapshots', 'Help:').action(
    async (options: CommonOptions) => {
      const { validate } = await import('../../tasks/validate.ts');
      const found = validate(options);
      shell.out(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : summary(found));
    },
  );

function summary({
  folder,
  projects,
  decisions,
  goals,
  series,
  snapshots,
}: Awaited<Found>): string {
  const parts = [
    `${projects} projects`,
    `${series} series`,
    `${decisions} decisions`,
    `${goals} goals`,
    `${snapshots} snapshots`,
  ];
  return `${folder} is in order: ${parts.join(', ')}\n`;
}

type Found = ReturnType<typeof import('../../tasks/validate.ts').validate>;
