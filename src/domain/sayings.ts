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
  | 'adoption-wanted'
  | 'finished'
  | 'exempt'
  | 'unreadable'
  | 'moved-here';

/** What its maintainers claim besides the words: the team that answers, or what is not for it; until when; where to ask. */
interface ClaimDetails {
  readonly about?: string;
  readonly until?: IsoDate;
  readonly contact?: string;
}

/** What a file of a tree says, in its own words. */
export interface TreeSaying extends ClaimDetails {
  readonly code: SayingCode;
  readonly path: string;
  readonly text: string;
}

/** The same with the day of the change that says so. */
export interface DatedSaying extends TreeSaying {
  readonly since: IsoDate;
}

export interface Saying extends ClaimDetails {
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
  /** That change; claims are shown with it. */
  readonly commit?: string;
}

/** What maintainers said on purpose, as against what was found in their files. */
export function isClaim({ code }: Pick<Saying, 'code'>): boolean {
  return code === 'adoption-wanted' || code === 'finished' || code === 'exempt';
}
