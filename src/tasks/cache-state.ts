// What a cache folder holds, told by its newest changes: the files that a fetch or a transaction of ours renames or writes.
// Nobody else writes there, so their time stamps can be trusted as those of a data folder, which git checks out, cannot.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Another text whenever the mirrors or the database have changed. */
export function cacheState(cache: string): string {
  const mirrors = join(cache, 'git');
  const changing = namesIn(mirrors).flatMap((name) =>
    ['stadium-mirror.json', 'objects/pack', 'notes.git/objects/pack'].map((part) =>
      join(mirrors, name, part),
    ),
  );
  const files = ['cache.sqlite', 'cache.sqlite-wal'].map((name) => join(cache, name));
  return [...files, ...changing].map(stampOf).join('\n');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  // An empty log says as much as none.
  if (found === undefined || found.size === 0n) return path;
  return `${path} ${found.ino} ${found.size} ${found.mtimeNs}`;
}
