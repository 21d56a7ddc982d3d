// Who would be hurt: which repositories use a project, by their requirement, setup and Zuul files.

import type { Dependent } from '../domain/dependents.ts';
import type { Naming, NamingFile, UnknownReason } from '../domain/facts.ts';
import {
  distributionName,
  isInTree,
  type Project,
  type RepositoryName,
} from '../domain/project.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { Fleet } from './fleet.ts';
import type { FleetAt } from './fleet-day.ts';
import { within } from './work.ts';

/** Every file that names something, by the name. Made once, asked for many projects. */
export type NamingIndex = ReadonlyMap<string, readonly Dependent[]>;

/** Turns round what each repository names. */
export function namingIndex(
  files: ReadonlyMap<RepositoryName, readonly NamingFile[]>,
): NamingIndex {
  const index = new Map<string, Dependent[]>();
  for (const [repository, own] of files) {
    for (const { path, kind, names } of own) {
      const dependent = { repository, path, kind };
      for (const name of names) {
        const known = index.get(name);
        if (known === undefined) index.set(name, [dependent]);
        else known.push(dependent);
      }
    }
  }
  return index;
}

/**
 * The repositories that use the project, by file; its own repositories are left out. It goes by its name, and by the
 * names of its repositories, as distribution and as repository, and by what those publish (`provided`).
 */
export function dependentsOf(
  project: { readonly name: string; readonly repositories: readonly RepositoryName[] },
  index: NamingIndex,
  provided: readonly string[] = [],
): readonly Dependent[] {
  const { repositories } = project;
  const found = new Set(
    [...namesOf(project), ...provided].flatMap((each) => index.get(each) ?? []),
  );
  return [...found]
    .filter(({ repository }) => !repositories.includes(repository))
    .sort((one, other) =>
      `${one.repository} ${one.path}` < `${other.repository} ${other.path}` ? -1 : 1,
    );
}

/** The names by which files may name a project. */
export function namesOf({
  name,
  repositories,
}: Pick<Project, 'name' | 'repositories'>): readonly string[] {
  return [...[name, ...repositories.map(lastPart)].map(distributionName), ...repositories];
}

function lastPart(repository: RepositoryName): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** What the fleet used on a day. */
export interface Use {
  /** Repositories that use the project, of those that could be asked; `unread` tells why there may be more. */
  readonly usersOf: (project: Project) => {
    readonly users: readonly RepositoryName[];
    readonly unread: UnknownReason | undefined;
    /** False where none of its files is of a kind by which it could be named. */
    readonly isNameable: boolean;
  };
  readonly codeCommitsOf: (repository: RepositoryName, window: TimeWindow) => number;
}

/**
 * The fleet's requirements as of the tips of the day. `lost` are repositories without a history; those that are `gone` by then
 * need nothing any more, whether they can be read or not.
 */
export function useAt(
  fleet: Fleet,
  at: FleetAt,
  tips: readonly { readonly repository: RepositoryName; readonly commit?: string }[],
  naming: Naming,
  lost: readonly RepositoryName[],
  projects: readonly Project[],
  gone: ReadonlySet<RepositoryName> = new Set(),
): Use {
  const files = new Map<RepositoryName, readonly NamingFile[]>();
  const unread = [...lost];
  for (const { repository, commit = '' } of tips) {
    const named = naming.get(repository)?.get(commit);
    if (named?.state === 'known') files.set(repository, named.value);
    else unread.push(repository);
  }
  const index = namingIndex(files);
  return {
    usersOf: (project) => {
      const { repositories } = project;
      const others = unread.filter((each) => !repositories.includes(each) && !gone.has(each));
      const own = repositories.map((each) => files.get(each));
      const provided = own.flatMap((each) =>
        (each ?? []).flatMap(({ provides }) => provides ?? []),
      );
      const users = dependentsOf(project, index, provided).map(({ repository }) => repository);
      const isNameable = own.some((each) => each === undefined || each.some(isNaming));
      return { users: [...new Set(users)], unread: notRead(others), isNameable };
    },
    codeCommitsOf: codeCommits(fleet, at, ownersOf(projects)),
  };
}

function isNaming({ names, provides }: NamingFile): boolean {
  return names.length > 0 || provides !== undefined;
}

export function notRead(repositories: readonly RepositoryName[]): UnknownReason | undefined {
  const [first, ...rest] = repositories;
  if (first === undefined) return undefined;
  const more = rest.length === 0 ? '' : ` and of ${rest.length} more repositories`;
  return {
    code: 'others-unread',
    detail: `the manifests and job files of ${first}${more} could not be read`,
  };
}

/** The project by whose rules a repository's code is told: the one that owns its whole tree. */
export function ownersOf(projects: readonly Project[]): ReadonlyMap<RepositoryName, Project> {
  return new Map(
    projects
      .filter((project) => !isInTree(project))
      .flatMap((project) => project.repositories.map((name) => [name, project] as const)),
  );
}

export function codeCommits(
  fleet: Fleet,
  at: FleetAt,
  owners: ReadonlyMap<RepositoryName, Project>,
): Use['codeCommitsOf'] {
  const memo = new Map<string, number>();
  return (repository, window) => {
    const key = `${repository} ${window.from} ${window.to}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const rules = owners.get(repository) ?? { class: 'service-plugin' };
    const product = fleet.productOf(repository, at.asOf, rules);
    const count = within(at.work.get(repository) ?? [], window).filter(
      ({ kind, commit }) => kind === 'own' && product.touchesCode(commit),
    ).length;
    memo.set(key, count);
    return count;
  };
}
