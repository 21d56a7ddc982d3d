// The published form of `report --format json`: an interface for other programs, so it changes only with `schemaVersion`.

import { z } from 'zod';
import { sourceTitles } from '../sources/names.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const sourceName = z.enum([...sourceTitles.keys()]);
const window = z.strictObject({ name: z.string(), from: day, to: day });

const seen = {
  unit: z
    .string()
    .describe('what the value counts; a share lies between 0 and 1, yes is 1 and no is 0'),
  window,
  source: sourceName,
};
const reasonWhy = z.strictObject({ code: z.string(), detail: z.string() });

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
  followed: z.strictObject({ date: day, link: z.string() }).optional(),
  answerBy: day.optional(),
  notBefore: z.string().optional(),
  until: day.optional(),
  immediate: z.boolean().optional(),
});

const stage = z.enum(['active', 'calling', 'experimental', 'deprecated', 'retired', 'merged']);
const Step = z.strictObject({
  step: z.string(),
  date: day,
  state: z.enum(['done', 'overdue', 'due', 'planned']),
  estimated: z.boolean(),
  rule: z.string(),
  series: z.string().optional(),
  link: z.string().optional(),
  about: day.optional(),
});

const verdictName = z.enum(['healthy', 'at-risk', 'undetermined']);

const level = z.enum(['silent', 'failing', 'thin']);
const mend = z
  .strictObject({ how: z.string(), link: z.string().optional() })
  .optional()
  .describe('how to mend it, from the policy');

const Project = z.strictObject({
  name: z.string(),
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

export const ScorecardJson = z.strictObject({
  schemaVersion: z.literal(1),
  team: z.string(),
  asOf: day,
  cycle: z.strictObject({
    name: z.string(),
    title: z.string(),
    span: z.literal('quarter').optional(),
  }),
  windows: z.array(window),
  policyVersion: z.string(),
  definitionsVersion: z.number(),
  currentDefinitions: z
    .number()
    .optional()
    .describe('the definitions of this version, where the figures were made by others'),
  otherDefinitions: z
    .array(day)
    .optional()
    .describe('earlier days measured by other definitions: no trend and no verdict rests on them'),
  sourcesAsked: z.array(sourceName),
  projects: z.array(Project),
  sources: z.array(
    z.strictObject({
      source: sourceName,
      repository: z.string().describe('* stands for the whole team'),
      state: z.enum(['collected', 'failed', 'not-applicable']),
      reason: reasonWhy.optional(),
      remarks: z.array(z.string()).optional(),
    }),
  ),
  pins: z.array(
    z.strictObject({
      repository: z.string(),
      source: sourceName,
      commit: z.string().optional(),
      query: z.string().optional(),
      askedAt: z.string().optional(),
    }),
  ),
});
export type ScorecardJson = z.infer<typeof ScorecardJson>;

const Figure = z.strictObject({
  state: z.enum(['measured', 'unknown', 'not-applicable']),
  value: z.number().nullable(),
  reason: reasonWhy.optional(),
});
const side = z.strictObject({ asOf: day, cycle: z.string(), policyVersion: z.string() });
const fromTo = <T extends z.ZodType>(of: T) => z.strictObject({ from: of, to: of }).nullable();

const ComparisonJson = z.strictObject({
  schemaVersion: z.literal(1),
  team: z.string(),
  from: side,
  to: side,
  added: z.array(z.string()),
  removed: z.array(z.string()),
  projects: z.array(
    z.strictObject({
      name: z.string(),
      verdict: fromTo(verdictName),
      levels: fromTo(z.array(level)),
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

/** The JSON Schema (draft-7) of `report --format json`. */
export function scorecardJsonSchema(): object {
  return schemaOf(ScorecardJson, 'report');
}

/** The JSON Schema (draft-7) of `compare --format json`. */
export function comparisonJsonSchema(): object {
  return schemaOf(ComparisonJson, 'compare');
}

function schemaOf(schema: z.ZodType, command: string): object {
  const title = `stadium-scorecard: ${command} --format json, version 1`;
  return { title, ...z.toJSONSchema(schema, { target: 'draft-7' }) };
}
