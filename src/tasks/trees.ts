// The trees of repositories as of a day: paths, and the texts of a few small files.

import type { FileSource } from '../collect/governance/source.ts';
import type { ReadTree } from '../criteria/probe-view.ts';
import type { Known } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { endOfDay, type IsoDate } from '../domain/time.ts';
import { type MirrorPlace, sourceOf } from './governance.ts';

/** A repository's tree at the end of the day, with the texts of the files that `wanted` picks from its paths. */
export async function treeAt(
  repository: RepositoryName,
  asOf: IsoDate,
  place: MirrorPlace,
  wanted: (paths: readonly string[]) => readonly string[],
): Promise<Known<ReadTree>> {
  return await treeIn(await sourceOf(repository, place), repository, asOf, wanted);
}

/** The same from a mirror that is up to date. */
export async function treeIn(
  source: FileSource,
  repository: RepositoryName,
  asOf: IsoDate,
  wanted: (paths: readonly string[]) => readonly string[],
): Promise<Known<ReadTree>> {
  const found = await source.commitAt(endOfDay(asOf));
  if (found.state === 'unknown') return found;
  const { value: commit } = found;
  if (commit === undefined) {
    const detail = `${repository} has no commit on ${asOf}`;
    return { state: 'unknown', reason: { code: 'no-commit-yet', detail } };
  }
  const paths = await source.tree(commit);
  if (paths.state === 'unknown') return paths;
  const texts = await source.files(commit, wanted(paths.value));
  const tree = { commit, paths: paths.value };
  const value =
    texts.state === 'known'
      ? { ...tree, texts: texts.value }
      : { ...tree, texts: new Map<string, string>(), lost: texts.reason.detail };
  return { state: 'known', value };
}
