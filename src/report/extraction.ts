// What a shard says when it is over: which repositories it wrote, which were there, and which could not be read.

import type { UnknownReason } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { plural } from '../words/english.ts';

/** What became of one repository. */
export interface ExtractedRepository {
  readonly repository: RepositoryName;
  /** Kept is what the file there already tells. */
  readonly state: 'written' | 'kept' | 'failed';
  readonly reason?: UnknownReason;
  readonly commitsRead: number;
}

/** What became of a share of the repositories. */
export interface ExtractionReport {
  readonly folder: string;
  readonly shard: string;
  readonly asOf: IsoDate;
  readonly repositories: readonly ExtractedRepository[];
}

export function extractionText({ folder, shard, asOf, repositories }: ExtractionReport): string {
  const count = (state: ExtractedRepository['state']) =>
    repositories.filter((each) => each.state === state).length;
  const read = repositories.reduce((sum, { commitsRead }) => sum + commitsRead, 0);
  const parts = [
    `share ${shard} of ${folder} as of ${asOf}: ${plural(repositories.length, 'repository', 'repositories')}`,
    `${count('written')} written`,
    `${count('kept')} as they were`,
    ...(count('failed') === 0 ? [] : [`${count('failed')} could not be read`]),
    plural(read, 'commit read', 'commits read'),
  ];
  return `${parts.join(', ')}\n`;
}

/** What could not be read, as reports. */
export function extractionFailures({ repositories }: ExtractionReport) {
  return repositories.flatMap(({ repository, state, reason }) =>
    state === 'failed'
      ? [{ source: 'git' as const, repository, state, ...(reason && { reason }) }]
      : [],
  );
}
