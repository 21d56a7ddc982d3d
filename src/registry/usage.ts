// data/usage.yaml: public statements of who runs a project. No source tells it, so a person writes it down with its link.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { UsageStatement } from '../domain/usage.ts';
import { name, text, webAddress } from './fields.ts';
import { readData } from './yaml.ts';

const number = (pattern: RegExp, expected: string, description: string) =>
  z.string().regex(pattern, expected).transform(Number).meta({ description });

const Entry = z
  .strictObject({
    project: name('Project of the registry.'),
    source: text('Who says so.', 100),
    year: number(/^(?:19|20)\d\d$/, 'expected a year', 'Year that it speaks of.'),
    link: webAddress('Where it can be read.'),
    share: number(
      /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/,
      'expected a share from 0 to 1, such as 0.03',
      'Share of the deployments.',
    ).optional(),
    operators: number(/^[1-9]\d*$/, 'expected a count', 'How many answered.').optional(),
    says: text('In its own words.', 300).optional(),
  })
  .refine(({ share, says }) => share !== undefined || says !== undefined, {
    message: 'expected `share`, or `says` where no number was given',
  });

/** data/usage.yaml as it is written. */
export const UsageFile = z
  .strictObject({ usage: z.array(Entry).meta({ description: 'The statements.' }) })
  .meta({ title: 'Usage', description: 'Public statements of who runs a project.' });

/** What is stated of a data folder's projects; another team's never stands in. Throws `DATA_INVALID`. */
export function loadUsage(folder: string): readonly UsageStatement[] {
  const path = join(folder, 'usage.yaml');
  if (!existsSync(path)) return [];
  return readData(
    path,
    UsageFile.transform(({ usage }) => usage as readonly UsageStatement[]),
  ).value;
}
