// A job as a project runs it, whatever the day's configuration is written in.

import type { Proof } from '../domain/criteria.ts';

export interface JobRun {
  readonly job: string;
  readonly pipeline: string;
  readonly branch: string;
  readonly isVoting: boolean;
  readonly nodes: number;
  readonly place: Required<Pick<Proof, 'repository' | 'commit' | 'path'>>;
  readonly template?: string;
}

export interface Jobs {
  readonly runs: readonly JobRun[];
  /** Why there may be more: what is not at hand, one phrase each. */
  readonly missing: readonly string[];
}
