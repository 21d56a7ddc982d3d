// The view models of the two pages, checked before their templates run.

import { z } from 'zod';
import { DecisionView, NoteView, ProjectView, ScorecardView } from './view-schema.ts';

const text = z.string().min(1);
const link = z.strictObject({ text, href: text });

const SparkChart = z.strictObject({
  width: z.number(),
  height: z.number(),
  path: text,
  endX: z.number(),
  endY: z.number(),
  label: text,
});
export type SparkChart = z.infer<typeof SparkChart>;

const HistoryChart = z.strictObject({
  width: z.number(),
  height: z.number(),
  left: z.number(),
  right: z.number(),
  axisY: z.number(),
  path: text,
  ticks: z.array(z.strictObject({ y: z.number(), textY: z.number(), value: z.number() })),
  threshold: z.strictObject({ y: z.number(), textY: z.number() }).nullable(),
  dots: z.array(z.strictObject({ x: z.number(), y: z.number(), verdict: text, label: text })),
  key: z.array(z.strictObject({ verdict: text, word: text, symbol: text })),
  dates: z.array(z.strictObject({ x: z.number(), anchor: text, text })),
});
export type HistoryChart = z.infer<typeof HistoryChart>;

const TimelineChart = z.strictObject({
  width: z.number(),
  height: z.number(),
  top: z.number(),
  bottom: z.number(),
  left: z.number(),
  right: z.number(),
  todayX: z.number(),
  todayY: z.number(),
  /** Height of the rows together. */
  inner: z.number(),
  cycles: z.array(
    z.strictObject({
      x: z.number(),
      width: z.number(),
      middle: z.number(),
      title: text.nullable(),
      milestones: z.array(z.strictObject({ x: z.number(), label: text })),
    }),
  ),
  rows: z.array(
    z.strictObject({
      y: z.number(),
      textY: z.number(),
      name: text,
      marks: z.array(
        z.strictObject({ x: z.number(), y: z.number(), path: text, state: text, label: text }),
      ),
    }),
  ),
  more: text.nullable(),
});
export type TimelineChart = z.infer<typeof TimelineChart>;

const Row = ProjectView.extend({
  href: text,
  sortPoints: text,
  sortNext: text,
  spark: SparkChart.nullable(),
});

const page = { security: text, contest: link.nullable() };

export const OverviewPage = ScorecardView.extend({
  ...page,
  projects: z.array(Row),
  references: z.array(Row),
  steps: z.array(
    z.strictObject({ date: text, isEstimated: z.boolean(), step: text, projects: text }),
  ),
  timelineChart: TimelineChart.nullable(),
  changes: z.strictObject({ since: text, notes: z.array(NoteView) }).nullable(),
});
export type OverviewPage = z.infer<typeof OverviewPage>;

const MeasureRow = z.strictObject({
  title: text,
  definition: text.nullable(),
  value: text,
  isUnknown: z.boolean(),
  window: text,
  sample: text,
  source: text,
  links: z.array(link),
});
export type MeasureRow = z.infer<typeof MeasureRow>;

export const ProjectPage = ProjectView.extend({
  ...page,
  team: text,
  asOf: text,
  stale: text.nullable(),
  cycle: text,
  period: text,
  cycleWindow: text,
  policyVersion: text,
  evidence: text,
  home: text,
  story: text,
  kin: z.array(text),
  threshold: text.nullable(),
  isJudged: z.boolean(),
  groups: z.array(
    z.strictObject({
      title: text,
      points: text,
      rows: z.array(MeasureRow.extend({ points: text, reason: text })),
    }),
  ),
  scaled: text.nullable(),
  others: z.array(MeasureRow),
  people: z.array(z.strictObject({ name: text, commits: text })),
  prospects: z.array(text),
  decisions: z.array(DecisionView),
  history: HistoryChart.nullable(),
  trend: z.array(z.strictObject({ asOf: text, symbol: text, word: text, points: text })),
  limits: z.array(z.strictObject({ title: text, text })),
  links: z.array(link),
});
export type ProjectPage = z.infer<typeof ProjectPage>;
