// What members and the family's page of people say on a day, for drift: README and manifests, release notes, who is named.
// Histories come from the cache as they are; single files that it lacks are asked for unless offline.

import { readGit } from '../collect/git/fault.ts';
import { listTree, readFiles } from '../collect/git/files.ts';
import { known, type Mirror, mirror } from '../collect/git/mirror.ts';
import { isTellingNote, noteSaying } from '../collect/git/release-notes.ts';
import { sayingFiles, sayingIn } from '../collect/git/sayings.ts';
import { isUnseenForYear } from '../domain/answering.ts';
import { isInCycles } from '../domain/cycle.ts';
import { addressUnder, isInTree, type Project, type RepositoryName } from '../domain/project.ts';
import type { DatedSaying, TreeSaying } from '../domain/sayings.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { dayOf, endOfDay, type IsoDate } from '../domain/time.ts';
import { snapshotDays } from '../evidence/places.ts';
import { readSnapshot } from '../evidence/snapshots.ts';
import type { MemberWords } from '../lifecycle/drift-words.ts';
import type { Data } from '../registry/load.ts';
import { evidenceFolder } from './folders.ts';
import type { MirrorPlace } from './governance.ts';
import { namedIn } from './named-people.ts';

/** Of those that the team lists on the day. */
export async function memberWords(
  { registry, calendar }: Data,
  folder: string,
  asOf: IsoDate,
  place: MirrorPlace,
): Promise<MemberWords & { readonly unread: readonly RepositoryName[] }> {
  const members = registry.projects.filter(({ listed }) => isInCycles(calendar, listed, asOf));
  const said = new Map<string, readonly DatedSaying[]>();
  const unread: string[] = [];
  for (const [repository, projects] of byRepository(members)) {
    const found = await mirror({ ...place, repository, offline: true });
    if (found.state === 'unknown') {
      unread.push(repository);
      continue;
    }
    for (const [project, words] of await saidIn(found.value, projects, asOf, place)) {
      said.set(project, words);
    }
  }
  for (const [project, words] of hostedWords(folder, asOf)) {
    said.set(project, [...(said.get(project) ?? []), ...words]);
  }
  const ledgers = await namedIn({ ...registry, projects: members }, place);
  const base = registry.sources.git?.base ?? place.base;
  return {
    ...{ said, unread },
    named: new Map(
      [...(ledgers ?? [])].flatMap(([project, ledger]) =>
        ledger.state === 'known' ? [[project, ledger.value] as const] : [],
      ),
    ),
    commitLink: (repository, commit) =>
      `${addressUnder(base, repository).replace(/\.git$/, '')}/commit/${commit}`,
    unseen: unseenIn(folder, asOf),
  };
}

function byRepository(projects: readonly Project[]): ReadonlyMap<string, readonly Project[]> {
  const map = new Map<string, Project[]>();
  for (const project of projects) {
    const [repository] = project.repositories;
    if (repository === undefined || project.role === 'reference') continue;
    map.set(repository, [...(map.get(repository) ?? []), project]);
  }
  return map;
}

/** A README and a manifest speak for the whole tree; a release note for whatever it names. */
async function saidIn(
  from: Mirror,
  projects: readonly Project[],
  asOf: IsoDate,
  place: MirrorPlace,
): Promise<ReadonlyMap<string, readonly DatedSaying[]>> {
  const commit = await tipOn(from, asOf, place);
  const paths = commit === undefined ? undefined : await listTree(from, commit, reading(place));
  if (commit === undefined || paths?.state !== 'known') return new Map();
  const texts = await textsOf(
    from,
    commit,
    paths.value.filter((path) => sayingFiles.test(path)),
    place,
  );
  const notes = await textsOf(from, commit, paths.value.filter(isTellingNote), place);
  const said = new Map<string, readonly DatedSaying[]>();
  for (const project of projects) {
    const own = isInTree(project)
      ? []
      : [...texts].map(([path, text]) => sayingIn(path, text, from.repository));
    const noted = [...notes].map(([path, text]) => noteSaying(path, text, project.name));
    const words = [...own, ...noted].filter((each) => each !== undefined);
    said.set(project.name, await dated(words, from, commit, place));
  }
  return said;
}

const reading = ({ signal, offline = false }: MirrorPlace) => ({ signal, offline });

async function tipOn(
  { directory, defaultBranch }: Mirror,
  asOf: IsoDate,
  { signal }: MirrorPlace,
): Promise<string | undefined> {
  const args = ['log', '--first-parent', '--format=%H %ct', `refs/heads/${defaultBranch}`, '--'];
  const text = await known(async () => (await readGit(args, { directory, signal })).toString());
  const rows = text.state === 'known' ? text.value.trim().split('\n') : [];
  return rows.map((row) => row.split(' ')).find(([, at]) => Number(at) <= endOfDay(asOf))?.[0];
}

/** Nothing where they are not at hand and nobody may be asked. */
async function textsOf(
  from: Mirror,
  commit: string,
  paths: readonly string[],
  place: MirrorPlace,
): Promise<ReadonlyMap<string, string>> {
  const found = await readFiles(from, commit, paths, reading(place));
  return found.state === 'known' ? found.value : new Map();
}

/** The day of the newest change of each file; the newest first. */
async function dated(
  words: readonly TreeSaying[],
  { directory }: Mirror,
  commit: string,
  { signal }: MirrorPlace,
): Promise<readonly DatedSaying[]> {
  const rows: DatedSaying[] = [];
  for (const word of words) {
    const args = ['log', '-1', '--first-parent', '--format=%ct', commit, '--', word.path];
    const text = await known(async () => (await readGit(args, { directory, signal })).toString());
    if (text.state === 'known') rows.push({ ...word, since: dayOf(Number(text.value)) });
  }
  return rows.sort((one, other) => (one.since > other.since ? -1 : 1));
}

/** What its host says of a project, by the newest snapshot up to the day: that it is archived, its description. */
function hostedWords(folder: string, asOf: IsoDate): ReadonlyMap<string, readonly DatedSaying[]> {
  const { projects, asOf: day } = newest(folder, asOf) ?? { projects: [], asOf };
  return new Map(
    projects.map(({ name, said = [] }) => [
      name,
      said
        .filter(({ source }) => source === 'github')
        .map(({ code, path, text = code, since, readOn = day }) => ({
          ...{ code, text, since: since ?? readOn },
          path: path === undefined ? 'GitHub' : `its ${path} on GitHub`,
        })),
    ]),
  );
}

function newest(folder: string, asOf: IsoDate): Snapshot | undefined {
  const evidence = evidenceFolder(folder);
  const day = snapshotDays(evidence).findLast((each) => each <= asOf);
  return day === undefined ? undefined : readSnapshot(evidence, day);
}

/** By the newest snapshot up to the day. */
function unseenIn(folder: string, asOf: IsoDate): ReadonlyMap<string, IsoDate> {
  const { projects, asOf: day } = newest(folder, asOf) ?? { projects: [], asOf };
  const unseen = projects.filter(({ measurements }) => isUnseenForYear(measurements, day));
  return new Map(unseen.map(({ name }) => [name, day]));
}
