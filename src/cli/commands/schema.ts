// `stadium schema NAME`: the JSON Schema of a data file or of the JSON report, for editors and other programs.

import { Argument } from 'commander';
import { type DataFileName, dataFileNames } from '../../domain/data-files.ts';
import { forms } from '../../report/forms.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms } from '../deliver.ts';

const reports = ['scorecard', 'comparison'] as const;
/** Not of the data folder: `.stadium.yaml`, which a project keeps at its root. */
const ofProjects = ['project'] as const;
type Name = DataFileName | (typeof reports)[number] | (typeof ofProjects)[number];

export const schemaCommand: CommandFactory = ({ shell }) =>
  inForms(command('schema'), forms.schema)
    .addArgument(
      new Argument('<name>', 'which one').choices([...dataFileNames, ...reports, ...ofProjects]),
    )
    .action(async (name: Name, options: Form) => {
      await deliver(await schemaNamed(name), forms.schema, options, shell);
    });

async function schemaNamed(name: Name): Promise<object> {
  const { scorecardJsonSchema, comparisonJsonSchema } = await import('../../report/schema.ts');
  if (name === 'scorecard') return scorecardJsonSchema();
  if (name === 'comparison') return comparisonJsonSchema();
  const { claimsSchema, schemaOf } = await import('../../tasks/schema.ts');
  return name === 'project' ? claimsSchema() : schemaOf(name);
}
