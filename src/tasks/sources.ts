// Which sources a run asks besides git, and what it gets from them.

import { collectGerrit } from '../collect/gerrit/collect.ts';
import { collectGithub } from '../collect/github/collect.ts';
import { httpClient } from '../collect/http/client.ts';
import { collectZuul } from '../collect/zuul/collect.ts';
import { StadiumError } from '../domain/errors.ts';
import type { SourceName, SourceReport } from '../domain/facts.ts';
import { isInTree, type Registry, type RepositoryName } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
import type { Cache } from '../domain/stores.ts';
import type { AskedFacts } from '../measure/asked.ts';
import type { Windows } from '../measure/windows.ts';
import { tokenOf } from './github-token.ts';
import type { CommonOptions, Shell } from './world.ts';

/** Sources that `--source` may name, git being the one that is always measured. */
const askableSources = [
  'git',
  'gerrit',
  'zuul',
  'github',
  'governance',
] as const satisfies readonly SourceName[];

export interface SourceOptions extends CommonOptions {
  readonly source?: string;
  readonly gerritUrl?: string;
  readonly zuulUrl?: string;
  readonly githubUrl?: string;
  readonly offline?: boolean;
  readonly sinceLast?: boolean;
}

export interface AskedSources {
  readonly asked: AskedFacts;
  readonly reports: readonly SourceReport[];
  readonly pins: readonly InputPin[];
}

/** The sources to ask: those of `--source`, and those whose address is given; git alone by default. */
export function sourcesWanted(options: SourceOptions): ReadonlySet<SourceName> {
  const named =
    options.source === undefined ? ['git'] : options.source.split(',').map((each) => each.trim());
  const wanted = new Set(named.map(sourceNamed));
  if (options.gerritUrl !== undefined) wanted.add('gerrit');
  if (options.zuulUrl !== undefined) wanted.add('zuul');
  if (options.githubUrl !== undefined) wanted.add('github');
  return wanted;
}

/** Asks each source that is wanted. Whatever is wrong with one of them ends in its reports. */
export async function askSources(
  registry: Registry,
  windows: Windows,
  options: SourceOptions,
  shell: Shell,
  cache: Cache,
): Promise<AskedSources> {
  const wanted = sourcesWanted(options);
  const { sources } = registry;
  const common = commonOf(windows, options, shell, cache);
  const projects = changeRepositories(registry);
  const all: (AskedSources | undefined)[] = [
    wanted.has('gerrit')
      ? await askGerrit(
          addressOf('gerrit', options.gerritUrl ?? sources.gerrit?.url),
          projects,
          common,
        )
      : undefined,
    wanted.has('zuul')
      ? await askZuul(addressOf('zuul', options.zuulUrl ?? sources.zuul?.url), registry, common)
      : undefined,
    wanted.has('github')
      ? await askGithub(
          addressOf('github', options.githubUrl ?? sources.github?.url),
          registry,
          common,
          shell,
        )
      : undefined,
  ];
  const asked = all.flatMap((each) => each ?? []);
  return {
    asked: Object.assign({}, ...asked.map((each) => each.asked)),
    reports: asked.flatMap(({ reports }) => reports),
    pins: asked.flatMap(({ pins }) => pins),
  };
}

type Common = ReturnType<typeof commonOf>;

function commonOf(windows: Windows, options: SourceOptions, shell: Shell, cache: Cache) {
  return {
    window: spanOf(windows),
    askedAt: shell.now().toISOString(),
    http: clientOf(options, shell, cache),
    documents: cache,
    offline: options.offline === true,
    sinceLast: options.sinceLast !== false,
  };
}

async function askGerrit(
  url: string,
  projects: readonly RepositoryName[],
  common: Common,
): Promise<AskedSources> {
  const { facts, reports, pins } = await collectGerrit({ ...common, url, projects });
  return { asked: { gerrit: { url, changes: facts } }, reports, pins };
}

async function askZuul(url: string, registry: Registry, common: Common): Promise<AskedSources> {
  const tenant = registry.sources.zuul?.tenant ?? 'openstack';
  const projects = changeRepositories(registry);
  const { facts, reports, pins } = await collectZuul({ ...common, url, tenant, projects });
  return { asked: { zuul: { url, tenant, buildsets: facts } }, reports, pins };
}

/** Pull requests of what lives on GitHub; of the mirrors only whether they are archived or have moved. */
async function askGithub(
  url: string,
  { projects }: Registry,
  common: Common,
  shell: Shell,
): Promise<AskedSources> {
  const homes = new Set(
    projects.filter(({ host }) => host === 'github').flatMap((each) => each.repositories),
  );
  const names = [...new Set(projects.flatMap(({ repositories }) => repositories))];
  const repositories = names.map((name) => ({
    name,
    role: homes.has(name) ? ('home' as const) : ('mirror' as const),
  }));
  const token = await tokenOf(shell);
  const { facts, hosted, reports, pins } = await collectGithub({
    ...common,
    url,
    repositories,
    ...(token === undefined ? {} : { token }),
  });
  return { asked: { github: { url, changes: facts, hosted } }, reports, pins };
}

function sourceNamed(name: string): SourceName {
  const source = askableSources.find((each) => each === name);
  if (source !== undefined) return source;
  throw new StadiumError('USAGE', `--source ${name}: there is no such source`, {
    hint: `It takes ${askableSources.join(', ')}, separated by commas.`,
  });
}

/** Changes and gate runs belong to whole repositories: an in-tree component has none of its own. */
function changeRepositories({ projects }: Registry): readonly RepositoryName[] {
  const own = projects.filter((project) => project.host === 'gerrit' && !isInTree(project));
  return [...new Set(own.flatMap(({ repositories }) => repositories))];
}

function spanOf({ named }: Windows) {
  const { cycle, '365d': year } = named;
  const [from = year.from] = [cycle.from, year.from].sort();
  return { from, to: year.to };
}

function addressOf(source: string, url: string | undefined): string {
  if (url !== undefined) return url;
  throw new StadiumError('USAGE', `the registry names no address of ${source}`, {
    hint: `Add sources.${source}.url to stadium.yaml, or give one: --${source}-url URL`,
  });
}

function clientOf(options: SourceOptions, shell: Shell, cache: Cache) {
  return httpClient({
    responses: cache,
    signal: shell.signal,
    random: Math.random,
    now: () => shell.now().getTime(),
    sleep: sleepUntilAborted,
    offline: options.offline === true,
  });
}

function sleepUntilAborted(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
