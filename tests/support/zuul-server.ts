// A loopback Zuul with one tenant: buildsets and builds by project, pipeline and result, paged by id.

import { json, type Loopback, loopback, type Reply, status } from './loopback.ts';
import type { BuildRow, BuildsetRow } from './zuul-data.ts';

export interface ZuulServer extends Loopback {
  readonly sets: BuildsetRow[];
  readonly builds: BuildRow[];
  fault: ((url: URL, turn: number) => Reply | undefined) | undefined;
}

export interface ZuulSetup {
  readonly sets: readonly BuildsetRow[];
  readonly builds?: readonly BuildRow[];
  readonly pageLimit?: number;
  /** Pipelines of each project of the tenant; by default all projects of the buildsets have a gate. */
  readonly pipelines?: Readonly<Record<string, readonly string[]>>;
  /** Jobs that are configured, by pipeline, the same for every project. */
  readonly jobs?: Readonly<Record<string, readonly string[]>>;
  /** A server that knows `skip` only. */
  readonly ignoresIds?: boolean;
}

const tenantPath = '/api/tenant/openstack/';

export async function zuulServer(setup: ZuulSetup): Promise<ZuulServer> {
  let turn = 0;
  const server = await loopback((request, response) => {
    const url = new URL(request.url ?? '', 'http://zuul.invalid');
    turn++;
    (zuul.fault?.(url, turn) ?? reply(url))(request, response);
  });
  const zuul: ZuulServer = {
    ...server,
    sets: [...setup.sets],
    builds: [...(setup.builds ?? [])],
    fault: undefined,
  };

  function reply(url: URL): Reply {
    if (url.pathname === '/api/tenants') {
      return json([{ name: 'opendev' }, { name: 'openstack' }, { name: 'zuul' }]);
    }
    if (!url.pathname.startsWith(tenantPath)) return status(404);
    const what = url.pathname.slice(tenantPath.length);
    if (what === 'buildsets')
      return json(
        paged(
          url,
          zuul.sets.filter((row) => fits(url, row)),
        ),
      );
    if (what === 'builds') return json(paged(url, buildsFor(url)));
    const pipelines = setup.pipelines?.[what.replace('project/', '')];
    if (pipelines === undefined) return status(404);
    const jobsOf = (name: string) =>
      (setup.jobs?.[name] ?? ['job']).map((job) => [{ name: job, voting: true }]);
    const shown = pipelines.map((name) => ({ name, jobs: jobsOf(name) }));
    return json({ configs: [{ pipelines: shown }] });
  }

  function buildsFor(url: URL): readonly BuildRow[] {
    const sets = new Set(zuul.sets.filter((row) => fits(url, row, false)).map(({ uuid }) => uuid));
    const results = url.searchParams.getAll('result');
    return zuul.builds.filter(
      (build) =>
        sets.has(build.buildset.uuid) &&
        (!url.searchParams.has('voting') || build.voting) &&
        (results.length === 0 || results.includes(build.result ?? '')),
    );
  }

  function paged<T extends { _id?: number }>(url: URL, rows: readonly T[]): readonly T[] {
    const number = (name: string, otherwise: number) =>
      Number(url.searchParams.get(name) ?? otherwise);
    const [min, max] = [number('idx_min', 0), number('idx_max', Number.MAX_SAFE_INTEGER)];
    const limit = Math.min(number('limit', 50), setup.pageLimit ?? 5000);
    return rows
      .filter(({ _id: id = 0 }) => setup.ignoresIds || (id >= min && id <= max))
      .toSorted((a, b) => (b._id ?? 0) - (a._id ?? 0))
      .slice(number('skip', 0), number('skip', 0) + limit);
  }
  return zuul;
}

function fits(url: URL, row: BuildsetRow, withPipeline = true): boolean {
  const projects = url.searchParams.getAll('project');
  const named = row.refs?.map(({ project }) => project) ?? [row.project ?? ''];
  const pipeline = url.searchParams.get('pipeline');
  return (
    (projects.length === 0 || named.some((name) => projects.includes(name))) &&
    (!withPipeline || pipeline === null || row.pipeline === pipeline)
  );
}
