// Reads what probes look at: the trees of a day, of the projects and of the repositories that the data names, with the
// texts of the files that the questions name and of no others.

import PQueue from 'p-queue';
import { authorsIn } from '../collect/git/authors.ts';
import { known, mirror } from '../collect/git/mirror.ts';
import { readRefs } from '../collect/git/refs.ts';
import { backportsIn } from '../collect/git/stable-lines.ts';
import { mirrored } from '../collect/governance/mirrored.ts';
import { jobConfig, jobsOf } from '../criteria/jobs.ts';
import type { ProbeView, ReadTree } from '../criteria/probe-view.ts';
import { wantedGlobs } from '../criteria/wanted.ts';
import type { CriteriaSet } from '../domain/criteria.ts';
import { type Calendar, seriesAt } from '../domain/cycle.ts';
import type { Identity, Known, UnknownReason } from '../domain/facts.ts';
import { matching } from '../domain/globs.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import type { Probe } from '../domain/probe.ts';
import type { ProjectClass, RepositoryName } from '../domain/project.ts';
import {
  addMonths,
  type EpochSeconds,
  endOfDay,
  type IsoDate,
  monthsBetween,
} from '../domain/time.ts';
import type { MirrorPlace } from './governance.ts';
import type { Places } from './outside-world.ts';
import { treeIn } from './trees.ts';

/** Where trees are read, and of which projects. */
export interface TreesRequest extends Places {
  readonly gitBase?: string;
  readonly offline?: boolean;
  readonly project?: readonly string[];
}

/** A project that questions are asked of. */
export interface Asked {
  readonly name: string;
  readonly repository: RepositoryName;
  readonly class: ProjectClass;
}

/** The day that is asked about, and the moment of asking. */
export interface Moment {
  readonly day: IsoDate;
  readonly calendar: Calendar;
  readonly readAt: EpochSeconds;
  /** Who is who; machines are nobody. */
  readonly people: PeopleDirectory;
}

export type Trees = ReadonlyMap<RepositoryName, Known<ReadTree>>;

/** The view of each project on the day, and every tree that was read. */
export async function probeViewsAt(
  asked: readonly Asked[],
  probes: readonly Probe[],
  set: Pick<CriteriaSet, 'places' | 'jobs' | 'templates' | 'runtimes' | 'names'>,
  moment: Moment,
  place: MirrorPlace,
): Promise<{ readonly views: ReadonlyMap<string, ProbeView>; readonly trees: Trees }> {
  const { day, calendar } = moment;
  const named = asked.map((each) => ({ ...each, names: set.names[each.name] ?? {} }));
  const wanted = wantedGlobs(probes, set.places, named);
  const own = wanted.get('') ?? [];
  const globs = new Map([...wanted].filter(([repository]) => repository !== ''));
  for (const { repository } of asked)
    globs.set(repository, [...(globs.get(repository) ?? []), ...own]);
  const months = [
    ...new Set(probes.flatMap((each) => ('backports' in each ? each.backports : []))),
  ];
  const members = new Set(asked.map(({ repository }) => repository));
  const work = probes.flatMap((each) => ('workIn' in each ? [each] : []));
  const spansOf = (repository: RepositoryName): Spans => ({
    backports: members.has(repository) ? months : [],
    work: work
      .filter(({ workIn }) => workIn === repository || members.has(repository))
      .map((each) => each.months),
  });
  const trees = await readTrees(globs, spansOf, moment, place);
  const config = jobConfig(set.places, trees);
  const released = calendar
    .filter(({ release, estimated }) => release <= day && !estimated)
    .map((series) => ({ series, months: monthsBetween(series.release, day) }));
  const shared = { trees, released, current: seriesAt(calendar, day), places: set.places };
  const views = named.map(({ name, repository, names }) => {
    const jobs = jobsOf(config, repository, trees.get(repository), set.templates);
    const { jobs: kinds, runtimes } = set;
    return [name, { ...shared, name, repository, names, jobs, kinds, runtimes }] as const;
  });
  return { views: new Map(views), trees };
}

/** Months of which something is asked of a history. */
interface Spans {
  readonly backports: readonly number[];
  readonly work: readonly number[];
}

async function readTrees(
  globs: ReadonlyMap<RepositoryName, readonly string[]>,
  spansOf: (repository: RepositoryName) => Spans,
  moment: Moment,
  place: MirrorPlace,
): Promise<Trees> {
  const queue = new PQueue({ concurrency: 3 });
  const read = [...globs].map(([repository, wanted]) =>
    queue.add(async () => {
      const tree = await readTree(repository, wanted, spansOf(repository), moment, place);
      return [repository, tree] as const;
    }),
  );
  return new Map(await Promise.all(read));
}

async function readTree(
  repository: RepositoryName,
  globs: readonly string[],
  spans: Spans,
  { day, readAt, people }: Moment,
  place: MirrorPlace,
): Promise<Known<ReadTree>> {
  const found = await mirror({ ...place, repository });
  if (found.state === 'unknown') return unread(found.reason);
  const source = mirrored(found.value, { signal: place.signal, offline: place.offline === true });
  const tree = await treeIn(source, repository, day, (paths) => matching(globs, paths));
  if (tree.state === 'unknown') return tree;
  const { directory, defaultBranch } = found.value;
  const refs = await known(() =>
    readRefs(defaultBranch, readAt, { directory, signal: place.signal }),
  );
  if (refs.state === 'unknown') return tree;
  const tags = refs.value.tags
    .filter(({ taggedAt = 0 }) => taggedAt <= endOfDay(day))
    .toSorted((a, b) => (a.taggedAt ?? 0) - (b.taggedAt ?? 0))
    .map(({ name }) => name);
  const timeOf = (months: number) => ({
    from: endOfDay(addMonths(day, -months)),
    to: endOfDay(day),
  });
  const backports = new Map<number, Known<readonly string[]>>();
  for (const months of spans.backports) {
    const told = await backportsIn(found.value, timeOf(months), place);
    backports.set(months, told.state === 'known' ? told : unread(told.reason));
  }
  const authors = new Map<number, Known<readonly string[]>>();
  for (const months of spans.work) {
    const told = await authorsIn(found.value, timeOf(months), place);
    authors.set(months, told.state === 'known' ? persons(told.value, people) : unread(told.reason));
  }
  const asked = {
    ...(backports.size === 0 ? {} : { backports }),
    ...(authors.size === 0 ? {} : { authors }),
  };
  return { state: 'known', value: { ...tree.value, tags, ...asked } };
}

function persons(
  authors: readonly Identity[],
  { isBot, personOf }: PeopleDirectory,
): Known<readonly string[]> {
  return { state: 'known', value: authors.filter((each) => !isBot(each)).map(personOf) };
}

/** Answers are kept and shipped: git's own words would put addresses and folders of one machine into them. */
function unread({ code }: UnknownReason): Known<never> {
  return { state: 'unknown', reason: { code, detail: `it could not be read (${code})` } };
}
