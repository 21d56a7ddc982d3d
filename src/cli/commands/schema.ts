// `stadium schema NAME`: the JSON Schema of a data file or of the JSON report, for editors and other programs.

import { Argument } from 'commander';
import { type CommandFactory, command } from '../command.ts';

const dataNames = ['stadium', 'calendar', 'people', 'decisions', 'policy', 'goals'] as const;
const reportNames = ['scorecard', 'comparison'] as const;
const names = [...dataNames, ...reportNames];

export const schemaCommand: CommandFactory = ({ shell }) =>
  command('schema', 'the JSON Schema of a data file, or of the JSON report', 'Help:')
    .addArgument(new Argument('<name>', 'which one').choices(names))
    .action(async (name: (typeof names)[number]) => {
      shell.out(`${JSON.stringify(await schemaNamed(name), null, 2)}\n`);
    });

async function schemaNamed(name: (typeof names)[number]): Promise<object> {
  if (name === 'scorecard') return (await import('../../report/schema.ts')).scorecardJsonSchema();
  if (name === 'comparison') return (await import('../../report/schema.ts')).comparisonJsonSchema();
  return (await import('../../registry/schemas.ts')).schemaOf(name);
}
