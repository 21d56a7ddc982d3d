// Which sources a run asks besides git, and what it gets from them.

import type { Collected } from '../collect/collected.ts';
import { collectGerrit } from '../collect/gerrit/collect.ts';
import { httpClient } from '../collect/http/client.ts';
import { collectZuul } from '../collect/zuul/collect.ts';
import { StadiumError } from '../domain/errors.ts';
import type { SourceName, SourceReport } from '../domain/facts.ts';
import { isInTree, type Registry, type RepositoryName } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
import type { Cache } from '../domain/stores.ts';
import type { AskedFacts } from '../measure/asked.ts';
import type { Windows } from '../measure/windows.ts';
import type { CommonOptions } from './command.ts';
import type { Shell } from './shell.ts';

/** Sources that `--source` may name, git being the one that is always measured. */
export const askableSources = [
  'git',
  'gerrit',
  'zuul',
  'governance',
] as const satisfies readonly SourceName[];

export interface SourceOptions extends CommonOptions {
  readonly source?: string;
  readonly gerritUrl?: string;
  readonly zuulUrl?: string;
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
  return wanted;
}

/** Asks Gerrit and Zuul where they are wanted. Whatever is wrong with one of them ends in its reports. */
export async function askSources(
  registry: Registry,
  windows: Windows,
  options: SourceOptions,
  shell: Shell,
  cache: Cache,
): Promise<AskedSources> {
  const wanted = sourcesWanted(options);
  const common = {
    projects: changeRepositories(registry),
    window: spanOf(windows),
    askedAt: shell.now().toISOString(),
    http: clientOf(options, shell, cache),
    documents: cache,
    offline: options.offline === true,
    sinceLast: options.sinceLast !== false,
  };
  const gerrit = wanted.has('gerrit')
    ? addressOf('gerrit', options.gerritUrl ?? registry.sources.gerrit?.url)
    : undefined;
  const zuul = wanted.has('zuul')
    ? addressOf('zuul', options.zuulUrl ?? registry.sources.zuul?.url)
    : undefined;
  const tenant = registry.sources.zuul?.tenant ?? 'openstack';
  const changes =
    gerrit === undefined ? undefined : await collectGerrit({ ...common, url: gerrit });
  const buildsets =
    zuul === undefined ? undefined : await collectZuul({ ...common, url: zuul, tenant });
  return {
    asked: {
      ...(gerrit === undefined || changes === undefined
        ? {}
        : { gerrit: { url: gerrit, changes: changes.facts } }),
      ...(zuul === undefined || buildsets === undefined
        ? {}
        : { zuul: { url: zuul, tenant, buildsets: buildsets.facts } }),
    },
    reports: [...reportsOf(changes), ...reportsOf(buildsets)],
    pins: [...(changes?.pins ?? []), ...(buildsets?.pins ?? [])],
  };
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

function reportsOf(collected: Collected<unknown> | undefined): readonly SourceReport[] {
  return collected?.reports ?? [];
}
