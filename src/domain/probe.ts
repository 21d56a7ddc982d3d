// Probes: how data says what to look at in a project.

import type { RepositoryName } from './project.ts';

/**
 * One way to look at a project. Paths are globs: `*` stays inside a folder, `**` does not, `!` in front leaves out.
 * Paths and patterns may hold `{name}`, the project's, or a key of the data's `names`. `of` is the repository looked
 * into; the project's own unless told.
 */
export type Probe =
  | { readonly hasPath: readonly string[]; readonly each?: boolean; readonly of?: RepositoryName }
  | { readonly lacksPath: readonly string[]; readonly of?: RepositoryName }
  | { readonly in: readonly string[]; readonly contains: string; readonly of?: RepositoryName }
  | { readonly in: readonly string[]; readonly lacks: string; readonly of?: RepositoryName }
  /** A job of a kind that `jobs` of the data names; in the gate and voting unless told. */
  | { readonly job: string; readonly pipelines?: readonly string[]; readonly voting?: boolean }
  /** Jobs of a kind whose names say each maintained series. */
  | { readonly seriesJobs: string; readonly pipelines: readonly string[]; readonly months: number }
  /** A dashboard of failure rates: one that is there, or one that shows jobs that gate today. */
  | { readonly dashboard: 'there' | 'living' }
  /** Unit jobs for the runtimes of the series, by the data's table. */
  | { readonly runtimes: string }
  /** Imports of one module counted against those of another, in these files. */
  | { readonly imports: string; readonly against: string; readonly in: readonly string[] }
  /** Release files: any at all, the latest series, or each series maintained (released within so many months). */
  | { readonly released: 'any' | 'latest' | 'maintained'; readonly months?: number }
  | { readonly tag: string }
  /** Cherry-picks on stable branches in so many months. */
  | { readonly backports: number }
  /** Commits there, in so many months, by people with three or more in the project. */
  | { readonly workIn: RepositoryName; readonly months: number }
  | { readonly all: readonly Probe[] }
  | { readonly any: readonly Probe[] };
