// Pages that name people, read through their whole history under all the paths that they have had.

import type { Known } from '../../domain/facts.ts';
import type { NamedLedger, NamedLedgers, NamedList } from '../../domain/named-people.ts';
import type { NamedForm } from '../../domain/project.ts';
import { type FileVersion, fileVersions } from '../git/files.ts';
import { type MirrorOptions, mirror } from '../git/mirror.ts';
import { namedOnPage } from './page.ts';

export interface NamedPage {
  readonly repository: string;
  /** Where it is, and where it was before. */
  readonly paths: readonly string[];
  readonly form: NamedForm;
  /** Projects that it may speak of. */
  readonly projects: readonly string[];
}

type Options = Omit<MirrorOptions, 'repository'>;

/** Who was named for each project, change by change; why that cannot be known where a page could not be read. */
export async function readNamed(
  pages: readonly NamedPage[],
  options: Options,
): Promise<NamedLedgers> {
  const ledgers = new Map<string, Known<NamedLedger>>();
  for (const page of pages) {
    const read = await versionsOf(page, options);
    for (const [project, ledger] of ledgersOf(page, read)) ledgers.set(project, ledger);
  }
  return ledgers;
}

/** Oldest first; a move from one path to another is no version of its own. */
export async function versionsOf(
  { repository, paths }: NamedPage,
  options: Options,
): Promise<Known<readonly FileVersion[]>> {
  // Mostly a member that this run has just read: then nobody is asked twice.
  const cached = await mirror({ ...options, repository, offline: true });
  const found = cached.state === 'known' ? cached : await mirror({ ...options, repository });
  if (found.state === 'unknown') return found;
  const { signal, offline = false } = options;
  const byCommit = new Map<string, FileVersion>();
  for (const path of paths) {
    const read = await fileVersions(found.value, path, found.value.defaultBranch, {
      signal,
      offline,
    });
    if (read.state === 'unknown') return read;
    for (const each of read.value) {
      if (byCommit.get(each.commit)?.content === undefined) byCommit.set(each.commit, each);
    }
  }
  const versions = [...byCommit.values()].sort((one, other) => one.committedAt - other.committedAt);
  return { state: 'known', value: versions };
}

export function ledgersOf(
  { repository, form, projects }: NamedPage,
  versions: Known<readonly FileVersion[]>,
): readonly (readonly [string, Known<NamedLedger>])[] {
  if (versions.state === 'unknown') return projects.map((project) => [project, versions]);
  const pages = versions.value.map(({ commit, committedAt, content = '' }) => ({
    ...{ commit, committedAt },
    named: namedOnPage(form, content, projects),
  }));
  return projects.map((project) => {
    const lists = pages.map(({ named, ...at }) => ({ ...at, names: named.get(project) ?? [] }));
    return [project, { state: 'known', value: { repository, lists: lists.filter(isChange) } }];
  });
}

/** Whether somebody came or went; the order in which people stand says nothing. */
function isChange({ names }: NamedList, at: number, all: readonly NamedList[]): boolean {
  const before = all[at - 1]?.names ?? [];
  return before.length !== names.length || names.some((name) => !before.includes(name));
}
