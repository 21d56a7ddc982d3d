// What earlier runs kept of Gerrit, and from where the next one has to ask.

import { z } from 'zod';
import type { Change } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { keptState, wholeFrom } from '../resume.ts';
import { type GerritChange, secondsOf } from './answers.ts';
import type { GerritRun } from './run.ts';
import { changeOf } from './translate.ts';

/** Where the last complete collection of a project ended. */
const GerritState = z.object({
  from: z.string(),
  /** Newest change of the group at that time, by the server's clock: a later answer has to show it again. */
  witness: z.object({ number: z.int(), repository: z.string(), updated: z.int() }),
});
export type GerritState = z.infer<typeof GerritState>;

export function stateOf(run: GerritRun, project: RepositoryName): GerritState | undefined {
  return keptState(run, 'gerrit', scopeOf(run, project), GerritState);
}

/** Raised whenever a change would be kept in another way: what is kept under an earlier number is asked for anew. */
function scopeOf({ base }: GerritRun, project: RepositoryName): string {
  return `3 ${base} ${project}`;
}

/** Keeps the changes of one project and notes how far the collection came. */
export function store(
  run: GerritRun,
  repository: RepositoryName,
  rows: readonly GerritChange[],
  newest: GerritChange,
): void {
  const scope = scopeOf(run, repository);
  const state: GerritState = {
    from: wholeFrom(run, stateOf(run, repository)),
    witness: {
      number: newest._number,
      repository: newest.project,
      updated: secondsOf(newest.updated),
    },
  };
  const documents = rows.map((row) => ({
    key: String(row._number),
    body: JSON.stringify(changeOf(row, run.base)),
  }));
  run.documents.putDocuments('gerrit', scope, documents, JSON.stringify(state));
}

export function storedOf(run: GerritRun, project: RepositoryName): readonly Change[] {
  return run.documents
    .documents('gerrit', scopeOf(run, project))
    .map(({ body }) => JSON.parse(body) as Change)
    .toSorted((a, b) => a.number - b.number);
}
