// What was brought back: cherry-picks on stable branches, and on the tags that ended them, that the default branch does not
// hold. A mirror has no stable branches; they are fetched for whoever asks, without the contents of files.

import type { Known } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import { askGit, GitFault, readGit } from './fault.ts';
import type { FileOptions } from './files.ts';
import { known, type Mirror } from './mirror.ts';

const lines = 'refs/lines';
/** A stable branch is called `unmaintained/` once its team has given it up. */
const branches = ['stable', 'unmaintained'];

/** The cherry-picks committed in the time, newest first, by commit. Offline, without branches at hand, none is unknown. */
export async function backportsIn(
  mirror: Mirror,
  time: { readonly from: EpochSeconds; readonly to: EpochSeconds },
  options: FileOptions,
): Promise<Known<readonly string[]>> {
  const git = { directory: mirror.directory, signal: options.signal };
  return await known(async () => {
    if (options.offline !== true) await fetchLines(mirror, options);
    const args = [
      ...['log', '--format=%H', '--no-merges', '--fixed-strings', `--grep=${mark}`],
      ...[`--since=${time.from}`, `--until=${time.to}`, `--glob=${lines}/*`, '--tags'],
      ...['--not', `refs/heads/${mirror.defaultBranch}`, '--'],
    ];
    const found = (await readGit(args, git)).toString('latin1').split('\n').filter(Boolean);
    if (found.length > 0 || options.offline !== true) return found;
    const heads = await readGit(['for-each-ref', '--count=1', lines], git);
    if (heads.length > 0) return found;
    throw new GitFault('offline', `stable branches of ${mirror.repository} are not in the cache.`);
  });
}

/** What `git cherry-pick -x` writes, and Gerrit's button. */
const mark = '(cherry picked from commit';

async function fetchLines(mirror: Mirror, { signal }: FileOptions): Promise<void> {
  await askGit(
    [
      ...['fetch', '--quiet', '--no-auto-maintenance', '--no-write-fetch-head', '--no-tags'],
      ...['--prune', '--force', '--filter=blob:none', 'origin'],
      ...branches.map((name) => `+refs/heads/${name}/*:${lines}/${name}/*`),
    ],
    { directory: mirror.directory, signal, network: true, allowLocal: mirror.allowLocal },
  );
}
