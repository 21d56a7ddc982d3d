// Where a command looks for repositories: where it was told, else where the cache was filled from, else where the registry says.

import { hasCache, openCache } from '../cache/open.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Cache } from '../domain/stores.ts';
import type { Data } from '../registry/load.ts';
import { cacheFolder } from './folders.ts';
import type { MirrorPlace } from './governance.ts';
import type { Places, World } from './outside-world.ts';

export interface BaseOptions extends Places {
  readonly gitBase?: string;
}

type Outside = Pick<World, 'env' | 'signal'>;

/** Where mirrors come from and go to. Throws USAGE where nobody names a base. */
export async function mirrorPlace(
  data: Data,
  options: BaseOptions & { readonly offline?: boolean },
  world: Outside,
): Promise<MirrorPlace> {
  return {
    ...(await filledFrom(data, options, world)),
    cacheRoot: await cacheFolder(options, world),
    offline: options.offline === true,
    signal: world.signal,
  };
}

/** The base of every command but a collection, which fills the cache. Throws USAGE where nobody names one. */
export async function filledFrom(data: Data, options: BaseOptions, world: Pick<World, 'env'>) {
  const told = await baseTold(data, options, world);
  return gitBase(data, told === undefined ? {} : { gitBase: told });
}

/** What a command line said, this one's or that of the collection; undefined where the registry has the word. */
export async function baseTold(
  data: Data,
  options: BaseOptions,
  world: Pick<World, 'env'>,
): Promise<string | undefined> {
  if (options.gitBase !== undefined) return options.gitBase;
  // Whoever asks nobody makes no cache either: a kept answer would look as if the cache had changed since.
  if (!hasCache(await cacheFolder(options, world))) return undefined;
  const remembered = await withCache(options, world, (cache) => cache.scopeState(...keyOf(data)));
  return remembered || undefined;
}

/** Later commands look where this collection looked; one without `--git-base` goes back to the registry's. */
export async function rememberBase(
  data: Data,
  options: BaseOptions,
  world: Pick<World, 'env'>,
): Promise<void> {
  const told = options.gitBase ?? '';
  await withCache(options, world, (cache) => cache.putDocuments(...keyOf(data), [], told));
}

/** A base on the command line may be local; one in the registry only where the data folder allows it. */
export function gitBase({ registry }: Data, { gitBase: asked }: { readonly gitBase?: string }) {
  if (asked !== undefined) return { base: asked, allowLocal: true };
  const base = registry.sources.git?.base;
  if (base !== undefined) return { base, allowLocal: registry.allowLocal };
  throw new StadiumError('USAGE', 'the registry names no git base', {
    hint: 'Add sources.git.base to stadium.yaml, or give one: --git-base https://opendev.org/{repo}',
  });
}

/** By the registry's own base: a cache may hold several families. */
function keyOf({ registry }: Data): readonly [string, string] {
  return ['git-base', registry.sources.git?.base ?? registry.team];
}

async function withCache<T>(
  options: Places,
  world: Pick<World, 'env'>,
  use: (cache: Cache) => T,
): Promise<T> {
  const cache = openCache(await cacheFolder(options, world));
  try {
    return use(cache);
  } finally {
    cache.close();
  }
}
