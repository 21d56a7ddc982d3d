// From a repository's name to its facts: mirror it, read what was not read before, and tell how to get the whole history.

import type {
  Commit,
  Known,
  RepositoryFacts,
  SourceReport,
  UnknownReason,
} from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { CommitStore } from '../../domain/stores.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import { behindTip } from './behind-tip.ts';
import { withCredibleDates } from './credible-dates.ts';
import { askGit, readGit } from './fault.ts';
import { createLogReader, logArguments } from './log.ts';
import { known, type Mirror, type MirrorOptions, mirror, setAside } from './mirror.ts';
import { readReviews } from './notes.ts';
import { readRefs } from './refs.ts';
import type { GitOptions } from './run.ts';

export interface CollectOptions extends Omit<MirrorOptions, 'repository'> {
  readonly store: CommitStore;
  /** Now. Dates more than a day later cannot be true. */
  readonly readAt: EpochSeconds;
  /** Told of the whole history while it is at hand. */
  readonly onFacts?: (facts: RepositoryFacts) => void;
}

export interface Collected {
  readonly repository: RepositoryName;
  /**
   * Reads the whole history from the store, anew at each call: nobody holds those of a large family while others are
   * still read. Undefined when it could not be known; the report says why.
   */
  readonly facts: (() => RepositoryFacts) | undefined;
  readonly report: SourceReport;
  /** What was read from git now, as against taken from the store. */
  readonly read: { readonly commits: number; readonly notes: number };
}

/** Facts of one repository. Whatever is wrong with it ends in the report; only a wrong address or a stop is thrown. */
export async function collectRepository(
  repository: RepositoryName,
  options: CollectOptions,
): Promise<Collected> {
  const first = await attempt(repository, options);
  if (first.state === 'known') return first.value;
  if (first.reason.code !== 'corrupt' || first.mirror === undefined || options.offline === true)
    return failed(repository, first.reason);
  setAside(first.mirror);
  const second = await attempt(repository, options, ['its mirror was corrupt and was made anew']);
  return second.state === 'known' ? second.value : failed(repository, second.reason);
}

type Attempt =
  | Extract<Known<Collected>, { state: 'known' }>
  | { readonly state: 'unknown'; readonly reason: UnknownReason; readonly mirror?: Mirror };

async function attempt(
  repository: RepositoryName,
  options: CollectOptions,
  remarks: readonly string[] = [],
): Promise<Attempt> {
  const found = await mirror({ ...options, repository });
  if (found.state === 'unknown') return found;
  const result = await known(() => readFacts(found.value, options, remarks));
  return result.state === 'known' ? result : { ...result, mirror: found.value };
}

async function readFacts(
  from: Mirror,
  options: CollectOptions,
  remarks: readonly string[],
): Promise<Collected> {
  const git: GitOptions = { directory: from.directory, signal: options.signal };
  const { repository, defaultBranch } = from;
  const { tip, tags } = await readRefs(defaultBranch, options.readAt, git);
  const read = await readNewCommits(repository, tip, options, git);
  const history = await behindTip(repository, tip, options.store, git);
  const reviews = await readReviews(from, options);
  const head = { repository, defaultBranch, tip, tags };
  const facts = factsOf(head, history.commits, reviews.found, options.readAt);
  options.onFacts?.(facts);
  const all = [
    ...from.remarks,
    ...remarks,
    ...(history.rewritten ? ['its history was rewritten since an earlier run'] : []),
    ...counted(history.missing, 'commit could not be read', 'commits could not be read'),
    ...counted(badDates(facts.commits), 'date cannot be true', 'dates cannot be true'),
    ...counted(
      reviews.unreadable,
      'review note could not be read',
      'review notes could not be read',
    ),
  ];
  return {
    repository,
    facts: fromStore(head, history.again, reviews.again, options.readAt),
    report: report(repository, all),
    read: { commits: read, notes: reviews.readNow },
  };
}

type Head = Pick<RepositoryFacts, 'repository' | 'defaultBranch' | 'tip' | 'tags'>;
type Reviews = RepositoryFacts['reviews'];

function factsOf(
  head: Head,
  commits: readonly Commit[],
  reviews: Reviews,
  readAt: EpochSeconds,
): RepositoryFacts {
  return { ...head, reviews, commits: commits.map((each) => withCredibleDates(each, readAt)) };
}

/** Made where no history is in sight: what a function can see is held as long as the function. */
function fromStore(
  head: Head,
  commits: () => readonly Commit[],
  reviews: () => Reviews,
  readAt: EpochSeconds,
): () => RepositoryFacts {
  return () => factsOf(head, commits(), reviews(), readAt);
}

/** Reads the commits behind the tip that are behind no tip read before; gives their number. */
async function readNewCommits(
  repository: RepositoryName,
  tip: string,
  options: CollectOptions,
  git: GitOptions,
): Promise<number> {
  const covered = options.store.coveredTips(repository);
  if (covered.includes(tip)) return 0;
  const known = await existing(covered, git);
  const adding = options.store.adding(repository);
  let count = 0;
  const reader = createLogReader({
    onCommit: (commit) => {
      adding.add(commit);
      count += 1;
    },
  });
  const stdin = [tip, ...known.map((id) => `^${id}`), ''].join('\n');
  try {
    await askGit([...logArguments, '--stdin'], { ...git, stdin, onOutput: reader.push });
    reader.end();
    adding.cover(tip);
  } catch (error) {
    adding.giveUp();
    throw error;
  }
  return count;
}

async function existing(ids: readonly string[], git: GitOptions): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const answer = await readGit(['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    ...git,
    stdin: ids.map((id) => `${id}\n`).join(''),
  });
  const lines = answer.toString('utf8').split('\n');
  return lines
    .filter((line) => line.endsWith(' commit'))
    .map((line) => line.slice(0, -' commit'.length));
}

function badDates(commits: readonly Commit[]): number {
  return commits.filter(
    ({ authoredAt, committedAt }) => authoredAt === undefined || committedAt === undefined,
  ).length;
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function report(repository: RepositoryName, remarks: readonly string[]): SourceReport {
  const base = { source: 'git', repository, state: 'collected' } as const;
  return remarks.length === 0 ? base : { ...base, remarks };
}

function failed(repository: RepositoryName, reason: UnknownReason): Collected {
  return {
    repository,
    facts: undefined,
    report: { source: 'git', repository, state: 'failed', reason },
    read: { commits: 0, notes: 0 },
  };
}
