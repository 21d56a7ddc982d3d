// The view models of the two pages, checked before their templates run.

import { z } from 'zod';
import { isMarkup, type Markup } from '../words/html.ts';
import { DecisionView, ProjectView, ScorecardView } from './view-schema.ts';

const text = z.string().min(1);
const link = z.strictObject({ text, href: text });

const markup = z.custom<Markup>(isMarkup);

/** The frame of a page. */
const SiteView = z.strictObject({
  family: text,
  age: text,
  pages: z.array(z.strictObject({ text, href: text, isHere: z.boolean() })),
});
export type SiteView = z.infer<typeof SiteView>;

const Row = ProjectView.extend({
  href: text,
  anchor: text,
  sortPoints: text,
  /** Where it stands; empty where it is active. */
  standing: z.string(),
  moved: z.strictObject({ direction: text, text }).nullable(),
  misses: z.array(text),
  team: link.nullable(),
  strip: markup.nullable(),
  commitBars: markup.nullable(),
  stacks: markup.nullable(),
});

const page = { security: text, site: SiteView, contest: link.nullable() };

const Linked = z.strictObject({ name: text, href: text.nullable() });

export const OverviewPage = ScorecardView.extend({
  ...page,
  forms: z.array(link),
  projects: z.array(ProjectView),
  groups: z.array(
    z.strictObject({
      kind: text,
      word: text,
      symbol: text,
      count: text,
      sentence: text,
      projects: z.array(Row),
    }),
  ),
  references: z.array(Row),
  heading: text,
  /** The group that the page is about; null for the whole family. */
  about: text.nullable(),
  /** The groups of a family that is too large for a row a project. */
  parts: z
    .strictObject({
      kind: text,
      rows: z.array(
        z.strictObject({
          ...{ title: text, href: text, count: text },
          cells: z.array(z.strictObject({ word: text, count: text })),
        }),
      ),
      /** Every project by name; none where there are too many for the page. */
      members: z.array(z.strictObject({ name: text, href: text })),
    })
    .nullable(),
  pictures: z.boolean(),
  columns: z.number(),
  cutAt: z.number(),
  heads: markup.nullable(),
  open: z.array(z.strictObject({ projects: z.array(Linked), more: z.string(), text })),
  waiting: z.array(Linked.extend({ text })),
  /** How somebody takes one of them over. */
  takeOver: text,
  steps: z.array(
    z.strictObject({ date: text, isEstimated: z.boolean(), step: text, projects: text }),
  ),
  differing: text,
  changes: z
    .strictObject({
      since: text,
      notes: z.array(
        z.strictObject({
          sign: z.string(),
          direction: text,
          projects: z.array(Linked.extend({ text })),
          more: z.string(),
        }),
      ),
    })
    .nullable(),
});
export type OverviewPage = z.infer<typeof OverviewPage>;

/** A page whose body is made in code: only its frame is a template. */
export const BodyPage = z.strictObject({
  security: text,
  site: SiteView,
  title: text,
  lead: text.nullable(),
  basis: text.nullable(),
  body: markup,
  forms: z.array(link),
});
export type BodyPage = z.infer<typeof BodyPage>;

const MeasureRow = z.strictObject({
  id: text,
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
  neighbours: z.strictObject({ place: text, before: link.nullable(), after: link.nullable() }),
  story: text,
  kin: z.array(text),
  threshold: text.nullable(),
  isJudged: z.boolean(),
  dial: markup.nullable(),
  answering: z.array(text),
  hurt: text,
  groups: z.array(
    z.strictObject({
      title: text,
      points: text,
      rows: z.array(MeasureRow.extend({ points: text, reason: text, bullet: markup.nullable() })),
    }),
  ),
  /** What counts neither way; empty where everything counts. */
  uncounted: z.string(),
  scaled: text.nullable(),
  others: z.array(MeasureRow),
  people: z.array(z.strictObject({ name: text, commits: text })),
  /** The commits behind each count, with the commands that give the same. */
  commits: z.array(
    z.strictObject({
      title: text,
      count: text,
      lines: z.array(z.strictObject({ day: text, id: text, href: z.string() })),
      commands: z.array(text),
    }),
  ),
  prospects: z.array(text),
  decisions: z.array(DecisionView),
  lanes: z.array(z.strictObject({ size: text, picture: markup })),
  trend: z.array(
    z.strictObject({
      asOf: text,
      symbol: text,
      word: text,
      points: text,
      own: text,
      code: text,
      people: text,
      releases: text,
    }),
  ),
  criteria: z
    .strictObject({
      title: text,
      href: text,
      cells: z.array(z.strictObject({ title: text, words: text })),
    })
    .nullable(),
  /** Where the measures are defined, and the badge; empty where nothing lies beside the page. */
  definitions: z.string(),
  badge: z.string(),
  limits: z.array(z.strictObject({ title: text, text })),
  links: z.array(link),
});
export type ProjectPage = z.infer<typeof ProjectPage>;
