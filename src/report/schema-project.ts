// One project in the published form of a scorecard.

import { z } from 'zod';
import {
  day,
  level,
  reasonWhy,
  Step,
  sourceName,
  stage,
  verdictName,
  window,
} from './schema-parts.ts';

const seen = {
  unit: z
    .string()
    .describe('what the value counts; a share lies between 0 and 1, yes is 1 and no is 0'),
  window,
  source: sourceName,
};

const Measurement = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('measured'),
    value: z.number(),
    ...seen,
    sample: z.number().describe('how many things the value was made from'),
    links: z.array(z.string()).optional(),
    names: z.array(z.string()).optional().describe('the repositories that were counted'),
    since: day.optional().describe('the day from which it has been so'),
    atMost: z
      .number()
      .optional()
      .describe('it lies between `value` and this, where only a part of what was seen tells'),
    outOf: z.number().optional().describe('the whole of which `sample` is the part that tells'),
  }),
  z.strictObject({
    state: z.literal('unknown').describe('asked and not known: neither 0 nor healthy'),
    value: z.null(),
    ...seen,
    sample: z.null(),
    reason: reasonWhy,
    atLeast: z.number().optional().describe('what it cannot be less than'),
    atMost: z.number().optional().describe('what it cannot be more than'),
  }),
  z.strictObject({
    state: z.literal('not-applicable'),
    value: z.null(),
    ...seen,
    sample: z.null(),
    reason: reasonWhy,
  }),
]);

const Decision = z.strictObject({
  kind: z.string(),
  date: day,
  by: z.string(),
  reason: z.string(),
  link: z.string(),
  cycle: z.string().optional(),
  into: z.string().optional(),
  instead: z.string().optional(),
  answeredFor: z.string().optional(),
  followed: z.strictObject({ date: day, link: z.string() }).optional(),
  answerBy: day.optional(),
  notBefore: z.string().optional(),
  until: day.optional(),
  immediate: z.boolean().optional(),
  actions: z
    .array(
      z.strictObject({
        what: z.string(),
        role: z.string(),
        due: z.string(),
        done: z.strictObject({ date: day, link: z.string() }).optional(),
      }),
    )
    .readonly()
    .optional(),
});

const mend = z
  .strictObject({ how: z.string(), link: z.string().optional() })
  .optional()
  .describe('how to mend it, from the policy');

export const Project = z.strictObject({
  name: z.string(),
  team: z
    .string()
    .nullable()
    .describe('who looks after it; null where the registry lists it no more'),
  class: z.string(),
  role: z.enum(['judged', 'reference']),
  repositories: z.array(z.string()),
  paths: z
    .array(z.string())
    .describe('folders of an in-tree component; empty for a whole repository'),
  verdict: verdictName.nullable().describe('null for a reference project'),
  level: level
    .nullable()
    .describe('how urgent it is; null where it is not at risk, or a range holds several'),
  levels: z.array(level).describe('the levels that it may have, worst first'),
  mark: z
    .enum(['held', 'kept'])
    .nullable()
    .describe('why the verdict is another than the points of the day say, null where it is not'),
  since: day.nullable().describe('first snapshot with this verdict and level, without a break'),
  points: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .describe('0 to 100, higher is healthier; null where something is unknown'),
  pointsRange: z.tuple([z.number(), z.number()]).nullable().describe('worst and best'),
  pointsShort: z.number().nullable().describe('points that are missing to the healthy side'),
  coverage: z.number().min(0).max(1).nullable().describe('share of the card that was measured'),
  missing: z
    .array(
      z.strictObject({
        measure: z.string(),
        value: z.number(),
        needs: z.union([
          z.strictObject({ atLeast: z.number() }),
          z.strictObject({ below: z.number() }),
        ]),
        gain: z.number().describe('points of 100 that the step would bring'),
        text: z.string(),
        mend,
      }),
    )
    .describe('what is missing, the nearest first'),
  signs: z.array(
    z.strictObject({ measure: z.string(), says: z.string(), holds: z.boolean(), mend }),
  ),
  reasons: z.array(
    z.strictObject({
      code: z.string(),
      measure: z.string().optional(),
      args: z.record(z.string(), z.union([z.string(), z.number()])),
      text: z.string().describe('the reason in English'),
    }),
  ),
  kept: z
    .array(
      z.strictObject({
        measure: z.string(),
        atLeast: z.number().optional(),
        below: z.number().optional(),
        whereAsked: z.boolean().optional(),
        holds: z.enum(['yes', 'no', 'unknown', 'passed-over']),
      }),
    )
    .optional()
    .describe('the conditions of being finished but kept, where the card has any'),
  said: z
    .array(
      z.strictObject({
        code: z.string(),
        source: sourceName,
        repository: z.string(),
        path: z.string().optional(),
        text: z.string().optional(),
        since: day.optional(),
        readOn: day.optional(),
        commit: z.string().optional(),
        about: z.string().optional().describe('of a claim: who answers, or what is not for it'),
        until: day.optional(),
        contact: z.string().optional(),
      }),
    )
    .optional()
    .describe('what it says of itself: a fact, no verdict'),
  measurements: z.record(z.string(), Measurement),
  decision: Decision.nullable(),
  agreement: z.enum(['agree', 'differ', 'no-decision']),
  stage,
  timeline: z.array(Step),
  trend: z.array(
    z.strictObject({
      asOf: day,
      verdict: verdictName,
      levels: z.array(level).optional(),
      points: z.number().nullable(),
      range: z
        .strictObject({ worst: z.number(), best: z.number() })
        .optional()
        .describe('where the points are not known'),
      cycle: z.string().optional().describe('code name of the cycle that the snapshot measured'),
      figures: z
        .record(z.string(), z.number())
        .optional()
        .describe('commits, people and releases of that cycle, by measure'),
      because: z
        .string()
        .optional()
        .describe('code of the reason why the verdict is another than that of the points'),
      isOverOthers: z
        .literal(true)
        .optional()
        .describe('measured over other sources than the shown day: not to be compared with it'),
    }),
  ),
});
