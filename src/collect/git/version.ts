// Whether the git at hand can be relied upon: without GIT_NO_LAZY_FETCH a missing object is fetched silently.

import { StadiumError } from '../../domain/errors.ts';
import { readGit } from './fault.ts';

/** First patch release of each minor release that knows GIT_NO_LAZY_FETCH; from 2.44 on all do. */
const firstPatches: ReadonlyMap<number, number> = new Map([
  [39, 4],
  [40, 2],
  [41, 1],
  [42, 2],
  [43, 4],
]);

/**
 * The version of git, as it says itself.
 *
 * @throws StadiumError `ENVIRONMENT` when git is missing or too old.
 */
export async function gitVersion(signal?: AbortSignal): Promise<string> {
  const said = (await readGit(['version'], { signal })).toString('utf8').trim();
  const version = said.replace(/^git version /, '');
  if (!isRecent(version))
    throw new StadiumError('ENVIRONMENT', `git ${version} is too old: expected 2.39.4 or newer.`, {
      hint: 'Install a newer git; 2.40 to 2.43 need their latest patch release.',
    });
  return version;
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  if (major !== 2) return major > 2;
  const firstPatch = firstPatches.get(minor);
  return firstPatch === undefined ? minor >= 44 : patch >= firstPatch;
}
