// What earlier runs kept of Zuul, and how far the next one has to read.

import { z } from 'zod';
import type { Absent } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { keptState, wholeFrom } from '../resume.ts';
import { timeOfBuildset, type ZuulBuildset } from './answers.ts';
import type { GateBuildset } from './facts.ts';
import type { ZuulRun } from './run.ts';
import { refsOf } from './translate.ts';

/** Where the last complete collection of a project ended. */
const ZuulState = z.object({
  from: z.string(),
  /** Rows from this id on are read again: the newest, or one that was still running. */
  resume: z.int(),
  /** The newest row of the group then: a later answer has to show it again. */
  witness: z.object({ id: z.int(), repository: z.string() }),
  /** Why there is nothing, where that was found out. */
  absent: z.string().optional(),
});
export type ZuulState = z.infer<typeof ZuulState>;

/** The number tells stored buildsets of an older form apart. */
function scopeOf({ tenantAddress, pipeline }: ZuulRun, project: RepositoryName): string {
  return `1 ${tenantAddress} ${pipeline} ${project}`;
}

export function stateOf(run: ZuulRun, project: RepositoryName): ZuulState | undefined {
  return keptState(run, 'zuul', scopeOf(run, project), ZuulState);
}

/** A row that runs longer than this was forgotten, not unfinished. */
const longestRunSeconds = 3 * 86_400;

/** Keeps the buildsets of one project and notes how far the collection came. */
export function store(
  run: ZuulRun,
  repository: RepositoryName,
  buildsets: readonly GateBuildset[],
  rows: readonly ZuulBuildset[],
  newest: ZuulBuildset | undefined,
  absence: Absent | undefined,
): void {
  if (newest?._id === undefined) return;
  const youngest = Date.parse(run.askedAt) / 1000 - longestRunSeconds;
  const running = rows.filter(
    (row) => row.result === null && (timeOfBuildset(row) ?? 0) > youngest,
  );
  const state: ZuulState = {
    from: wholeFrom(run, stateOf(run, repository)),
    resume: Math.min(newest._id, ...running.flatMap((row) => row._id ?? [])),
    witness: { id: newest._id, repository: refsOf(newest)[0]?.project ?? repository },
    ...(absence === undefined ? {} : { absent: absence.reason.detail }),
  };
  const documents = buildsets.map((each) => ({ key: each.uuid, body: JSON.stringify(each) }));
  run.documents.putDocuments('zuul', scopeOf(run, repository), documents, JSON.stringify(state));
}

export function storedOf(run: ZuulRun, project: RepositoryName): readonly GateBuildset[] {
  const documents = run.documents.documents('zuul', scopeOf(run, project));
  return inOrder(documents.map(({ body }) => JSON.parse(body) as GateBuildset));
}

/** Each buildset once, as it was last seen, oldest first. */
export function inOrder(buildsets: readonly GateBuildset[]): readonly GateBuildset[] {
  const last = new Map(buildsets.map((each) => [each.uuid, each]));
  return [...last.values()].sort(
    (a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.uuid < b.uuid ? -1 : 1),
  );
}
