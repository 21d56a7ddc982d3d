// Every day of a data folder once more, from the cache: what to do when definitions have risen.

import { StadiumError } from '../domain/errors.ts';
import type { SourceReport } from '../domain/facts.ts';
import { type RepositoryName, type SourceName, teamsOf } from '../domain/project.ts';
import type { ProjectEvidence, Snapshot } from '../domain/snapshot.ts';
import { formatSnapshot } from '../evidence/format.ts';
import { snapshotDays, snapshotPlace } from '../evidence/places.ts';
import { readSnapshot, writeSnapshot } from '../evidence/snapshots.ts';
import { loadData } from '../registry/load.ts';
import type { AgainReport } from '../report/collection.ts';
import { saysUnread } from '../words/evidence.ts';
import type { CollectRequest } from './collect-day.ts';
import { cacheFolder, dataFolder, evidenceFolder, packagedData } from './folders.ts';
import { changingData, fillingCache } from './locked.ts';
import { measureDay } from './measure-day.ts';
import type { World } from './outside-world.ts';

export type AgainRequest = Omit<CollectRequest, 'asOf' | 'goals' | 'offline' | 'source'>;

/** Measures each day of the folder by today's definitions; nobody is asked. Throws SNAPSHOT_MISSING where there is none. */
export async function collectAgain(
  request: AgainRequest,
  world: World,
): Promise<readonly AgainReport[]> {
  dataFolder(request);
  const cacheRoot = await cacheFolder(request, world);
  return await fillingCache(cacheRoot, world, () => eachDay(request, world));
}

async function eachDay(request: AgainRequest, world: World): Promise<readonly AgainReport[]> {
  const own = dataFolder(request);
  const folder = evidenceFolder(own);
  const days = snapshotDays(folder);
  if (days.length === 0) {
    throw new StadiumError('SNAPSHOT_MISSING', `there is no snapshot in ${folder}`, {
      hint: 'Make one with: stadium collect',
    });
  }
  const data = loadData(own, packagedData);
  const again: AgainReport[] = [];
  for (const asOf of days) {
    const before = readSnapshot(folder, asOf);
    const source = sourcesOf(before).join(',');
    const options = { ...request, asOf, source, offline: true };
    const { snapshot: now } = await measureDay(data, asOf, options, world);
    world.signal.throwIfAborted();
    const lost = lostSince(before, now);
    const lostFiles = filesLostSince(before, now);
    const snapshot = withPast(now, before);
    const isTold = lost.length === 0 && lostFiles.length === 0;
    const isChanged = isTold && formatSnapshot(snapshot) !== formatSnapshot(before);
    if (isChanged)
      await changingData(request, world, () =>
        writeSnapshot(own, folder, snapshot, teamsOf(data.registry)),
      );
    const file = snapshotPlace(folder, asOf);
    const definitions = { from: before.definitions, to: now.definitions };
    again.push({ asOf, file, definitions, isChanged, lost, lostFiles, kept: unasked(now) });
  }
  return again;
}

function sourcesOf({ sources }: Snapshot): readonly SourceName[] {
  return [...new Set<SourceName>(['git', ...sources.map(({ source }) => source)])];
}

/** Histories that were read for the day before, and cannot be read any more. */
function lostSince(before: Snapshot, now: Snapshot): readonly RepositoryName[] {
  const had = new Set(before.sources.filter(isRead).map(({ repository }) => repository));
  return now.sources
    .filter((report) => report.source === 'git' && !isRead(report) && had.has(report.repository))
    .map(({ repository }) => repository);
}

/** Those of whose files the day before knew more: who uses whom would be unknown, and was not. */
function filesLostSince(before: Snapshot, now: Snapshot): readonly RepositoryName[] {
  const whole = new Set(
    before.sources
      .filter((each) => isRead(each) && !isPart(each))
      .map(({ repository }) => repository),
  );
  return now.sources
    .filter((report) => isRead(report) && isPart(report) && whole.has(report.repository))
    .map(({ repository }) => repository);
}

function isPart({ remarks = [] }: SourceReport): boolean {
  return remarks.some(saysUnread);
}

function isRead({ source, state }: SourceReport): boolean {
  return source === 'git' && state === 'collected';
}

/** Sources beside git that the cache has no answer of. */
function unasked({ sources }: Snapshot): readonly SourceName[] {
  const offline = sources.filter(({ source, reason }) => source !== 'git' && isOffline(reason));
  return [...new Set(offline.map(({ source }) => source))];
}

function isOffline(reason: { readonly code: string } | undefined): boolean {
  return reason?.code === 'offline';
}

/** What can no longer be asked, such as the open changes of that day, stays as it was seen, with a remark that says so. */
function withPast(now: Snapshot, before: Snapshot): Snapshot {
  const kept = new Set(unasked(now));
  const past = new Map(before.projects.map((each) => [each.name, each]));
  const own = <T extends { readonly source: SourceName }>(rows: readonly T[]) =>
    rows.filter(({ source }) => !kept.has(source));
  const old = <T extends { readonly source: SourceName }>(rows: readonly T[]) =>
    rows.filter(({ source }) => kept.has(source));
  return {
    ...now,
    pins: [...own(now.pins), ...old(before.pins)],
    sources: [
      ...own(now.sources),
      ...old(before.sources).map((report) => withRemark(report, before.definitions)),
    ],
    projects: now.projects.map((each) => withMeasured(each, past.get(each.name))),
  };
}

const isOldRemark = 'the cache no longer tells';

function withRemark(report: SourceReport, definitions: number): SourceReport {
  const { remarks = [] } = report;
  if (remarks.some((each) => each.startsWith(isOldRemark))) return report;
  const said = `${isOldRemark}: as measured by definitions ${definitions}`;
  return { ...report, remarks: [...remarks, said] };
}

function withMeasured(now: ProjectEvidence, past: ProjectEvidence | undefined): ProjectEvidence {
  const old = Object.entries(past?.measurements ?? {}).filter(([id]) => {
    const here = now.measurements[id];
    // Practices are asked for by an option of their own, and read from trees that are not kept.
    if (here === undefined) return id.startsWith('practice-');
    return here.state === 'unknown' && isOffline(here.reason);
  });
  return { ...now, measurements: { ...now.measurements, ...Object.fromEntries(old) } };
}
