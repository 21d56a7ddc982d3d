// Zuul's buildsets, with those of their builds that failed, as domain facts.

import type { RepositoryName } from '../../domain/project.ts';
import { secondsOf, type ZuulBuild, type ZuulBuildset, type ZuulRef } from './answers.ts';
import type { GateBuildset } from './facts.ts';
import { isGateFailure } from './results.ts';

/** One buildset may be about several repositories that depend on each other in a circle: it counts for each. */
export function buildsetOf(
  row: ZuulBuildset,
  repository: RepositoryName,
  builds: readonly ZuulBuild[],
): GateBuildset | undefined {
  const ref = refsOf(row).find(({ project }) => project === repository);
  if (ref === undefined) return undefined;
  const { startedAt, endedAt } = timesOf(row);
  return {
    repository,
    uuid: row.uuid,
    pipeline: row.pipeline,
    branch: ref.branch ?? '',
    ...(ref.change ? { change: ref.change } : {}),
    ...(ref.patchset ? { patchSet: String(ref.patchset) } : {}),
    result: row.result,
    startedAt,
    endedAt,
    builds: builds
      .filter(({ result, voting }) => voting && isGateFailure(result))
      .map(({ job_name: job, result, voting }) => ({ job, result, voting })),
  };
}

export function refsOf(row: ZuulBuildset): readonly ZuulRef[] {
  return row.refs ?? [row];
}

/** An end before the start is no end: such a buildset is not decided. */
function timesOf(row: ZuulBuildset) {
  const start = row.first_build_start_time ?? row.event_timestamp;
  const end = row.last_build_end_time;
  const startedAt = start ? secondsOf(start) : undefined;
  const endedAt = end ? secondsOf(end) : undefined;
  const isBackwards = startedAt !== undefined && endedAt !== undefined && endedAt < startedAt;
  return { startedAt, endedAt: isBackwards ? undefined : endedAt };
}
