// The trees of the members as of a day: paths, and the texts of a few small files.

import type { Known } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { endOfDay, type IsoDate } from '../domain/time.ts';
import { type MirrorPlace, sourceOf } from './governance.ts';

export interface Tree {
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** Why texts are missing, where they are. */
  readonly lost?: string;
}

/** A repository's tree at the end of the day, with the texts of the files that `wanted` picks from its paths. */
export async function treeAt(
  repository: RepositoryName,
  asOf: IsoDate,
  place: MirrorPlace,
  wanted: (paths: readonly string[]) => readonly string[],
): Promise<Known<Tree>> {
  const source = await sourceOf(repository, place);
  const commit = await source.commitAt(endOfDay(asOf));
  if (commit.state === 'unknown') return commit;
  if (commit.value === undefined) {
    const detail = `${repository} has no commit on ${asOf}`;
    return { state: 'unknown', reason: { code: 'no-commit-yet', detail } };
  }
  const paths = await source.tree(commit.value);
  if (paths.state === 'unknown') return paths;
  const files = wanted(paths.value);
  if (files.length === 0)
    return { state: 'known', value: { paths: paths.value, texts: new Map() } };
  const texts = await source.files(commit.value, files);
  const value =
    texts.state === 'known'
      ? { paths: paths.value, texts: texts.value }
      : { paths: paths.value, texts: new Map<string, string>(), lost: texts.reason.detail };
  return { state: 'known', value };
}
