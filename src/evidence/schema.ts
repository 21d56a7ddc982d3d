// The stored form of a snapshot: every key it may have and nothing else, each window once and named by its measurements.

import { z } from 'zod';
import type { SourceReport, UnknownReason } from '../domain/facts.ts';
import type { Measured, NotApplicable, Unit, Unknown } from '../domain/measurement.ts';
import { projectClasses, type SourceName } from '../domain/project.ts';
import type { Saying, SayingCode } from '../domain/sayings.ts';
import {
  type InputPin,
  type ProjectEvidence,
  type Snapshot,
  snapshotVersion,
} from '../domain/snapshot.ts';
import { isDay, type TimeWindow } from '../domain/time.ts';
import type { Group, Head, Part } from './groups.ts';

/** A schema for each key of the type, so that a new key does not compile without one; in the order of the file, which stays. */
type ShapeOf<T> = Record<keyof T, z.ZodType>;

const text = z.string();
const count = z.number().min(0, 'expected 0 or more');
const day = text.refine(isDay, 'expected a day, YYYY-MM-DD');
const texts = z.array(text);
/** The names of sources, units and codes grow with the program; what it does not know it spells out. */
const source = text as unknown as z.ZodType<SourceName>;
const reason = z.strictObject({ code: text, detail: text } satisfies ShapeOf<UnknownReason>);

const seen = { unit: text as unknown as z.ZodType<Unit>, window: text, source };

const MeasuredRow = z
  .strictObject({
    state: z.literal('measured'),
    value: count,
    sample: count,
    ...seen,
    links: texts.optional(),
    since: day.optional(),
    names: texts.optional(),
    atMost: count.optional(),
    outOf: count.optional(),
  } satisfies ShapeOf<Measured>)
  .refine(
    ({ value, sample, atMost = value, outOf = sample }) => value <= atMost && sample <= outOf,
    'expected a range that does not end below its value, and a part no larger than its whole',
  )
  .refine(
    ({ value, names }) => names === undefined || names.length === value,
    'expected as many names as were counted',
  );

const Row = z.discriminatedUnion(
  'state',
  [
    MeasuredRow,
    z.strictObject({
      state: z.literal('unknown'),
      reason,
      ...seen,
      atLeast: count.optional(),
      atMost: count.optional(),
    } satisfies ShapeOf<Unknown>),
    z.strictObject({
      state: z.literal('not-applicable'),
      reason,
      ...seen,
    } satisfies ShapeOf<NotApplicable>),
  ],
  'expected a measurement that is measured, unknown or not-applicable',
);
export type Row = z.output<typeof Row>;

const SayingRow = z.strictObject({
  repository: text,
  code: text as unknown as z.ZodType<SayingCode>,
  path: text.optional(),
  since: day.optional(),
  source,
  text: text.optional(),
  readOn: day.optional(),
  about: text.optional(),
  until: day.optional(),
  contact: text.optional(),
  commit: text.optional(),
} satisfies ShapeOf<Saying>);

const Project = z.strictObject({
  name: text,
  class: z.enum(projectClasses),
  role: z.enum(['judged', 'reference']),
  repositories: texts,
  paths: texts,
  measurements: z.record(text, Row),
  said: z.array(SayingRow).optional(),
} satisfies ShapeOf<ProjectEvidence>);

const head = {
  snapshotVersion: z.literal(snapshotVersion),
  definitions: z.number(),
  team: text,
  asOf: day,
  cycle: text,
  windows: z.array(
    z.strictObject({
      name: text as unknown as z.ZodType<TimeWindow['name']>,
      from: day,
      to: day,
    } satisfies ShapeOf<TimeWindow>),
  ),
};

const inputs = {
  pins: z.array(
    z.strictObject({
      repository: text,
      askedAt: text.optional(),
      commit: text.optional(),
      query: text.optional(),
      source,
    } satisfies ShapeOf<InputPin>),
  ),
  sources: z.array(
    z.strictObject({
      repository: text,
      reason: reason.optional(),
      remarks: texts.optional(),
      source,
      state: z.enum(['collected', 'failed', 'not-applicable']),
    } satisfies ShapeOf<SourceReport>),
  ),
};

/** A snapshot as it is written. */
export const StoredSnapshot = z.strictObject({
  ...head,
  ...inputs,
  projects: z.array(Project),
} satisfies ShapeOf<Snapshot>);

/** Of a large family: what stands in front of the groups, and where each lies. */
export const StoredHead = z.strictObject({
  ...head,
  ...inputs,
  groups: z.array(
    z.strictObject({
      name: text,
      file: text.regex(/^groups\/[\w-][\w.-]*\.json$/, 'expected groups/NAME.json'),
      projects: count,
    } satisfies ShapeOf<Group>),
  ),
} satisfies ShapeOf<Head>);

/** The projects of one group. */
export const StoredPart = z.strictObject({
  group: text,
  ...inputs,
  projects: z.array(Project),
} satisfies ShapeOf<Part>);
