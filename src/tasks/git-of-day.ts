// What git tells of a day, wherever it was read: from mirrors on this machine, or from the facts that several machines left.

import type { Known, RepositoryFacts, SourceReport } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { InputPin, ProjectEvidence } from '../domain/snapshot.ts';
import type { Others } from '../measure/one-project.ts';

export interface GitOfDay {
  /** The tips of the day. */
  readonly pins: readonly InputPin[];
  readonly reports: readonly SourceReport[];
  /** Why requirement and job files could not be read, by repository: it leaves open who uses the others. */
  readonly unread: ReadonlyMap<RepositoryName, string>;
  /** What a reader should know of the mailmaps, by repository. */
  readonly remarks: ReadonlyMap<RepositoryName, string>;
  /** Commits read from git now, as against taken from what was kept. */
  readonly commitsRead: number;
  /** Shares that the facts came from; empty where they were read on this machine. */
  readonly shards: readonly string[];
  /** For sources that are held against git. */
  readonly histories: () => Promise<ReadonlyMap<RepositoryName, Known<RepositoryFacts>>>;
  readonly measure: (asked: Others) => Promise<readonly ProjectEvidence[]>;
  readonly close: () => Promise<void>;
}
