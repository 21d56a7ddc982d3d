// The names behind the figures, from the cache: for `--people` alone, because a scorecard holds none.

import type { Worker } from '../domain/people.ts';
import type { IsoDate } from '../domain/time.ts';
import { rosters } from '../measure/project.ts';
import type { Data } from '../registry/load.ts';
import { readPast } from './histories.ts';
import type { CommonOptions, Shell } from './world.ts';

/** Names by project, as of the day. Reads from the sources only what the cache lacks. */
export async function peopleBehind(
  data: Data,
  asOf: IsoDate,
  options: CommonOptions & { readonly gitBase?: string },
  shell: Shell,
): Promise<ReadonlyMap<string, readonly Worker[]>> {
  const past = await readPast(data, [], options, shell);
  return rosters(data.registry.projects, past, data.calendar, asOf);
}
