// What the folder of facts has to hold for a family, and by which definitions.

import { namingVersion } from '../collect/git/naming.ts';
import type { NamedPage } from '../collect/named-people/read.ts';
import { type Registry, type RepositoryName, repositoriesOf } from '../domain/project.ts';
import { rowsVersion } from '../measure/fact-rows.ts';
import { pagesOf } from './named-people.ts';

/** Rows that were made by others are made anew. */
export const factsDefinitions = `rows ${rowsVersion}, ${namingVersion}`;

/** Every repository whose history is read, and those that hold a page which names who answers. */
export function repositoriesInFacts(registry: Registry): readonly RepositoryName[] {
  const pages = pagesOf(registry).map(({ repository }) => repository);
  return [...new Set([...repositoriesOf(registry), ...pages])];
}

/** Under which a file keeps the versions of a page. */
export function pageKey({ paths }: Pick<NamedPage, 'paths'>): string {
  return paths.join('\n');
}

/** The pages of a repository, each once. */
export function pagesIn(repository: RepositoryName, registry: Registry): readonly NamedPage[] {
  const own = pagesOf(registry).filter((page) => page.repository === repository);
  return [...new Map(own.map((page) => [pageKey(page), page])).values()];
}
