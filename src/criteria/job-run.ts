// A job as a project runs it, whatever the day's configuration is written in.

import type { ProjectJobs, Proof } from '../domain/criteria.ts';

export interface JobRun {
  readonly job: string;
  readonly pipeline: string;
  readonly branch: string;
  readonly isVoting: boolean;
  readonly nodes: number;
  readonly place: Required<Pick<Proof, 'repository' | 'commit' | 'path'>>;
  readonly template?: string;
  /** As ProjectJob has them. */
  readonly branches?: readonly string[];
}

export interface Jobs {
  readonly runs: readonly JobRun[];
  /** Why there may be more: what is not at hand, one phrase each. */
  readonly missing: readonly string[];
}

/** The same without what only proof needs. */
export function byPipeline({ runs, missing }: Jobs): ProjectJobs {
  const names = [...new Set(runs.map(({ pipeline }) => pipeline))].sort();
  const pipelines = names.map((name) => {
    const jobs = runs
      .filter(({ pipeline }) => pipeline === name)
      .map(({ job, isVoting, branches }) => ({
        job,
        isVoting,
        ...(branches === undefined ? {} : { branches }),
      }));
    return [name, jobs.sort((a, b) => (a.job < b.job ? -1 : 1))] as const;
  });
  return { pipelines: Object.fromEntries(pipelines), missing: [...new Set(missing)] };
}
