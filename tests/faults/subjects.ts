// Who is asked in the trial of faults: each source with a well server of some pages, and what it tells as plain values.

import { collectRepository } from '../../src/collect/git/facts.ts';
import { StadiumError } from '../../src/domain/errors.ts';
import type { Known, RepositoryFacts, SourceReport } from '../../src/domain/facts.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import type { Project } from '../../src/domain/project.ts';
import type { DocumentStore, ResponseStore } from '../../src/domain/stores.ts';
import type { HttpOptions } from '../../src/http/client.ts';
import { clockCheck } from '../../src/http/clock.ts';
import { gerrit } from '../../src/sources/gerrit/source.ts';
import { github } from '../../src/sources/github/source.ts';
import { launchpad } from '../../src/sources/launchpad/source.ts';
import type { Source } from '../../src/sources/source.ts';
import { zuul } from '../../src/sources/zuul/source.ts';
import { noon, windows } from '../support/changes.ts';
import { aWorkshop, readAt, type Workshop } from '../support/collecting.ts';
import { aRepository as factsOf } from '../support/facts.ts';
import { generatedChanges } from '../support/gerrit-data.ts';
import { gerritServer } from '../support/gerrit-server.ts';
import { aPull, manyPulls } from '../support/github-data.ts';
import { githubRestServer } from '../support/github-rest-server.ts';
import { githubServer } from '../support/github-server.ts';
import { startGitServer } from '../support/gitServer.ts';
import { fakeClock, memoryDocuments, memoryResponses, testClient } from '../support/http.ts';
import { json, loopback } from '../support/loopback.ts';
import { aRepository } from '../support/repository.ts';
import { generatedGate } from '../support/zuul-data.ts';
import { zuulServer } from '../support/zuul-server.ts';

export type SubjectName = 'git' | 'gerrit' | 'zuul' | 'rest' | 'graphql' | 'launchpad';

/** What a collection told. */
export interface Told {
  /** By measure or fact; undefined where it is unknown. */
  readonly figures: Readonly<Record<string, string | undefined>>;
  readonly reports: readonly SourceReport[];
  /** Why nothing was told: a stop of the run. */
  readonly stopped?: StadiumError;
}

type Limits = NonNullable<HttpOptions['limits']>;

export interface Subject {
  readonly url: string;
  /** A kept store: what one collection left is there for the next. */
  readonly begin: () => Collector;
  readonly close: () => Promise<void>;
}

/** Asks at the address; `deadlineMs` is that of one request, `limits` are more of HTTP. */
export interface Collector {
  readonly collect: (url: string, deadlineMs: number, limits?: Limits) => Promise<Told>;
  readonly end: () => void;
}

const repository = 'openstack/networking-sfc';
const [from, to] = [noon('2025-10-01'), noon('2026-08-15')];

export const subjects: Readonly<Record<SubjectName, () => Promise<Subject>>> = {
  git: async () => {
    const upstream = aWorkshop();
    const made = aRepository(upstream.pathOf(repository));
    made.bulk(50);
    made.note(made.commit(), 'Verified+2: Zuul\n');
    const server = await startGitServer(upstream.upstream);
    const close = async () => {
      await server.close();
      upstream.remove();
    };
    return { url: server.origin, begin: gitCollector, close };
  },
  gerrit: async () => {
    const changes = generatedChanges({ projects: [repository], from, to, changes: 40 });
    const server = await gerritServer({ changes, projects: [repository], pageLimit: 3 });
    const merged = changes.filter(({ status }) => status === 'MERGED').length;
    return { ...server, begin: () => collectorOf(gerrit, merged) };
  },
  zuul: async () => {
    const { sets, builds } = generatedGate({ projects: [repository], from, to, buildsets: 18 });
    const pipelines = { [repository]: ['gate'] };
    const server = await zuulServer({ sets, builds, pipelines, pageLimit: 7 });
    return { ...server, begin: () => collectorOf(zuul, 9) };
  },
  rest: async () => {
    const server = await githubRestServer({ repository, pulls: somePulls });
    return { ...server, begin: () => collectorOf(github, 2) };
  },
  graphql: async () => {
    const server = await githubServer({ [repository]: { pulls: [...manyPulls(60)] } });
    return { ...server, begin: () => collectorOf(github, 2, { STADIUM_GITHUB_TOKEN: 'a-token' }) };
  },
  launchpad: async () => {
    const server = await launchpadServer();
    return { ...server, begin: () => collectorOf(launchpad, 0) };
  },
};

const responses = Array.from({ length: 120 }, (_, index) => ({
  author: `person${index % 7}`,
  at: new Date((noon('2026-05-03') + index * 600) * 1000).toISOString(),
}));
const somePulls = [
  aPull({
    number: 1,
    comments: responses.slice(0, 60),
    reviews: [{ author: 'ben', at: '2026-05-02T12:00:00Z' }],
  }),
  aPull({
    number: 2,
    comments: responses.slice(60),
    state: 'MERGED',
    closedAt: '2026-07-01T12:00:00Z',
  }),
];

/** Two rows a page, the rest behind a next link. */
function launchpadServer() {
  const tasks = Array.from({ length: 5 }, (_, index) => ({
    self_link: `task${index}`,
    status: index === 0 ? 'New' : 'Triaged',
    importance: index === 0 ? 'Undecided' : 'High',
    is_complete: false,
    date_created: `2026-0${index + 2}-01T00:00:00.123456+00:00`,
    date_closed: null,
    date_left_new: index === 0 ? null : `2026-0${index + 2}-11T00:00:00+00:00`,
    date_left_closed: null,
  }));
  const server = loopback((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const start = Number(url.searchParams.get('ws.start') ?? 0);
    url.searchParams.set('ws.start', String(start + 2));
    const more = start + 2 < tasks.length ? { next_collection_link: url.href } : {};
    const entries = tasks.slice(start, start + 2);
    json({ total_size: tasks.length, entries, ...more })(request, response);
  });
  return server;
}

function collectorOf(
  source: Source,
  landed: number,
  env: Readonly<Record<string, string>> = {},
): Collector {
  const documents = memoryDocuments();
  const kept = memoryResponses();
  const ask = (url: string, deadlineMs: number, limits: Limits = {}) =>
    stoppedOr(async () => {
      const answer = await source.ask({
        ...questionFor(source, url, env, documents, kept, { deadlineMs, ...limits }),
        histories: landings(landed),
      });
      const people = peopleDirectory(nobodyKnown);
      const scene = { windows: { cycle: 'hibiscus', named: windows }, people };
      const figures = Object.entries(answer.measure(projectOf(source), scene)).map(
        ([id, figure]) =>
          [
            id,
            figure.state !== 'measured' ? undefined : JSON.stringify({ ...figure, links: [] }),
          ] as const,
      );
      return { figures: Object.fromEntries(figures), reports: answer.reports };
    });
  return { collect: ask, end: () => undefined };
}

function questionFor(
  source: Source,
  url: string,
  env: Readonly<Record<string, string>>,
  documents: DocumentStore,
  responses: ResponseStore,
  more: Limits,
): Parameters<Source['ask']>[0] {
  const clock = fakeClock();
  const limits = { tries: 2, mostBytes: 2 * 1_048_576, ...more };
  const checkClock = clockCheck(clock.now, () => undefined);
  return {
    url,
    settings: {},
    projects: [projectOf(source)],
    histories: new Map(),
    env,
    window: { from: '2025-01-01', to: '2026-08-31' },
    askedAt: '2026-08-31T12:00:00.000Z',
    http: testClient({ ...clock, limits, checkClock, responses }),
    documents,
  };
}

function projectOf({ name, ofProject, takesChanges }: Source): Project {
  return {
    name: 'networking-sfc',
    class: 'service-plugin',
    repositories: [repository],
    paths: [],
    role: 'judged',
    host: takesChanges ? name : 'gerrit',
    listed: {},
    ...(ofProject && { keys: { [name]: { project: 'neutron', tags: ['sfc'] } } }),
  };
}

/** What git saw land: so many changes of Gerrit, which are pull requests on GitHub. */
function landings(count: number): ReadonlyMap<string, Known<RepositoryFacts>> {
  const sketches = Array.from({ length: count }, (_, index) => ({
    landed: '2026-05-02',
    subject: `Add a thing (#${index + 1})`,
  }));
  const value = factsOf(repository, sketches);
  const commits = value.commits.map((commit) => ({ ...commit, changeId: `I${commit.id}` }));
  return new Map([[repository, { state: 'known', value: { ...value, commits } }]]);
}

function gitCollector(): Collector {
  const workshop: Workshop = aWorkshop();
  const { cacheRoot, store } = workshop;
  const collect = (url: string, deadlineMs: number) =>
    stoppedOr(async () => {
      const place = { base: `${url}/{repo}.git`, cacheRoot, store, allowLocal: true };
      const deadlineSeconds = deadlineMs / 1000;
      const { facts: load, report } = await collectRepository(repository, {
        ...place,
        readAt,
        deadlineSeconds,
      });
      const facts = load?.();
      const figures = {
        commits: facts && JSON.stringify(facts.commits),
        tags: facts && JSON.stringify(facts.tags),
        reviews: facts?.reviews.state === 'known' ? JSON.stringify(facts.reviews) : undefined,
      };
      return { figures, reports: [report] };
    });
  return { collect, end: () => workshop.remove() };
}

async function stoppedOr(work: () => Promise<Told>): Promise<Told> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StadiumError) return { figures: {}, reports: [], stopped: error };
    throw error;
  }
}
