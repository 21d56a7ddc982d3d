// The JSON Schema of each data file, made from the schema it is read with, for editors and other programs.

import { z } from 'zod';
import type { DataFileName } from '../domain/data-files.ts';
import { AnswersFile } from './answers.ts';
import { CalendarFile } from './calendar.ts';
import { CriteriaFile } from './criteria.ts';
import { DecisionsFile } from './decisions.ts';
import { GoalsFile } from './goals.ts';
import { MailFile } from './mail.ts';
import { PeopleFile } from './people.ts';
import { PolicyFile } from './policy.ts';
import { StadiumFile } from './projects.ts';
import { UsageFile } from './usage.ts';

const schemas = {
  stadium: StadiumFile,
  calendar: CalendarFile,
  people: PeopleFile,
  decisions: DecisionsFile,
  policy: PolicyFile,
  goals: GoalsFile,
  mail: MailFile,
  criteria: CriteriaFile,
  answers: AnswersFile,
  usage: UsageFile,
} as const satisfies Readonly<Record<DataFileName, z.ZodType>>;

/** JSON Schema (draft 7) of a data file as it is written, with numbers and dates as an editor's YAML parser reads them. */
export function schemaOf(file: DataFileName): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schemas[file], { target: 'draft-7', io: 'input' });
}
