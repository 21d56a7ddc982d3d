// What `stadium gate` does: asks Zuul for every build of the gate, or reads what earlier runs kept of it.

import { openCache } from '../cache/open.ts';
import { isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { GateReport } from '../domain/gate.ts';
import { isInTree, type Project } from '../domain/project.ts';
import { addDays, type IsoDate } from '../domain/time.ts';
import { snapshotDays } from '../evidence/places.ts';
import { readSnapshot } from '../evidence/snapshots.ts';
import { type Data, loadData } from '../registry/load.ts';
import type { Source } from '../sources/source.ts';
import { sources } from '../sources/table.ts';
import {
  cacheFolder,
  dataFolder,
  dayNamed,
  evidenceFolder,
  packagedData,
  today,
} from './folders.ts';
import { fillingCache } from './locked.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { clientOf, typedAddress } from './sources.ts';

export interface GateRequest extends Places {
  readonly asOf?: string;
  readonly project?: readonly string[];
  /** Length of the window, to the as-of day. */
  readonly days?: number;
  readonly pipeline?: readonly string[];
  readonly zuulUrl?: string;
  readonly offline?: boolean;
}

const defaultDays = 90;

/** Whatever is wrong with Zuul ends in the rows. Throws USAGE where nobody says which Zuul, or for a project that there is not. */
export async function gate(request: GateRequest, world: World): Promise<GateReport> {
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  const projects = projectsOn(asOf, data, request.project ?? []);
  const place = zuulOf(data, folder, request);
  const window = { from: addDays(asOf, 1 - (request.days ?? defaultDays)), to: asOf };
  const pipelines = request.pipeline ?? ['gate'];
  const cacheRoot = await cacheFolder(request, world);
  const ask = async () => {
    const cache = openCache(cacheRoot);
    try {
      return await place.ask({
        ...{ window, pipelines, projects, url: place.url, settings: place.settings },
        isTyped: request.zuulUrl !== undefined,
        askedAt: world.now().toISOString(),
        http: clientOf(request, world, cache),
        documents: cache,
        offline: request.offline === true,
        histories: new Map(),
        env: world.env,
      });
    } finally {
      cache.close();
    }
  };
  const { gates, remarks } =
    request.offline === true ? await ask() : await fillingCache(cacheRoot, world, ask);
  const rows = projects.flatMap(({ name }) => {
    const found = gates.get(name);
    return found === undefined ? [] : [{ name, gate: found }];
  });
  const series = data.calendar.flatMap(({ name, id = name }) => [name, id]);
  return { asOf, from: window.from, pipelines, url: place.url, projects: rows, series, remarks };
}

/** Those that were listed on the day, or that are named. An in-tree component has no gate of its own. */
function projectsOn(
  asOf: IsoDate,
  { registry, calendar }: Data,
  wanted: readonly string[],
): readonly Project[] {
  const names = registry.projects.map(({ name }) => name);
  requireProjects(wanted, names, 'the registry');
  return registry.projects.filter((project) =>
    wanted.length === 0
      ? !isInTree(project) && isInCycles(calendar, project.listed, asOf)
      : wanted.includes(project.name),
  );
}

interface Gatekeeper {
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly ask: NonNullable<Source['gate']>;
}

/** The Zuul that was typed, that the registry names, or that the newest collection asked. */
function zuulOf({ registry }: Data, folder: string, { zuulUrl }: GateRequest): Gatekeeper {
  const source = sources.find((each) => each.gate !== undefined);
  const settings = (source && registry.sources[source.name]) ?? {};
  const typed = typedAddress(zuulUrl, '--zuul-url');
  const url = typed ?? settings['url'] ?? (source && lastAsked(source, folder));
  if (source?.gate !== undefined && url !== undefined) return { url, settings, ask: source.gate };
  throw new StadiumError('USAGE', 'Zuul was not asked, and nothing says where it is', {
    hint: 'Add sources.zuul.url to stadium.yaml, or give it: stadium gate --zuul-url URL',
  });
}

/** Where the questions of the newest snapshot went that has some. */
function lastAsked({ name }: Source, folder: string): string | undefined {
  const evidence = evidenceFolder(folder);
  for (const day of snapshotDays(evidence).toReversed()) {
    const pin = readSnapshot(evidence, day).pins.find(({ source }) => source === name);
    const url = /^(https?:\/\/.+?)\/api\//.exec(pin?.query ?? '')?.[1];
    if (url !== undefined) return url;
  }
  return undefined;
}
