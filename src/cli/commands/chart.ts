// `stadium chart`: one picture, as SVG for a slide or a mail, or what it shows as text.

import { InvalidArgumentError } from 'commander';
import { forms } from '../../report/forms.ts';
import { pictureNames, pictureOf } from '../../report/pictures.ts';
import type { ReportRequest } from '../../tasks/report.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';

interface ChartOptions extends Form, ReportRequest {
  readonly width: number;
}

export const chartCommand: CommandFactory = ({ shell }) =>
  inForms(command('chart'), forms.chart)
    .argument('<project>', "a project, or the family's name for a picture of all")
    .argument('<picture>', `one of ${pictureNames.join(', ')}`)
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .option('--width <pixels>', 'how wide a history may be', pixels, 1160)
    .action(async (project: string, picture: string, options: ChartOptions) => {
      const { report } = await import('../../tasks/report.ts');
      const value = await report({ ...options, withPrevious: true }, shell);
      await deliver(pictureOf(value, project, picture, options.width), forms.chart, options, shell);
    });

function pixels(written: string): number {
  const width = Number(written);
  if (Number.isInteger(width) && width >= 320 && width <= 4000) return width;
  throw new InvalidArgumentError('Pixels from 320 to 4000 are expected.');
}
