// Which sources a run asks besides git, and what it gets from them.

import { setTimeout } from 'node:timers/promises';
import { StadiumError } from '../domain/errors.ts';
import type { Registry, SourceName } from '../domain/project.ts';
import type { Cache } from '../domain/stores.ts';
import { httpClient } from '../http/client.ts';
import type { ClockCheck } from '../http/clock.ts';
import type { Windows } from '../measure/windows.ts';
import { sourceTitles } from '../sources/names.ts';
import type { Question } from '../sources/question.ts';
import type { Answer, Source } from '../sources/source.ts';
import { sources } from '../sources/table.ts';
import type { Places, World } from './outside-world.ts';

export interface SourceOptions extends Places {
  readonly source?: string;
  readonly offline?: boolean;
  readonly sinceLast?: boolean;
  /** `gerritUrl`: an address for this run, for each source of the table. */
  readonly [address: `${string}Url`]: string | undefined;
}

/** The sources to ask: those of `--source`, and those whose address is given; git alone by default. Throws USAGE for one without an address. */
export function sourcesWanted(
  options: SourceOptions,
  registry: Pick<Registry, 'sources'>,
): ReadonlySet<SourceName> {
  const known = sources.filter(({ name }) => registry.sources[name]?.['url'] !== undefined);
  const named =
    options.source === undefined
      ? ['git', ...known.map(({ name }) => name)]
      : options.source.split(',').map((each) => each.trim());
  const addressed = sources.filter(({ name }) => options[`${name}Url`] !== undefined);
  const wanted = new Set([...named.map(sourceNamed), ...addressed.map(({ name }) => name)]);
  for (const source of sources.filter(({ name }) => wanted.has(name)))
    addressOf(source, options, registry.sources[source.name] ?? {});
  return wanted;
}

/** Asks each source that is wanted. Whatever is wrong with one of them ends in its reports. */
export async function askSources(
  registry: Registry,
  windows: Windows,
  historiesOf: () => Promise<Question['histories']>,
  options: SourceOptions,
  world: World,
  cache: Cache,
  checkClock: ClockCheck,
): Promise<Answer> {
  const wanted = sourcesWanted(options, registry);
  const asked = sources.filter(({ name }) => wanted.has(name));
  const common = {
    window: spanOf(windows),
    askedAt: world.now().toISOString(),
    http: clientOf(options, world, cache, checkClock),
    documents: cache,
    offline: options.offline === true,
    sinceLast: options.sinceLast !== false,
    projects: registry.projects,
    histories: asked.length === 0 ? new Map() : await historiesOf(),
    env: world.env,
  };
  const answers: Answer[] = [];
  for (const source of asked) {
    const settings = registry.sources[source.name] ?? {};
    const url = addressOf(source, options, settings);
    const isTyped = options[`${source.name}Url`] !== undefined;
    answers.push(await source.ask({ ...common, url, isTyped, settings }));
  }
  return {
    reports: answers.flatMap(({ reports }) => reports),
    pins: answers.flatMap(({ pins }) => pins),
    measure: (project, scene) =>
      Object.assign({}, ...answers.map(({ measure }) => measure(project, scene))),
    say: (project, asOf) => answers.flatMap(({ say }) => say?.(project, asOf) ?? []),
  };
}

function sourceNamed(name: string): SourceName {
  if (sourceTitles.has(name)) return name;
  throw new StadiumError('USAGE', `--source ${name}: there is no such source`, {
    hint: `It takes ${[...sourceTitles.keys()].join(', ')}, separated by commas.`,
  });
}

function addressOf(
  { name }: Source,
  options: SourceOptions,
  settings: Readonly<Record<string, string>>,
): string {
  const typed = typedAddress(options[`${name}Url`], `--${name}-url`);
  const url = typed ?? settings['url'];
  if (url !== undefined) return url;
  throw new StadiumError('USAGE', `the registry names no address of ${name}`, {
    hint: `Add sources.${name}.url to stadium.yaml, or give one: --${name}-url URL`,
  });
}

/** As it was typed. Throws USAGE for what is no address of the web. */
export function typedAddress(url: string | undefined, option: string): string | undefined {
  if (url === undefined || /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    return url;
  throw new StadiumError('USAGE', `${option}: "${url}" is no http or https address`, {
    hint: `Give a whole one, such as ${option} https://host.example`,
  });
}

/** The days that a run asks about. */
export function spanOf({ named }: Windows) {
  const { cycle, '365d': year } = named;
  const [from = year.from] = [cycle.from, year.from].sort();
  return { from, to: year.to };
}

/** Asks over the network, unless the run is offline. */
export function clientOf(
  { offline = false }: { readonly offline?: boolean },
  world: World,
  cache: Cache,
  checkClock?: ClockCheck,
) {
  return httpClient({
    responses: cache,
    signal: world.signal,
    random: Math.random,
    now: () => world.now().getTime(),
    sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    offline,
    ...(checkClock && { checkClock }),
  });
}
