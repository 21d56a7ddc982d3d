// Which pages name who answers for a family, and what they said through time.

import { type NamedPage, readNamed } from '../collect/named-people/read.ts';
import type { NamedLedgers } from '../domain/named-people.ts';
import { isInTree, type Project, type Registry } from '../domain/project.ts';
import type { MirrorPlace } from './governance.ts';

/** Nothing where the registry names no such page. */
export async function namedIn(
  registry: Registry,
  place: MirrorPlace,
): Promise<NamedLedgers | undefined> {
  const pages = pagesOf(registry);
  return pages.length === 0 ? undefined : await readNamed(pages, place);
}

/** One page of the family, or in each member's own repository the file of that name. */
export function pagesOf({ sources: { answers }, projects }: Registry): readonly NamedPage[] {
  if (answers === undefined) return [];
  const { repository, path, formerly, form } = answers;
  const paths = formerly === undefined ? [path] : [path, formerly];
  if (repository !== undefined) {
    return [{ repository, paths, form, projects: spokenOf(repository, form, projects) }];
  }
  const whole = projects.filter((project) => !isInTree(project));
  return whole.flatMap(({ name, repositories: [own] }) =>
    own === undefined ? [] : [{ repository: own, paths, form, projects: [name] }],
  );
}

/** A list without areas stands for the projects of its own repository, unless none lives there: then for all. */
function spokenOf(
  repository: string,
  form: NamedPage['form'],
  projects: readonly Project[],
): readonly string[] {
  const here = projects.filter(({ repositories }) => repositories.includes(repository));
  const spoken = form === 'lieutenants' || here.length === 0 ? projects : here;
  return spoken.map(({ name }) => name);
}
