// Histories for questions about the past: what the cache holds is enough, since the past does not change.

import { openCache } from '../cache/open.ts';
import { type Mailmaps, readMailmaps } from '../collect/git/mailmaps.ts';
import { type NamingOptions, readNaming } from '../collect/git/naming.ts';
import { collectHistories, type GitHistories } from '../collect/run.ts';
import { type PeopleDirectory, peopleDirectory } from '../domain/people.ts';
import { type RepositoryName, repositoriesOf } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { contradictionsIn, directoryByDay } from '../measure/mailmaps.ts';
import { type Past, pinsOf, prepare } from '../measure/project.ts';
import type { Data } from '../registry/load.ts';
import { cacheFolder } from './folders.ts';
import { type BaseOptions, filledFrom } from './git-base.ts';
import { namedIn } from './named-people.ts';
import type { World } from './outside-world.ts';

/** The past from the cache; only what it lacks is asked for. Requirement and job files are read as of the days. */
export async function readPast(
  data: Data,
  days: readonly IsoDate[],
  options: BaseOptions,
  world: World,
): Promise<Past> {
  const cacheRoot = await cacheFolder(options, world);
  const store = openCache(cacheRoot);
  try {
    const common = {
      ...(await filledFrom(data, options, world)),
      cacheRoot,
      store,
      readAt: Math.floor(world.now().getTime() / 1000),
      signal: world.signal,
    };
    const wanted = repositoriesOf(data.registry);
    const cached = await collectHistories(wanted, { ...common, offline: true });
    const missing = wanted.filter((name) => cached.facts.get(name)?.state !== 'known');
    if (missing.length === 0) return await pastOf(data, cached, days, common);
    world.tell?.({ kind: 'reading', repositories: missing });
    const fresh = await collectHistories(missing, { ...common, offline: false });
    const facts = new Map([...cached.facts, ...fresh.facts]);
    return await pastOf(data, { facts, earlier: fresh.earlier }, days, common);
  } finally {
    store.close();
  }
}

/** A past, and what was read to tell who is who in it. */
export interface ReadPast extends Past {
  readonly mailmaps?: Mailmaps;
}

/** Histories with what requirement and job files named at the tips of the days. */
export async function pastOf(
  { people, registry, decisions }: Data,
  { facts, earlier }: Pick<GitHistories, 'facts' | 'earlier'>,
  days: readonly IsoDate[],
  options: NamingOptions,
): Promise<ReadPast> {
  const past = prepare(facts, earlier, peopleDirectory(people), registry.projects);
  if (days.length === 0) return past;
  const tips = days
    .flatMap((day) => pinsOf(past, day))
    .map(({ repository, commit = '' }) => ({ repository, commit }));
  const naming = await readNaming(tips, options);
  const named = await namedIn(registry, options);
  const retiredOn = retirements(decisions);
  const read = { ...past, naming, retiredOn, ...(named && { named }) };
  if (!people.mailmap) return read;
  const mailmaps = await readMailmaps(tips, options);
  const directoryAt = directoryByDay(past, people, mailmaps.texts);
  return { ...read, directoryAt, mailmaps };
}

/** What a reader should know of the mailmaps of a day, by repository. */
export function mailmapRemarks(
  mailmaps: Mailmaps | undefined,
  pins: readonly InputPin[],
  directory: PeopleDirectory,
): ReadonlyMap<RepositoryName, string> {
  if (mailmaps === undefined) return new Map();
  const unread = [...mailmaps.unread].map(
    ([name, { detail }]) => [name, `its .mailmap could not be read: ${detail}`] as const,
  );
  const against = [...contradictionsIn(pins, mailmaps.texts, directory)].map(
    ([name, count]) =>
      [
        name,
        `${count} of its .mailmap's lines contradict another repository's, which counts`,
      ] as const,
  );
  return new Map([...against, ...unread]);
}

/** The day of each retirement or merger that no later decision took back. */
export function retirements(decisions: Data['decisions']): ReadonlyMap<string, IsoDate> {
  const days = new Map<string, IsoDate>();
  for (const { project, kind, date } of decisions.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    if (kind === 'retire' || kind === 'merge-into') days.set(project, date);
    else if (kind === 'revive') days.delete(project);
  }
  return days;
}
