// The fields of Zuul's answers that are read. What a buildset was about moved into `refs` in 2024; both forms are taken.

import { z } from 'zod';
import { isRealDay } from '../credible.ts';

/** `2026-08-20T12:00:00`, UTC without saying so. */
const Time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/)
  .refine((text) => isRealDay(text) && !Number.isNaN(secondsOf(text)), 'a date that exists');

const Ref = z.object({
  project: z.string().nullish(),
  branch: z.string().nullish(),
  change: z.int().nullish(),
  patchset: z.union([z.string(), z.int()]).nullish(),
});

export const ZuulBuildset = Ref.extend({
  _id: z.int().optional(),
  uuid: z.string(),
  result: z.string().nullable(),
  pipeline: z.string(),
  event_timestamp: Time.nullish(),
  first_build_start_time: Time.nullish(),
  last_build_end_time: Time.nullish(),
  refs: z.array(Ref).optional(),
});

export const ZuulBuild = z.object({
  _id: z.int().optional(),
  uuid: z.string(),
  job_name: z.string(),
  result: z.string().nullable(),
  voting: z.boolean(),
  start_time: Time.nullish(),
  end_time: Time.nullish(),
  buildset: z.object({ uuid: z.string() }),
});

export const ZuulTenants = z.array(z.object({ name: z.string() }));

export const ZuulProject = z.object({
  configs: z.array(
    z.object({
      pipelines: z.array(z.object({ name: z.string(), jobs: z.array(z.unknown()).optional() })),
    }),
  ),
});

/** Each job as the list of its variants; a project's own and those of its templates stand apart. */
export const ZuulJobs = z.object({
  configs: z.array(
    z.object({
      pipelines: z.array(
        z.object({
          name: z.string(),
          jobs: z.array(z.array(z.object({ name: z.string() }))).optional(),
        }),
      ),
    }),
  ),
});

export type ZuulRef = z.infer<typeof Ref>;
export type ZuulBuildset = z.infer<typeof ZuulBuildset>;
export type ZuulBuild = z.infer<typeof ZuulBuild>;

/** Seconds since 1970 of a time of Zuul. */
export function secondsOf(text: string): number {
  return Date.parse(`${text.slice(0, 19)}Z`) / 1000;
}

/** When a row began; undefined while it waits. */
export function timeOfBuildset(row: ZuulBuildset): number | undefined {
  const text = row.event_timestamp ?? row.first_build_start_time ?? row.last_build_end_time;
  return text ? secondsOf(text) : undefined;
}

export function timeOfBuild(row: ZuulBuild): number | undefined {
  const text = row.start_time ?? row.end_time;
  return text ? secondsOf(text) : undefined;
}
