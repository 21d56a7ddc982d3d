// The view model that templates see. It is checked before a template runs: inside a block Handlebars takes a missing field for false.

import { z } from 'zod';

/** Never empty: an empty cell would hide what is missing. */
const text = z.string().min(1);

export const StepView = z.strictObject({
  project: text,
  step: text,
  date: text,
  state: z.enum(['done', 'overdue', 'due', 'planned']),
  isOverdue: z.boolean(),
  isEstimated: z.boolean(),
  sentence: text,
  link: text.nullable(),
});
export type StepView = z.infer<typeof StepView>;

export const NoteView = z.strictObject({ project: text, text, link: text.nullable() });
export type NoteView = z.infer<typeof NoteView>;

export const DecisionView = z.strictObject({
  word: text,
  sentence: text,
  date: text,
  link: text.nullable(),
  differs: z.boolean(),
});
export type DecisionView = z.infer<typeof DecisionView>;

const kind = z.enum([
  'silent',
  'failing',
  'failing-or-thin',
  'thin',
  'undetermined',
  'healthy',
  'reference',
]);

const VerdictView = z.strictObject({
  name: z.enum(['healthy', 'at-risk', 'undetermined', 'reference']),
  /** The level where it is at risk, else the verdict: its name, word and symbol. */
  kind,
  word: text,
  symbol: text,
  /** `held` or `kept` where the verdict is another than the points say, else empty. */
  mark: z.enum(['held', 'kept', '']),
  /** Since when it is so. */
  since: text.nullable(),
});

const MissView = z.strictObject({
  short: text,
  sentence: text,
  mend: text.nullable(),
  link: text.nullable(),
});

/** Who waits for a review; a dash where there is nothing to count. */
export const ReviewsView = z.strictObject({
  rows: z.array(
    z.strictObject({ name: text, open: text, waiting: text, days: text, unseen: text }),
  ),
  total: z.strictObject({ open: text, waiting: text, unseen: text }),
  /** Sentences: this cycle, and the one before. */
  backlog: z.array(text),
});
export type ReviewsView = z.infer<typeof ReviewsView>;

export const ProjectView = z.strictObject({
  name: text,
  class: text,
  repositories: z.array(text),
  paths: z.array(text),
  summary: text.nullable(),
  verdict: VerdictView,
  points: text,
  /** Points that are missing to the healthy side; empty where none is. */
  short: z.string(),
  /** The nearest miss, or why there is no verdict, in a few words; empty where it is healthy. */
  nearest: z.string(),
  missing: z.array(MissView),
  good: z.array(text),
  signs: z.array(text),
  coverage: text,
  /** What it says of itself, before any figure. */
  says: z.array(text),
  isPartlyKnown: z.boolean(),
  reasons: z.array(z.strictObject({ short: text, sentence: text })),
  decidedBy: z.array(text),
  commits: text,
  decision: DecisionView.nullable(),
  stage: text,
  next: StepView.nullable(),
  timeline: z.array(StepView),
});
export type ProjectView = z.infer<typeof ProjectView>;

export const ScorecardView = z.strictObject({
  team: text,
  asOf: text,
  /** Said before anything else where the figures are old. */
  stale: text.nullable(),
  cycle: text,
  period: text,
  cycleWindow: text,
  policyVersion: text,
  /** `healthy from 70 points`, where that is known. */
  threshold: text.nullable(),
  evidence: text,
  counts: z.array(
    z.strictObject({
      name: kind,
      verdict: text,
      word: text,
      symbol: text,
      count: text,
    }),
  ),
  headline: text,
  /** What the marks behind the verdicts mean, a sentence each. */
  marks: z.array(text),
  commitsNote: text,
  projects: z.array(ProjectView),
  references: z.array(ProjectView),
  overdue: z.array(NoteView),
  disagreements: z.array(NoteView),
  unknowns: z.array(NoteView),
  /** Null where no source of reviews was asked. */
  reviews: ReviewsView.nullable(),
});
export type ScorecardView = z.infer<typeof ScorecardView>;
