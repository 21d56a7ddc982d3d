// The changes of a project that wait, and for whom, from what the cache holds of the host's reviews. Asks nobody.

import { openCache } from '../cache/open.ts';
import { StadiumError } from '../domain/errors.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import { dayOf, type IsoDate } from '../domain/time.ts';
import { windowsAt } from '../measure/windows.ts';
import type { Data } from '../registry/load.ts';
import type { LedgerPage } from '../report/ledger.ts';
import { sources } from '../sources/table.ts';
import { cacheFolder } from './folders.ts';
import { readPast } from './histories.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { loadScorecard } from './scorecard.ts';
import { clientOf, spanOf } from './sources.ts';

const waited = ['reviewer', 'submitter', 'gate'] as const;
type Who = (typeof waited)[number];

export interface WaitingRequest extends Places {
  readonly asOf?: string;
  readonly gitBase?: string;
}

/** What `--commits` takes besides counts of commits. */
export const waitingLedgers: readonly string[] = waited.map((who) => `waiting-for-${who}`);

export function whoIsWaitedFor(measure: string): Who | undefined {
  return waited.find((who) => measure === `waiting-for-${who}`);
}

/** The oldest first. Throws SOURCE where reviews were not asked for, or the cache holds none of the project. */
export async function waitingLedger(
  name: string,
  who: Who,
  request: WaitingRequest,
  world: World,
): Promise<LedgerPage> {
  const { scorecard, data } = loadScorecard(request);
  const { asOf, projects } = scorecard;
  requireProjects(
    [name],
    projects.map((each) => each.name),
    `the snapshot of ${asOf}`,
  );
  const card = projects.find((each) => each.name === name);
  const { changes, links } = await waitsOf(name, card, asOf, { data, request, world });
  const window = windowsAt(data.calendar, asOf).named['as-of'];
  const lines = changes
    .filter(({ waiting }) => waiting.for === who)
    .toSorted((a, b) => a.waiting.since - b.waiting.since)
    .map(({ change, waiting }) => ({
      repository: change.repository,
      id: String(change.number),
      day: dayOf(waiting.since),
      kind: who,
      counts: true,
      link: change.url,
    }));
  const searches = links({ what: who, window });
  const ledger = { measure: `waiting-for-${who}`, window, paths: [], lines, ranges: [], searches };
  return { project: name, asOf, ledger, pages: data.registry.sources.git?.base };
}

interface Asking {
  readonly data: Data;
  readonly request: WaitingRequest;
  readonly world: World;
}

async function waitsOf(
  name: string,
  card: ProjectCard | undefined,
  asOf: IsoDate,
  { data, request, world }: Asking,
) {
  const project = data.registry.projects.find((each) => each.name === name);
  const source = sources.find((each) => each.takesChanges && each.name === project?.host);
  const settings = (source && data.registry.sources[source.name]) ?? {};
  const url = settings['url'] ?? (card && askedAt(card));
  if (project === undefined || source === undefined || url === undefined) throw unasked(name);
  const windows = windowsAt(data.calendar, asOf);
  const { directoryAt, fleet } = await readPast(data, [asOf], request, world);
  const cache = openCache(await cacheFolder(request, world));
  try {
    const { waits } = await source.ask({
      ...{ url, settings, projects: [project], window: spanOf(windows), documents: cache },
      askedAt: world.now().toISOString(),
      http: clientOf({ offline: true }, world, cache),
      offline: true,
      histories: new Map(),
      env: world.env,
    });
    const people = directoryAt?.(asOf) ?? fleet.directory;
    const found = waits?.(project, { windows, people });
    if (found === undefined || found.changes.state !== 'known') throw unasked(name);
    return { changes: found.changes.value, links: found.links };
  } finally {
    cache.close();
  }
}

/** Where the figures of the snapshot were asked, by the search beside them. */
function askedAt({ measurements }: ProjectCard): string | undefined {
  const seen = measurements['waiting-for-reviewer'];
  const [link = ''] = seen?.state === 'measured' ? (seen.links ?? []) : [];
  return /^(https?:.+?)\/q\//.exec(link)?.[1];
}

function unasked(name: string): StadiumError {
  return new StadiumError('SOURCE', `the cache holds no reviews of ${name}`, {
    hint: 'Name sources.gerrit.url or sources.github.url in stadium.yaml, and run stadium collect.',
  });
}
