// Reads the bugs of one Launchpad project, those under some of its tags where the registry names any.

import { z } from 'zod';
import type { HttpClient } from '../../http/client.ts';
import { SourceFailure } from '../../http/failure.ts';

const Time = z.iso.datetime({ offset: true }).nullish();

/** One bug as far as one project is concerned. */
export const BugTask = z.object({
  self_link: z.string(),
  status: z.string(),
  importance: z.string(),
  is_complete: z.boolean(),
  date_created: z.iso.datetime({ offset: true }),
  date_closed: Time,
  date_left_new: Time,
  date_left_closed: Time,
});
export type BugTask = z.infer<typeof BugTask>;

const Page = z.object({
  total_size: z.int().optional(),
  entries: z.array(BugTask),
  next_collection_link: z.string().nullish(),
});

const mostPages = 200;
/** All of them: without a status Launchpad lists what is open. */
const statuses = [
  'New',
  'Incomplete',
  'Opinion',
  'Invalid',
  "Won't Fix",
  'Expired',
  'Confirmed',
  'Triaged',
  'In Progress',
  'Fix Committed',
  'Fix Released',
];

export interface Place {
  readonly project: string;
  readonly tags: readonly string[];
}

/** Open bugs, and all that were touched since the day. Throws SourceFailure where a list did not come whole. */
export async function readBugs(
  http: HttpClient,
  url: string,
  place: Place,
  since: string,
): Promise<readonly BugTask[]> {
  const open = await readList(http, addressOf(url, place));
  const touched = statuses.map((status) => `&status=${encodeURIComponent(status)}`).join('');
  const recent = await readList(http, `${addressOf(url, place)}${touched}&modified_since=${since}`);
  return [...new Map([...open, ...recent].map((task) => [task.self_link, task])).values()];
}

export function addressOf(url: string, { project, tags }: Place): string {
  const named = tags.map((tag) => `&tags=${encodeURIComponent(tag)}`).join('');
  const any = tags.length > 1 ? '&tags_combinator=Any' : '';
  return `${url.replace(/\/+$/, '')}/1.0/${project}?ws.op=searchTasks&omit_duplicates=true&ws.size=300${named}${any}`;
}

/** A list is whole when its last page came, said so, and there are as many rows as the first page promised. */
async function readList(http: HttpClient, address: string): Promise<readonly BugTask[]> {
  const rows = new Map<string, BugTask>();
  const { origin } = new URL(address);
  const seen = new Set<string>();
  const list = { bytes: 0 };
  let total = 0;
  for (let next: string | null | undefined = address; next; ) {
    if (seen.has(next) || seen.size >= mostPages || new URL(next, origin).origin !== origin) {
      throw new SourceFailure('pagination', `the pages of ${origin} do not come to an end there`);
    }
    seen.add(next);
    const page: z.infer<typeof Page> = await http.fetchJson(next, Page, { list });
    for (const task of page.entries) rows.set(task.self_link, task);
    total = Math.max(total, page.total_size ?? 0);
    next = page.next_collection_link;
  }
  if (rows.size >= total) return [...rows.values()];
  const detail = `${origin} promises ${total} bugs and lists ${rows.size}`;
  throw new SourceFailure('pagination', detail);
}
