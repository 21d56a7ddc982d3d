// An evidence snapshot: every measurement of one as-of date, small, reviewed like code, free of people.

import type { SourceReport } from './facts.ts';
import type { Measurements } from './measurement.ts';
import type { ProjectClass, RepositoryName } from './project.ts';
import type { Saying } from './sayings.ts';
import type { IsoDate, TimeWindow } from './time.ts';

export const snapshotVersion = 1;

export interface Snapshot {
  readonly snapshotVersion: typeof snapshotVersion;
  /** Version of the measures' definitions; figures of different versions are not compared. */
  readonly definitions: number;
  readonly team: string;
  readonly asOf: IsoDate;
  /** Code name of the series whose cycle is measured. */
  readonly cycle: string;
  readonly windows: readonly TimeWindow[];
  readonly pins: readonly InputPin[];
  readonly sources: readonly SourceReport[];
  readonly projects: readonly ProjectEvidence[];
}

/** Exactly what was read: enough to read the same again. */
export interface InputPin {
  readonly repository: RepositoryName;
  readonly source: SourceReport['source'];
  /** Commit of the default branch at the as-of date. */
  readonly commit?: string;
  readonly query?: string;
  /** When a source that forgets was asked (ISO instant, UTC). */
  readonly askedAt?: string;
}

export interface ProjectEvidence {
  readonly name: string;
  readonly class: ProjectClass;
  readonly role: 'judged' | 'reference';
  readonly repositories: readonly RepositoryName[];
  readonly paths: readonly string[];
  readonly measurements: Measurements;
  /** What it says of itself, where it says anything. */
  readonly said?: readonly Saying[];
}
