// What a project says of itself: that it was archived, has moved, or that nobody looks after it. A fact, never a verdict.

import type { RepositoryName, SourceName } from './project.ts';
import type { IsoDate } from './time.ts';

export type SayingCode =
  | 'archived'
  | 'deprecated'
  | 'unmaintained'
  | 'moved'
  | 'retired'
  | 'inactive'
  | 'emptied'
  | 'experimental'
  | 'moved-here';

/** What a file of a tree says, in its own words. */
export interface TreeSaying {
  readonly code: SayingCode;
  readonly path: string;
  readonly text: string;
}

/** The same with the day of the change that says so. */
export interface DatedSaying extends TreeSaying {
  readonly since: IsoDate;
}

export interface Saying {
  readonly code: SayingCode;
  readonly source: SourceName;
  readonly repository: RepositoryName;
  /** The file that says it, or the folder that something came from. */
  readonly path?: string;
  readonly text?: string;
  /** The day of the change that says so; absent where its source does not tell. */
  readonly since?: IsoDate;
  /** The day on which it was read, where its source keeps no past. */
  readonly readOn?: IsoDate;
}
