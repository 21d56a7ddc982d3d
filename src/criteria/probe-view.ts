// What a probe may look at: the trees of a day, their texts, the jobs, the calendar. Nothing here asks anybody.

import type { CriteriaPlaces, CriteriaSet, Proof, Seen, SeenAnswer } from '../domain/criteria.ts';
import type { Series } from '../domain/cycle.ts';
import type { Known } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { Jobs } from './job-run.ts';

/** A tree as of a day, with the texts of the files that questions name. */
export interface ReadTree {
  readonly commit: string;
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** Why texts are missing, where they are. */
  readonly lost?: string;
  /** Tags that were there on the day, oldest first. */
  readonly tags?: readonly string[];
  /** Who wrote what landed, a person a commit, by months; machines left out; only where a question asks. */
  readonly authors?: ReadonlyMap<number, Known<readonly string[]>>;
  /** Commits brought back to stable branches, newest first, by months; only where a question asks. */
  readonly backports?: ReadonlyMap<number, Known<readonly string[]>>;
}

export interface ProbeView {
  readonly name: string;
  readonly repository: RepositoryName;
  readonly trees: ReadonlyMap<RepositoryName, Known<ReadTree>>;
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly jobs: Jobs;
  readonly kinds: CriteriaSet['jobs'];
  readonly runtimes: CriteriaSet['runtimes'];
  readonly places: CriteriaPlaces;
  /** Series that were out on the day, oldest first, each with the months since. */
  readonly released: readonly { readonly series: Series; readonly months: number }[];
  readonly current: Series | undefined;
}

export function seen(answer: SeenAnswer, why: string, proof: readonly Proof[] = []): Seen {
  return { answer, why, proof };
}

/** The tree of a repository, or why there is none. */
export function treeOf(
  repository: RepositoryName,
  { trees }: Pick<ProbeView, 'trees'>,
): ReadTree | string {
  const tree = trees.get(repository);
  if (tree === undefined) return `${repository} was not read`;
  return tree.state === 'known' ? tree.value : `${repository}: ${tree.reason.detail}`;
}

/**
 * The written text for this project: `{name}`, or each name of a key. Undefined where the data has no such names.
 * Only words in braces are names: `{2}` and `{1,3}` belong to a pattern.
 */
export function namesIn(written: string, view: Pick<ProbeView, 'name' | 'names'>): Filled {
  const key = /\{([a-z][\w-]*)\}/.exec(written)?.[1];
  if (key === undefined) return [written];
  const values = key === 'name' ? [view.name] : view.names[key];
  if (values === undefined) return undefined;
  const filled = values.map((value) => namesIn(written.replace(`{${key}}`, value), view));
  return filled.some((each) => each === undefined)
    ? undefined
    : filled.flatMap((each) => each ?? []);
}

type Filled = readonly string[] | undefined;
