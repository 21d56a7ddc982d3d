// What the refs of a mirror name: the tip of a branch, and the tags as releases leave them.

import type { Tag } from '../../domain/facts.ts';
import { GitFault, readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

const format = [
  '%(refname)',
  '%(objecttype)',
  '%(objectname)',
  '%(*objecttype)',
  '%(*objectname)',
  '%(creatordate:unix)',
].join('%00');

export interface Refs {
  /** The commit that the branch names. */
  readonly tip: string;
  /** Every tag that names a commit, by name; tags of trees and files are no releases. */
  readonly tags: readonly Tag[];
}

/**
 * Reads both with one process: where nothing is new, starting git is most of the work.
 *
 * @throws GitFault `corrupt` when the branch names no commit.
 */
export async function readRefs(branch: string, options: GitOptions): Promise<Refs> {
  const args = ['for-each-ref', `--format=${format}`, `refs/heads/${branch}`, 'refs/tags'];
  const text = (await readGit(args, options)).toString('utf8');
  const all = text.split('\n').filter((line) => line !== '');
  const rows = all.map((line) => line.split('\0'));
  const tip = rows.find(([ref]) => ref === `refs/heads/${branch}`);
  // An object id first: a name that matches nothing must not look like a history of nothing.
  if (tip?.[1] !== 'commit' || tip[2] === undefined)
    throw new GitFault('corrupt', `${branch} of ${options.directory} names no commit.`);
  const tags = await Promise.all(
    rows.filter(([ref]) => ref?.startsWith(tagged)).map((row) => toTag(row, options)),
  );
  return { tip: tip[2], tags: tags.filter((tag) => tag !== undefined) };
}

const tagged = 'refs/tags/';

async function toTag(
  [ref = '', type = '', id = '', innerType = '', innerId = '', date = '']: readonly string[],
  options: GitOptions,
): Promise<Tag | undefined> {
  const name = ref.slice(tagged.length);
  const taggedAt = Number(date) > 0 ? Number(date) : undefined;
  if (type === 'commit') return { name, commit: id, taggedAt };
  if (innerType === 'commit') return { name, commit: innerId, taggedAt };
  if (innerType !== 'tag') return undefined;
  const peeled = await readGit(['rev-parse', '--verify', `${innerId}^{}`], options);
  const commit = peeled.toString('utf8').trim();
  const kind = await readGit(['cat-file', '-t', commit], options);
  return kind.toString('utf8').trim() === 'commit' ? { name, commit, taggedAt } : undefined;
}
