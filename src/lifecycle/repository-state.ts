// What a repository says of itself: one that holds a README and little else has ended, whatever lists say.

import type { RepositoryState } from '../domain/drift.ts';

const leftovers = /^(?:README(?:\.\w+)?|LICENSE|\.[^/]+(?:\/.*)?)$/i;

/** From the paths at the tip: emptied when a README, a licence and dot files are all there is. */
export function repositoryState(paths: readonly string[]): RepositoryState {
  return paths.every((path) => leftovers.test(path)) ? 'emptied' : 'live';
}
