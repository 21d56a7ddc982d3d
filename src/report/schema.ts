// The published form of `report --format json`: an interface for other programs, so it changes only with `schemaVersion`.

import { z } from 'zod';
import { ComparisonJson } from './schema-comparison.ts';
import { day, reasonWhy, sourceName, window } from './schema-parts.ts';
import { Project } from './schema-project.ts';

export const ScorecardJson = z.strictObject({
  schemaVersion: z.literal(1),
  team: z.string(),
  asOf: day,
  decidedTo: day.optional().describe('decisions count up to it; figures are of `asOf`'),
  cycle: z.strictObject({
    name: z.string(),
    title: z.string(),
    span: z.literal('quarter').optional(),
  }),
  windows: z.array(window),
  policyVersion: z.string(),
  healthyFrom: z.number().optional().describe('points from which a project is healthy'),
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
