// The published form of `compare --format json`.

import { z } from 'zod';
import { day, level, reasonWhy, Step, stage, verdictName } from './schema-parts.ts';

const Figure = z.strictObject({
  state: z.enum(['measured', 'unknown', 'not-applicable']),
  value: z.number().nullable(),
  atMost: z.number().optional(),
  reason: reasonWhy.optional(),
});

const side = z.strictObject({ asOf: day, cycle: z.string(), policyVersion: z.string() });

const fromTo = <T extends z.ZodType>(of: T) => z.strictObject({ from: of, to: of }).nullable();

export const ComparisonJson = z.strictObject({
  schemaVersion: z.literal(1),
  team: z.string(),
  from: side,
  to: side,
  chosen: z
    .strictObject({ day, dayOfCycle: z.number(), daysAway: z.number() })
    .optional()
    .describe('the same day of the cycle before, and how far from it the earlier snapshot lies'),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  projects: z.array(
    z.strictObject({
      name: z.string(),
      verdict: fromTo(verdictName),
      levels: fromTo(z.array(level)),
      held: z
        .strictObject({
          name: verdictName,
          levels: z.array(level),
          from: z.boolean(),
          to: z.boolean(),
        })
        .nullable()
        .describe('a verdict that began to be held against the points of its day, or ceased to be'),
      points: fromTo(z.number()),
      range: fromTo(z.strictObject({ worst: z.number(), best: z.number() })),
      moves: z.array(
        z.strictObject({ measure: z.string(), from: Figure, to: Figure, points: z.number() }),
      ),
      people: z.strictObject({ gained: z.number(), lost: z.number() }).nullable(),
      stage: fromTo(stage),
      steps: z.array(Step.extend({ project: z.string() })),
    }),
  ),
  alike: z.strictObject({ policy: z.boolean(), definitions: z.boolean() }),
});
