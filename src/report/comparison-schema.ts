// The view model of a comparison, as its templates see it.

import { z } from 'zod';
import { NoteView } from './view-schema.ts';

const text = z.string().min(1);

export const ComparisonView = z.strictObject({
  team: text,
  from: text,
  to: text,
  fromCycle: text,
  toCycle: text,
  headline: text,
  warnings: z.array(text),
  notes: z.array(NoteView),
  rows: z.array(
    z.strictObject({
      name: text,
      verdict: text,
      isVerdictNew: z.boolean(),
      points: text,
      moves: z.array(text),
      people: text,
    }),
  ),
});
export type ComparisonView = z.infer<typeof ComparisonView>;
