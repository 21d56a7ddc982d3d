// Histories for questions about the past: what the cache holds is enough, since the past does not change.

import { openCache } from '../cache/open.ts';
import type { RepositoryCommit } from '../collect/git/commits-of.ts';
import type { FleetOptions } from '../collect/git/fleet.ts';
import { type Mailmaps, readMailmaps } from '../collect/git/mailmaps.ts';
import { type NamingOptions, readNaming } from '../collect/git/naming.ts';
import { collectHistories, type GitHistories } from '../collect/run.ts';
import type { Known, RepositoryFacts } from '../domain/facts.ts';
import { type PeopleDirectory, peopleDirectory } from '../domain/people.ts';
import { type RepositoryName, repositoriesOf } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { landingHistory, tipAt } from '../measure/history.ts';
import { contradictionsIn, directoryByDay } from '../measure/mailmaps.ts';
import { type Past, prepare } from '../measure/project.ts';
import type { Data } from '../registry/load.ts';
import { unreadMailmapWords } from '../words/evidence.ts';
import { cacheFolder } from './folders.ts';
import { type BaseOptions, filledFrom } from './git-base.ts';
import { namedIn } from './named-people.ts';
import { interruptible, type World } from './outside-world.ts';

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
      ...hearing(world),
    };
    const wanted = repositoriesOf(data.registry);
    const cached = await readHistories(wanted, days, { ...common, offline: true });
    const missing = wanted.filter((name) => cached.facts.get(name)?.state !== 'known');
    if (missing.length === 0) return await pastOf(data, cached, common);
    world.tell?.({ kind: 'reading', repositories: missing });
    const fresh = await readHistories(missing, days, { ...common, offline: false });
    const facts = new Map([...cached.facts, ...fresh.facts]);
    const tips = cached.tips?.concat(fresh.tips ?? []);
    return await pastOf(data, { facts, earlier: fresh.earlier, tips }, common);
  } finally {
    store.close();
  }
}

/** How far the reading is: of histories, then of trees. */
function hearing({ tell }: World): Pick<FleetOptions & NamingOptions, 'onProgress' | 'onRead'> {
  return {
    onProgress: ({ event, repository, done, total }) => {
      if (event !== 'started') tell?.({ kind: 'histories', repository, done, total });
    },
    onRead: (repository, done, total) => tell?.({ kind: 'files', repository, done, total }),
  };
}

/** How to get the histories, and the tips of the days, at which files are read; undefined where no day is asked for. */
export interface ReadHistories extends GitHistories {
  readonly tips: readonly RepositoryCommit[] | undefined;
}

/** Reads one history after the other and holds none: what a start of git costs grows with the memory of who starts it. */
export async function readHistories(
  repositories: readonly RepositoryName[],
  days: readonly IsoDate[],
  options: FleetOptions,
): Promise<ReadHistories> {
  const tips: RepositoryCommit[] = [];
  const onFacts = (facts: RepositoryFacts) => tips.push(...tipsOf(facts, days));
  const read = await collectHistories(repositories, { ...options, onFacts });
  return { ...read, tips: days.length === 0 ? undefined : tips };
}

function tipsOf(facts: RepositoryFacts, days: readonly IsoDate[]): readonly RepositoryCommit[] {
  if (days.length === 0) return [];
  const history = landingHistory(facts);
  const commits = new Set(days.flatMap((day) => tipAt(history, day) ?? []));
  return [...commits].map((commit) => ({ repository: facts.repository, commit }));
}

/** A past, and what was read to tell who is who in it. */
export interface ReadPast extends Past {
  readonly mailmaps?: Mailmaps;
}

/** Histories with what requirement and job files named at the tips. Whatever git is asked comes before histories are held. */
export async function pastOf(
  { people, registry, decisions }: Data,
  { facts, earlier, tips }: Pick<ReadHistories, 'facts' | 'earlier' | 'tips'>,
  options: NamingOptions,
): Promise<ReadPast> {
  const naming = tips && (await readNaming(tips, options));
  const named = tips && (await namedIn(registry, options));
  const mailmaps = tips && people.mailmap ? await readMailmaps(tips, options) : undefined;
  const past = prepare(
    new Map(await interruptible(loaded(facts), options)),
    earlier.map((load) => load()),
    peopleDirectory(people),
    registry.projects,
  );
  if (naming === undefined) return past;
  const read = { ...past, naming, retiredOn: retirements(decisions), ...(named && { named }) };
  if (mailmaps === undefined) return read;
  return { ...read, directoryAt: directoryByDay(past, people, mailmaps.texts), mailmaps };
}

function* loaded(
  facts: GitHistories['facts'],
): Generator<readonly [RepositoryName, Known<RepositoryFacts>]> {
  for (const [name, each] of facts)
    yield [name, each.state === 'known' ? { state: 'known', value: each.value() } : each];
}

/** What a reader should know of the mailmaps of a day, by repository. */
export function mailmapRemarks(
  mailmaps: Mailmaps | undefined,
  pins: readonly InputPin[],
  directory: PeopleDirectory,
): ReadonlyMap<RepositoryName, string> {
  if (mailmaps === undefined) return new Map();
  const unread = [...mailmaps.unread].map(
    ([name, { detail }]) => [name, unreadMailmapWords(detail)] as const,
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
