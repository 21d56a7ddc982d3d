// Names of projects on the command line: one that is not there was misspelled, and is said so with the nearest that is.

import { StadiumError } from '../domain/errors.ts';
import { nearestHint } from '../words/nearest.ts';

/**
 * Throws USAGE for the first of the wanted names that is not there.
 *
 * @param place where they are looked for: `the registry`, `the snapshot of 2019-11-12`
 */
export function requireProjects(
  wanted: readonly string[],
  names: readonly string[],
  place: string,
): void {
  const missing = wanted.find((name) => !names.includes(name));
  if (missing === undefined) return;
  throw new StadiumError('USAGE', `there is no project "${missing}" in ${place}`, {
    hint: nearestHint(missing, names),
  });
}
