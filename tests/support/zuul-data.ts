// Buildsets and builds as Zuul's REST interface writes them: builders, and a generator for thousands.

import { sequence } from './gerrit-data.ts';

export interface BuildsetRow {
  _id?: number;
  uuid: string;
  result: string | null;
  pipeline: string;
  event_timestamp: string | null;
  first_build_start_time: string | null;
  last_build_end_time: string | null;
  refs?: { project: string; branch: string; change: number | null; patchset: string | null }[];
  project?: string;
  branch?: string;
  change?: number;
}

export interface BuildRow {
  _id: number;
  uuid: string;
  job_name: string;
  result: string | null;
  voting: boolean;
  start_time: string | null;
  end_time: string | null;
  buildset: { uuid: string };
}

export function zuulTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

export interface BuildsetSeed {
  readonly id: number;
  readonly at: number;
  readonly result?: string | null;
  readonly project?: string;
  readonly branch?: string;
  readonly change?: number;
  readonly patchSet?: number;
}

export function aBuildsetRow(seed: BuildsetSeed): BuildsetRow {
  const result = seed.result === undefined ? 'SUCCESS' : seed.result;
  return {
    _id: seed.id,
    uuid: `set${seed.id}`,
    result,
    pipeline: 'gate',
    event_timestamp: zuulTime(seed.at),
    first_build_start_time: zuulTime(seed.at + 60),
    last_build_end_time: result === null ? null : zuulTime(seed.at + 3600),
    refs: [
      {
        project: seed.project ?? 'openstack/neutron',
        branch: seed.branch ?? 'master',
        change: seed.change ?? 700_000 + seed.id,
        patchset: String(seed.patchSet ?? 1),
      },
    ],
  };
}

export function aBuildRow(
  id: number,
  set: BuildsetRow,
  job: string,
  result: string | null,
  voting = true,
): BuildRow {
  return {
    _id: id,
    uuid: `build${id}`,
    job_name: job,
    result,
    voting,
    start_time: set.first_build_start_time,
    end_time: set.last_build_end_time,
    buildset: { uuid: set.uuid },
  };
}

export interface GateSeason {
  readonly projects: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly buildsets: number;
}

/** A team's gate: busy and quiet projects, most runs pass, some fail, a few are cancelled or still running. */
export function generatedGate({ projects, from, to, buildsets }: GateSeason) {
  const pick = sequence(7);
  const sets: BuildsetRow[] = [];
  const builds: BuildRow[] = [];
  for (let n = 0; n < buildsets; n++) {
    const at = from + Math.floor(((to - from) * n) / buildsets);
    const project = projects[Math.min(pick(projects.length), pick(projects.length))] ?? '';
    const chance = pick(100);
    const isNew = n > buildsets - 3;
    const result = isNew ? null : chance < 82 ? 'SUCCESS' : chance < 96 ? 'FAILURE' : 'DEQUEUED';
    const set = aBuildsetRow({ id: 1000 + n, at, result, project, change: 700_000 + (n >> 1) });
    sets.push(set);
    for (const [job, name] of ['tox-py312', 'functional', 'tempest'].entries()) {
      const fails = result === 'FAILURE' && (job === 1 || pick(4) === 0);
      builds.push(aBuildRow(n * 10 + job, set, name, fails ? 'FAILURE' : 'SUCCESS'));
    }
    if (pick(5) === 0) builds.push(aBuildRow(n * 10 + 5, set, 'grenade', 'FAILURE', false));
  }
  return { sets, builds };
}
