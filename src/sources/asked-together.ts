// Many repositories in one question, as long as its address stays short enough for every server on the way.

import type { RepositoryName } from '../domain/project.ts';

/** Characters; servers and proxies are known to refuse addresses beyond 4 to 8 kB. */
const longestQuestion = 3500;

/** Splits the repositories into groups whose terms fit into one address. */
export function askedTogether(
  repositories: readonly RepositoryName[],
  termOf: (repository: RepositoryName) => string,
): readonly (readonly RepositoryName[])[] {
  const groups: RepositoryName[][] = [];
  let length = longestQuestion;
  for (const repository of repositories) {
    const cost = encodeURIComponent(termOf(repository)).length;
    if (length + cost > longestQuestion) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(repository);
    length += cost;
  }
  return groups;
}
