// The JSON Schema of each data file, made from the schema it is read with, for editors and other programs.

import { z } from 'zod';
import { CalendarFile } from './calendar.ts';
import { DecisionsFile } from './decisions.ts';
import { GoalsFile } from './goals.ts';
import { PeopleFile } from './people.ts';
import { PolicyFile } from './policy.ts';
import { StadiumFile } from './projects.ts';

/** Data files by the name that `stadium schema` knows; each is `NAME.yaml` in the data folder. */
export const dataFiles = {
  stadium: StadiumFile,
  calendar: CalendarFile,
  people: PeopleFile,
  decisions: DecisionsFile,
  policy: PolicyFile,
  goals: GoalsFile,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type DataFileName = keyof typeof dataFiles;

/** JSON Schema (draft 7) of a data file as it is written, with numbers and dates as an editor's YAML parser reads them. */
export function schemaOf(file: DataFileName): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(dataFiles[file], { target: 'draft-7', io: 'input' });
}
