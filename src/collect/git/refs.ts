// What the refs of a mirror name: the tip of a branch, and the tags as releases leave them.

import type { Tag } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import { credible, saidSeconds } from './credible-dates.ts';
import { GitFault, readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

const format = [
  '%(refname)',
  '%(objecttype)',
  '%(objectname)',
  '%(committerdate:unix)',
  '%(taggerdate:unix)',
  '%(*objecttype)',
  '%(*objectname)',
  '%(*committerdate:unix)',
].join('%00');

export interface Refs {
  /** The commit that the branch names. */
  readonly tip: string;
  /** Every tag that names a commit, by name; tags of trees and files are no releases. */
  readonly tags: readonly Tag[];
}

/**
 * Reads both with one process: where nothing is new, starting git is most of the work. `readAt` is now: a tagger's date that
 * cannot be true gives way to the commit's.
 *
 * @throws GitFault `corrupt` when the branch names no commit.
 */
export async function readRefs(
  branch: string,
  readAt: EpochSeconds,
  options: GitOptions,
): Promise<Refs> {
  const args = ['for-each-ref', `--format=${format}`, `refs/heads/${branch}`, 'refs/tags'];
  const text = (await readGit(args, options)).toString('utf8');
  const rows = text.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\0')]));
  const tip = rows.find(([ref]) => ref === `refs/heads/${branch}`);
  // An object id first: a name that matches nothing must not look like a history of nothing.
  if (tip?.[1] !== 'commit' || tip[2] === undefined)
    throw new GitFault('corrupt', `${branch} of ${options.directory} names no commit.`);
  const named = rows.flatMap(([ref = '', ...rest]) =>
    ref.startsWith(tagPrefix) ? [{ ref, ...pointedAt(rest) }] : [],
  );
  const nested = named.filter(({ innerType }) => innerType === 'tag').map(({ ref }) => ref);
  const behind = await commitsBehind(nested, options);
  const tags = named.flatMap(({ ref, tagger, ...plain }) => {
    const { commit, committed } = behind.get(ref) ?? plain;
    if (commit === undefined) return [];
    const taggedAt = tagDate(tagger, committed, readAt);
    return [{ name: ref.slice(tagPrefix.length), commit, taggedAt }];
  });
  return { tip: tip[2], tags };
}

const tagPrefix = 'refs/tags/';

interface Pointed {
  /** Undefined where it is no commit, or only behind further tags. */
  readonly commit: string | undefined;
  readonly committed: string;
}

function pointedAt([
  type,
  id,
  ownDate = '',
  tagger = '',
  innerType,
  innerId,
  innerDate = '',
]: readonly string[]) {
  if (type === 'commit') return { commit: id, committed: ownDate, tagger, innerType };
  const commit = innerType === 'commit' ? innerId : undefined;
  return { commit, committed: innerDate, tagger, innerType };
}

/** However deep tags of tags go, two processes find the commits of all. */
async function commitsBehind(
  refs: readonly string[],
  options: GitOptions,
): Promise<ReadonlyMap<string, Pointed>> {
  if (refs.length === 0) return new Map();
  const check = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const found = await lines(
    check,
    refs.map((ref) => `${ref}^{commit}`),
    options,
  );
  const ids = refs.flatMap((ref, index) => {
    const [id = '', type] = found[index]?.split(' ') ?? [];
    return type === 'commit' ? [{ ref, id }] : [];
  });
  if (ids.length === 0) return new Map();
  const log = ['log', '--no-walk=unsorted', '--no-notes', '--format=%H %ct', '--stdin'];
  const rows = await lines(
    log,
    ids.map(({ id }) => id),
    options,
  );
  const dates = new Map(rows.map((row) => row.split(' ') as [string, string]));
  return new Map(ids.map(({ ref, id }) => [ref, { commit: id, committed: dates.get(id) ?? '' }]));
}

async function lines(
  args: readonly string[],
  input: readonly string[],
  options: GitOptions,
): Promise<readonly string[]> {
  const stdin = input.map((line) => `${line}\n`).join('');
  return (await readGit([...args], { ...options, stdin })).toString('utf8').split('\n');
}

/** A tag that claims to be a year older than its commit was made by a clock that had lost the date. */
const agoTolerance = 365 * 86_400;

function tagDate(tagger: string, committed: string, now: EpochSeconds): EpochSeconds | undefined {
  const taggedAt = credible(saidSeconds(tagger), now);
  const committedAt = credible(saidSeconds(committed), now);
  if (taggedAt === undefined || committedAt === undefined) return taggedAt ?? committedAt;
  return taggedAt < committedAt - agoTolerance ? committedAt : taggedAt;
}
