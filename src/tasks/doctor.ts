// The machine, the data and the sources looked at. Each finding says what is wrong and what to do about it.

import { openCache } from '../cache/open.ts';
import { repositoryUrl } from '../collect/git/address.ts';
import { gitCapability } from '../collect/git/capability.ts';
import { askUpstream } from '../collect/git/upstream.ts';
import { loadData } from '../registry/load.ts';
import type { Finding, Validated } from '../report/examined.ts';
import { plural } from '../words/english.ts';
import { cacheFolder, dataFolder, packagedData } from './folders.ts';
import type { Places, World } from './outside-world.ts';
import { validate } from './validate.ts';

export interface DoctorRequest extends Places {
  readonly offline?: boolean;
  readonly gitBase?: string;
}

const oldestNode = [20, 19] as const;

/** Looks at everything, one thing after the other; what is broken does not stop the rest. */
export async function examine(request: DoctorRequest, world: World): Promise<readonly Finding[]> {
  return [
    nodeFinding(process.versions.node),
    await attempt('git', () => gitFinding(request, world)),
    await attempt('cache', () => cacheFinding(request, world)),
    await attempt('data', async () => `${dataWords(validate(request))}`),
    await sourceFinding(request, world),
  ];
}

function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (isNew) return { what: 'node', state: 'good', detail: version };
  return {
    what: 'node',
    state: 'broken',
    detail: `${version}; needs ${oldestNode.join('.')} or newer`,
  };
}

async function gitFinding(request: DoctorRequest, world: World): Promise<string> {
  const { version, clonesPartially, refusesLazyFetch } = await gitCapability(
    await cacheFolder(request, world),
  );
  if (!clonesPartially) throw new Error(`${version} cannot clone partially; use 2.45 or newer`);
  if (!refusesLazyFetch) {
    throw new Error(
      `${version} fetches missing objects unasked; use 2.45 or newer, or one with the fixes of 2024`,
    );
  }
  return `${version}, clones partially and fetches nothing unasked`;
}

async function cacheFinding(request: DoctorRequest, world: World): Promise<string> {
  const folder = await cacheFolder(request, world);
  openCache(folder).close();
  return `${folder} can be written; deleting it costs time, never data`;
}

function dataWords({ folder, projects, snapshots }: Validated): string {
  return `${folder}: ${plural(projects, 'project', 'projects')}, ${plural(snapshots, 'snapshot', 'snapshots')}`;
}

async function sourceFinding(request: DoctorRequest, world: World): Promise<Finding> {
  if (request.offline === true)
    return { what: 'git base', state: 'skipped', detail: 'not asked: --offline' };
  const found = await attempt('git base', () => askBase(request, world));
  return found.state === 'broken' ? { ...found, state: 'unreachable' } : found;
}

async function askBase(request: DoctorRequest, world: World): Promise<string> {
  const { registry } = loadData(dataFolder(request), packagedData);
  const base = request.gitBase ?? registry.sources.git?.base;
  const repository = registry.projects[0]?.repositories[0];
  if (base === undefined || repository === undefined) return 'the registry names none';
  const allowLocal = request.gitBase !== undefined || registry.allowLocal;
  const url = repositoryUrl(base, repository, allowLocal);
  await askUpstream(url, { allowLocal, network: true, signal: world.signal, deadlineSeconds: 30 });
  return `${url} answers`;
}

async function attempt(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'good', detail: await look() };
  } catch (error) {
    return { what, state: 'broken', detail: (error as Error).message };
  }
}
