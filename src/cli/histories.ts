// Histories for questions about the past: what the cache holds is enough, since the past does not change.

import { openCache } from '../cache/open.ts';
import { collectHistories, type GitHistories } from '../collect/run.ts';
import { StadiumError } from '../domain/errors.ts';
import { repositoriesOf } from '../domain/project.ts';
import type { Data } from '../registry/load.ts';
import type { CommonOptions } from './command.ts';
import { cacheFolder } from './data.ts';
import type { Shell } from './shell.ts';

/** Histories from the cache; only what it lacks is asked for. */
export async function readHistories(
  data: Data,
  options: CommonOptions & { readonly gitBase?: string },
  shell: Shell,
): Promise<Pick<GitHistories, 'facts' | 'earlier'>> {
  const cacheRoot = await cacheFolder(options, shell);
  const store = openCache(cacheRoot);
  try {
    const common = {
      ...gitBase(data, options),
      cacheRoot,
      store,
      readAt: Math.floor(shell.now().getTime() / 1000),
      signal: shell.signal,
    };
    const wanted = repositoriesOf(data.registry);
    const cached = await collectHistories(wanted, { ...common, offline: true });
    const missing = wanted.filter((name) => cached.facts.get(name)?.state !== 'known');
    if (missing.length === 0) return cached;
    if (options.quiet !== true) shell.err(`reading ${missing.length} repositories\n`);
    const fresh = await collectHistories(missing, { ...common, offline: false });
    return {
      facts: new Map([...cached.facts, ...fresh.facts]),
      earlier: fresh.earlier,
    };
  } finally {
    store.close();
  }
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
