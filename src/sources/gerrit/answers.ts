// The fields of Gerrit's answers that are read, as its REST documentation gives them.

import { z } from 'zod';
import { isRealDay } from '../credible.ts';

/** `2026-08-20 12:00:00.000000000`, UTC without saying so. */
const timestamp = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?$/;
export const Timestamp = z
  .string()
  .regex(timestamp)
  .refine((text) => isRealDay(text) && !Number.isNaN(secondsOf(text)), 'a date that exists');

const Account = z.object({
  _account_id: z.int().optional(),
  name: z.string().optional(),
  username: z.string().optional(),
  email: z.string().optional(),
  tags: z.array(z.string()).optional(),
});

const Approval = Account.extend({ value: z.int().optional(), date: Timestamp.optional() });

const Message = z.object({
  author: Account.optional(),
  real_author: Account.optional(),
  date: Timestamp,
  message: z.string(),
  tag: z.string().optional(),
  _revision_number: z.union([z.int(), z.string()]).optional(),
});

export const GerritChange = z.object({
  project: z.string(),
  branch: z.string(),
  change_id: z.string().optional(),
  subject: z.string(),
  status: z.enum(['NEW', 'MERGED', 'ABANDONED']),
  created: Timestamp,
  updated: Timestamp,
  submitted: Timestamp.optional(),
  _number: z.int(),
  owner: Account,
  labels: z.record(z.string(), z.looseObject({ all: z.array(Approval).optional() })).optional(),
  messages: z.array(Message).optional(),
  work_in_progress: z.boolean().optional(),
  _more_changes: z.boolean().optional(),
});

export const GerritPage = z.array(GerritChange);

export const GerritProjects = z.record(z.string(), z.object({ id: z.string() }));

export type GerritAccount = z.infer<typeof Account>;
export type GerritMessage = z.infer<typeof Message>;
export type GerritChange = z.infer<typeof GerritChange>;

/** Seconds since 1970 of a timestamp of Gerrit. */
export function secondsOf(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`) / 1000;
}

/** The other way round, without fractions. */
export function timestampOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
