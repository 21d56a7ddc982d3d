// What scorecard and comparison share in their published form: days, windows, levels, steps, reasons.

import { z } from 'zod';
import { sourceTitles } from '../sources/names.ts';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const sourceName = z.enum([...sourceTitles.keys()]);

export const window = z.strictObject({ name: z.string(), from: day, to: day });

export const reasonWhy = z.strictObject({ code: z.string(), detail: z.string() });

export const stage = z.enum([
  'active',
  'calling',
  'experimental',
  'deprecated',
  'retired',
  'merged',
]);

export const Step = z.strictObject({
  step: z.string(),
  date: day,
  state: z.enum(['done', 'overdue', 'due', 'planned']),
  estimated: z.boolean(),
  rule: z.string(),
  series: z.string().optional(),
  link: z.string().optional(),
  about: day.optional(),
  action: z.strictObject({ what: z.string(), role: z.string() }).optional(),
});

export const verdictName = z.enum(['healthy', 'at-risk', 'undetermined']);

export const level = z.enum(['silent', 'failing', 'thin']);
