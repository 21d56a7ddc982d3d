// Every version of the page that names people, under all the paths that it has had.

import type { Known } from '../../domain/facts.ts';
import type { NamedForm, NamedVersion } from '../../domain/named.ts';
import { fileVersions } from '../git/files.ts';
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

/** Oldest first; a move from one path to another is no version of its own. */
export async function readNamed(
  page: NamedPage,
  options: Omit<MirrorOptions, 'repository'>,
): Promise<Known<readonly NamedVersion[]>> {
  const { repository } = page;
  // Mostly a member that this run has just read: then nobody is asked twice.
  const cached = await mirror({ ...options, repository, offline: true });
  const found = cached.state === 'known' ? cached : await mirror({ ...options, repository });
  if (found.state === 'unknown') return found;
  const { signal, offline = false } = options;
  const versions: NamedVersion[] = [];
  for (const path of page.paths) {
    const read = await fileVersions(found.value, path, found.value.defaultBranch, {
      ...(signal === undefined ? {} : { signal }),
      offline,
    });
    if (read.state === 'unknown') return read;
    for (const { commit, committedAt, content } of read.value) {
      if (content === undefined) continue;
      versions.push({ commit, committedAt, named: namedOnPage(page.form, content, page.projects) });
    }
  }
  return { state: 'known', value: versions.sort((a, b) => a.committedAt - b.committedAt) };
}
