// Why a list of Zuul is empty: the tenant is misspelt, the project has no gate, nothing was tried, or the database is away.

import { StadiumError } from '../../domain/errors.ts';
import type { Absent } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { HttpClient } from '../../http/client.ts';
import { failureIn, SourceFailure } from '../../http/failure.ts';
import { ZuulBuildset, ZuulJobs, ZuulProject, ZuulTenants } from './answers.ts';
import type { ZuulRun } from './run.ts';

/** Throws a StadiumError for a tenant that Zuul does not have: that is a mistake in the data folder. */
export async function refuseUnknownTenant(
  http: HttpClient,
  base: string,
  tenant: string,
): Promise<void> {
  const tenants = await http.fetchJson(`${base}/api/tenants`, ZuulTenants);
  const names = tenants.map(({ name }) => name);
  if (names.includes(tenant)) return;
  const near = names.toSorted((a, b) => likeness(b, tenant) - likeness(a, tenant)).slice(0, 5);
  throw new StadiumError('DATA_INVALID', `${base} has no tenant "${tenant}"`, {
    hint: `Tenants there: ${near.join(', ') || 'none'}. Set sources.zuul.tenant in stadium.yaml.`,
  });
}

/** Letters in common, from either end. */
function likeness(name: string, wanted: string): number {
  const [a, b] = [name.toLowerCase(), wanted.toLowerCase()];
  let [start, end] = [0, 0];
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end - Math.abs(a.length - b.length);
}

/** Undefined where the project has jobs in the pipeline. */
export async function absenceOf(
  http: HttpClient,
  tenantAddress: string,
  project: RepositoryName,
  pipeline: string,
): Promise<Absent | undefined> {
  const address = `${tenantAddress}/project/${encodedName(project)}`;
  const config = await found(() => http.fetchJson(address, ZuulProject));
  const pipelines = config?.configs.flatMap((each) => each.pipelines) ?? [];
  if (pipelines.some((each) => each.name === pipeline && each.jobs?.length !== 0)) return undefined;
  const detail = `Zuul runs no ${pipeline} jobs for ${project}`;
  return { state: 'not-applicable', reason: { code: 'no-jobs', detail } };
}

/** Names of the jobs that the configuration of today has for the pipeline. */
export async function configuredJobs(
  { http, tenantAddress, pipeline }: Pick<ZuulRun, 'http' | 'tenantAddress' | 'pipeline'>,
  project: RepositoryName,
): Promise<readonly string[]> {
  const address = `${tenantAddress}/project/${encodedName(project)}`;
  const config = await found(() => http.fetchJson(address, ZuulJobs));
  const pipelines = config?.configs.flatMap((each) => each.pipelines) ?? [];
  const jobs = pipelines.flatMap((each) => (each.name === pipeline ? (each.jobs ?? []) : []));
  return [...new Set(jobs.flat().map(({ name }) => name))].sort();
}

function encodedName(project: RepositoryName): string {
  return project.split('/').map(encodeURIComponent).join('/');
}

/** A database that is away answers with an empty list too, for everybody. */
export async function refuseEmptyTenant(
  http: HttpClient,
  tenantAddress: string,
  pipeline: string,
): Promise<void> {
  const address = `${tenantAddress}/buildsets?pipeline=${pipeline}&limit=1`;
  const rows = await http.fetchJson(address, ZuulBuildset.array());
  if (rows.length > 0) return;
  throw new SourceFailure('suspicious-empty', `${tenantAddress} lists no buildset of any project`);
}

async function found<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (failureIn(error)?.reason.code === 'not-found') return undefined;
    throw error;
  }
}
