// Tags as releases leave them: the commit each one names, and when it was made.

import type { Tag } from '../../domain/facts.ts';
import { readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

const format = [
  '%(refname:strip=2)',
  '%(objecttype)',
  '%(objectname)',
  '%(*objecttype)',
  '%(*objectname)',
  '%(creatordate:unix)',
].join('%00');

/** Every tag that names a commit, by name; tags of trees and files are no releases. */
export async function readTags(options: GitOptions): Promise<readonly Tag[]> {
  const text = (
    await readGit(['for-each-ref', `--format=${format}`, 'refs/tags'], options)
  ).toString('utf8');
  const rows = text.split('\n').filter((line) => line !== '');
  const tags = await Promise.all(rows.map((row) => toTag(row.split('\0'), options)));
  return tags.filter((tag) => tag !== undefined);
}

async function toTag(
  [name = '', type = '', id = '', innerType = '', innerId = '', date = '']: readonly string[],
  options: GitOptions,
): Promise<Tag | undefined> {
  const taggedAt = Number(date) > 0 ? Number(date) : undefined;
  if (type === 'commit') return { name, commit: id, taggedAt };
  if (innerType === 'commit') return { name, commit: innerId, taggedAt };
  if (innerType !== 'tag') return undefined;
  const peeled = await readGit(['rev-parse', '--verify', `${innerId}^{}`], options);
  const commit = peeled.toString('utf8').trim();
  const kind = await readGit(['cat-file', '-t', commit], options);
  return kind.toString('utf8').trim() === 'commit' ? { name, commit, taggedAt } : undefined;
}
