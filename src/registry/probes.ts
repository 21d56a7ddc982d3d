// How a probe is written in the data files: one way for criteria and for goals.

import { z } from 'zod';
import type { Probe } from '../domain/probe.ts';
import { number, repository, text, yesNo } from './fields.ts';

const globs = z
  .array(text('A path; `*` stays inside a folder, `**` does not, `!` in front leaves out.', 200))
  .min(1, 'expected at least one path')
  .meta({ description: 'Paths in the tree.' });

/** A pattern, which may hold names in braces. */
export const pattern = text('A regular expression; `^` and `$` match at lines.', 400).refine(
  isPattern,
  'expected a regular expression',
);

const kind = text('A kind of job, as `jobs` of the file names it.', 60);
const of = repository("Looks there instead of into the project's own.").optional();
const pipelines = z
  .array(text('A pipeline: gate, check, periodic.', 60))
  .min(1, 'expected at least one pipeline');
const months = number('How many months count.', { min: 1, max: 120 });

/** A probe with what an editor is told about it. */
export function probe(description: string) {
  return z.union([ProbeEntry]).meta({ description }) as unknown as z.ZodType<Probe>;
}

/** One way to look at a project. */
const ProbeEntry: z.ZodType<Probe> = z
  .lazy(() =>
    z.union([
      z.strictObject({ hasPath: globs, each: yesNo('Every path, not one.').optional(), of }),
      z.strictObject({ lacksPath: globs, of }),
      z.strictObject({ in: globs, contains: pattern, of }),
      z.strictObject({ in: globs, lacks: pattern, of }),
      z.strictObject({
        job: kind,
        pipelines: pipelines.optional(),
        voting: yesNo('False: one that does not vote will do.').optional(),
      }),
      z.strictObject({ seriesJobs: kind, pipelines, months }),
      z.strictObject({ dashboard: z.enum(['there', 'living']) }),
      z.strictObject({ runtimes: kind }),
      z.strictObject({
        imports: text('A module.', 60),
        against: text('Another module.', 60),
        in: globs,
      }),
      z.strictObject({
        released: z.enum(['any', 'latest', 'maintained']),
        months: months.optional(),
      }),
      z.strictObject({ tag: pattern }),
      z.strictObject({
        backports: number('Months in which something was brought back to a stable branch.', {
          min: 1,
          max: 120,
        }),
      }),
      z.strictObject({
        workIn: repository('Where the people of the project work as well.'),
        months,
      }),
      z.strictObject({ all: z.array(ProbeEntry).min(1, 'expected at least one probe') }),
      z.strictObject({ any: z.array(ProbeEntry).min(1, 'expected at least one probe') }),
    ]),
  )
  .meta({ description: 'How it is seen.' }) as z.ZodType<Probe>;

function isPattern(written: string): boolean {
  try {
    new RegExp(written.replace(/\{[a-z][\w-]*\}/g, 'x'), 'm');
    return true;
  } catch {
    return false;
  }
}
