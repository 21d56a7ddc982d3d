// The gate by job: what ran on a branch, what failed, and what that means for a change that breaks nothing.

import type { Known, Sourced, UnknownReason } from './facts.ts';
import type { RepositoryName } from './project.ts';
import type { IsoDate } from './time.ts';

export interface GateJob {
  readonly job: string;
  /** As in its newest run; undefined where no run tells. */
  readonly isVoting?: boolean;
  /** Gate runs in which it came to a result, and in how many of them it failed. */
  readonly runs?: number;
  readonly failed: number;
}

/** The runs of one pipeline on one branch. */
export interface GateBranch {
  readonly repository: RepositoryName;
  readonly pipeline: string;
  readonly branch: string;
  /** Decided runs, and those that passed. */
  readonly runs: number;
  readonly passed: number;
  /** Patch sets that passed, and those of them that passed at the first try. */
  readonly good: number;
  readonly atFirstTry: number;
  /** The job that failed most often first. */
  readonly jobs: readonly GateJob[];
  /** Why there may be more jobs, and how often each ran is not known. */
  readonly unseen?: UnknownReason;
}

/** A job that is configured for a pipeline and did not run. */
export interface IdleJob {
  readonly pipeline: string;
  readonly job: string;
}

export interface ProjectGate {
  readonly branches: readonly GateBranch[];
  readonly idle: Known<readonly IdleJob[]>;
}

export interface GateRow {
  readonly name: string;
  readonly gate: Sourced<ProjectGate>;
}

export interface GateReport {
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly pipelines: readonly string[];
  /** Where Zuul is. */
  readonly url: string;
  readonly projects: readonly GateRow[];
  /** Names and numbers of releases, which jobs carry in their names. */
  readonly series: readonly string[];
  /** What Zuul does not show of the window. */
  readonly remarks: readonly string[];
}

/** A share, or what is known of it. */
export type Share =
  | { readonly state: 'measured'; readonly value: number; readonly sample: number }
  | {
      readonly state: 'unknown';
      readonly reason: UnknownReason;
      readonly atLeast?: number;
      readonly atMost?: number;
    };

/** Of the runs of a job, the share that failed; of all runs of the branch, where its own were not read. */
export function failureShare({ runs, failed }: GateJob, branch: GateBranch): Share {
  if (runs !== undefined && runs > 0)
    return { state: 'measured', value: failed / runs, sample: runs };
  const reason = branch.unseen ?? didNotRun;
  if (branch.runs === 0 || failed === 0) return { state: 'unknown', reason };
  return { state: 'unknown', reason, atLeast: failed / branch.runs };
}

/** The chance that a change passes each voting job at once, if every job runs for it and fails by itself. */
export function chanceAtOnce(branch: GateBranch): Share {
  const voting = branch.jobs.filter(({ isVoting }) => isVoting !== false);
  const shares = voting.map((job) => failureShare(job, branch));
  const kept = shares.map((each) => (each.state === 'measured' ? each.value : (each.atLeast ?? 0)));
  const value = kept.reduce((chance, share) => chance * (1 - share), 1);
  const lost = shares.find(({ state }) => state === 'unknown');
  const reason =
    branch.unseen ??
    (lost?.state === 'unknown' ? lost.reason : undefined) ??
    (voting.some(({ isVoting }) => isVoting === undefined) ? votesUnknown : undefined) ??
    (voting.length === 0 ? didNotRun : undefined);
  if (reason === undefined) return { state: 'measured', value, sample: voting.length };
  return voting.length === 0
    ? { state: 'unknown', reason }
    : { state: 'unknown', reason, atMost: value };
}

/** Of the patch sets that passed, the share that passed at the first try. */
export function firstTryShare({ good, atFirstTry }: GateBranch): Share {
  if (good === 0) return { state: 'unknown', reason: nothingPassed };
  return { state: 'measured', value: atFirstTry / good, sample: good };
}

const didNotRun: UnknownReason = { code: 'not-collected', detail: 'it did not run in the window' };
const votesUnknown: UnknownReason = {
  code: 'not-collected',
  detail: 'whether each of its jobs votes is not known',
};
const nothingPassed: UnknownReason = {
  code: 'not-collected',
  detail: 'no change passed in the window',
};

/** Jobs that do the same on several Pythons, series or distributions. */
export interface Variants {
  /** Their common name, with `*` where they differ. */
  readonly name: string;
  readonly jobs: readonly string[];
}

/** What runs more than once on the branch; `series` are the names and numbers of releases. */
export function variantsOf(
  { jobs }: Pick<GateBranch, 'jobs'>,
  series: readonly string[],
): readonly Variants[] {
  const groups = new Map<string, string[]>();
  for (const { job } of jobs) {
    const name = commonName(job, series);
    groups.set(name, [...(groups.get(name) ?? []), job]);
  }
  return [...groups]
    .filter(([, alike]) => alike.length > 1)
    .map(([name, alike]) => ({ name, jobs: alike.toSorted() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const python = /^(py|python)\d[\d.]*$/;
const system =
  /^(xenial|bionic|focal|jammy|noble|resolute|buster|bullseye|bookworm|trixie|\d+-stream)$/;

function commonName(job: string, series: readonly string[]): string {
  const named = series.reduce(
    (name, each) => name.replace(new RegExp(`(^|-)${escaped(each)}(?=-|$)`), '$1*'),
    job.replace(/(^|-)(20\d\d)[-.]([12])(?=-|$)/, '$1*'),
  );
  const parts = named.split('-').map((part) => {
    if (python.test(part)) return part.replace(/\d.*$/, '*');
    return system.test(part) ? '*' : part;
  });
  return parts.join('-');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
