// What the maintainers of a project claim in the `.stadium.yaml` at its root: that it looks for somebody, that it is finished,
// that a rule is not for it. A claim with its commit; nothing is judged by it.

import { parse } from 'yaml';
import { z } from 'zod';
import { isTooNested } from '../../domain/nesting.ts';
import type { TreeSaying } from '../../domain/sayings.ts';

export const claimsPath = '.stadium.yaml';

const text = (description: string, longest = 300) =>
  z.string().trim().min(1).max(longest).meta({ description });
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2027-03-31')
  .refine((each) => !Number.isNaN(Date.parse(each)), 'expected a day that there is');
const because = text('Why, in a sentence.');

/** `.stadium.yaml` as it is written. */
const ProjectClaims = z
  .strictObject({
    adoptionWanted: z
      .strictObject({
        because,
        contact: z
          .url({ protocol: /^https?$/ })
          .meta({ description: 'Where to ask.' })
          .optional(),
      })
      .meta({ description: 'It waits for somebody who takes it over.' })
      .optional(),
    finished: z
      .strictObject({ answeredFor: text('The team that answers for it.', 100), because })
      .meta({ description: 'Nothing is missing, and somebody answers for it.' })
      .optional(),
    exempt: z
      .array(
        z.strictObject({
          from: text('The measure or rule that is not for it.', 100),
          because,
          until: day.meta({ description: 'Last day on which it holds.' }),
        }),
      )
      .max(20)
      .meta({ description: 'What is not for it, and until when.' })
      .optional(),
  })
  .meta({
    title: 'Claims of a project',
    description: '.stadium.yaml at the root of its default branch.',
  });

/** JSON Schema (draft 7), for an editor. */
export function claimsSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(ProjectClaims, { target: 'draft-7', io: 'input' });
}

/** Each claim; a file that cannot be read is one that says so. */
export function claimsIn(file: string): readonly TreeSaying[] {
  const read = ProjectClaims.safeParse(parsed(file));
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') || 'the file';
    return [{ code: 'unreadable', path: claimsPath, text: `${place}: ${issue?.message ?? ''}` }];
  }
  const { adoptionWanted, finished, exempt = [] } = read.data;
  const path = claimsPath;
  return [
    ...(adoptionWanted === undefined
      ? []
      : [
          {
            ...{ code: 'adoption-wanted' as const, path, text: adoptionWanted.because },
            ...(adoptionWanted.contact && { contact: adoptionWanted.contact }),
          },
        ]),
    ...(finished === undefined
      ? []
      : [
          {
            ...{ code: 'finished' as const, path, text: finished.because },
            about: finished.answeredFor,
          },
        ]),
    ...exempt.map(({ from, because: text, until }) => ({
      ...{ code: 'exempt' as const, path, text },
      ...{ about: from, until },
    })),
  ];
}

/** Text stays text: a day is no instant. Undefined for what is no YAML. */
function parsed(file: string): unknown {
  if (isTooNested(file)) return undefined;
  try {
    return parse(file, { schema: 'failsafe', logLevel: 'error' });
  } catch {
    return undefined;
  }
}
