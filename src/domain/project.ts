// What is looked after: the members of a team's family and the repositories they live in.

/** The kinds of deliverable that are judged by cards of their own. `service` is the reference project itself. */
export const projectClasses = [
  'service',
  'service-plugin',
  'driver',
  'library',
  'dashboard',
  'tempest-plugin',
  'in-tree-component',
  'application',
  'plugin',
  'exporter',
  'tool',
  'deployment',
] as const;
export type ProjectClass = (typeof projectClasses)[number];

/** Name of a repository as its host spells it, for example `openstack/networking-sfc`. */
export type RepositoryName = string;

/** `git`, `governance`, or a source of the table in sources/. */
export type SourceName = string;

export interface Project {
  readonly name: string;
  readonly class: ProjectClass;
  readonly repositories: readonly RepositoryName[];
  /** Folders inside the repositories for an in-tree component; empty when the project owns the whole tree. */
  readonly paths: readonly string[];
  /** Folders it lived in before: what was done there is its own too. */
  readonly formerly?: readonly string[];
  /** Files and folders (with wildcards) that are the product, or are not, whatever their names say. */
  readonly code?: readonly string[];
  readonly notCode?: readonly string[];
  /** A reference is measured and shown, never judged. */
  readonly role: 'judged' | 'reference';
  /** Where changes to it are proposed. */
  readonly host: SourceName;
  /** Cycles (series names) in which the team lists it; `to` is the last one, absent while it is still listed. */
  readonly listed: { readonly from?: string; readonly to?: string };
  readonly summary?: string;
  /** A regular expression for the tags that are releases, where their names are not understood by themselves. */
  readonly releases?: string;
  /** The member whose companion it is: a dashboard or client has no use of its own once the service is gone. */
  readonly follows?: string;
  /** The team that looks after it, where a registry holds those of several; by default they are all one team's. */
  readonly team?: string;
  /** What the registry tells single sources of it: the name that their other keys know it by. */
  readonly keys?: Readonly<
    Record<SourceName, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** How a page is written that names who answers. */
export const namedForms = ['lieutenants', 'maintainers', 'owners', 'codeowners'] as const;
export type NamedForm = (typeof namedForms)[number];

/** How each source is reached; a base holds `{repo}` (openstack/networking-sfc) or `{name}` (networking-sfc). */
export interface SourceAddresses {
  readonly git?: { readonly base: string };
  readonly governance?: { readonly repository: RepositoryName; readonly releases: RepositoryName };
  /** The page that names who answers; in each project's own repository where none is given. */
  readonly answers?: {
    readonly repository?: RepositoryName;
    readonly path: string;
    readonly formerly?: string;
    readonly form: NamedForm;
  };
  /** Its `url`, and what else the source takes. */
  readonly [source: SourceName]: Readonly<Record<string, string>> | undefined;
}

export interface Registry {
  readonly team: string;
  readonly sources: SourceAddresses;
  readonly projects: readonly Project[];
  /** Read for comparison (tree-wide changes, home people), not judged. */
  readonly fleet: readonly RepositoryName[];
  /** Whose release calendar it follows where the data folder holds none. */
  readonly cycles: 'openstack' | 'none';
  /** A data folder may allow `file:` bases; the command line always may. */
  readonly allowLocal: boolean;
}

/** A family of OpenStack follows its releases; any other has cycles only where it says which. */
export function followsOpenstack({ sources, projects, fleet = [] }: Family): boolean {
  const names = [...projects.flatMap(({ repositories }) => repositories), ...fleet];
  return (
    sources?.governance !== undefined ||
    sources?.git?.base.includes('/openstack/') === true ||
    names.some((name) => /^(?:openstack|x)\//.test(name)) ||
    projects.some(({ listed }) => listed?.from !== undefined || listed?.to !== undefined)
  );
}

/** What a registry says of its family, as far as it is written. */
interface Family {
  readonly sources?:
    | {
        readonly git?: { readonly base: string } | undefined;
        readonly governance?: object | undefined;
      }
    | undefined;
  readonly projects: readonly {
    readonly repositories: readonly string[];
    readonly listed?:
      | { readonly from?: string | undefined; readonly to?: string | undefined }
      | undefined;
  }[];
  readonly fleet?: readonly string[] | undefined;
}

/** Every repository whose history is read: those of the members, then those named for comparison. */
export function repositoriesOf(registry: Registry): readonly RepositoryName[] {
  const members = registry.projects.flatMap((project) => project.repositories);
  return [...new Set([...members, ...registry.fleet])];
}

/** Who looks after each project: the team that the registry names for it, or the one that all are of. */
export function teamsOf({ projects, team }: Registry): (project: string) => string {
  const teams = new Map(projects.map((each) => [each.name, each.team]));
  return (project) => teams.get(project) ?? team;
}

/** The name of a distribution in the one spelling of PEP 503: `-`, `_` and `.` are the same, and so are capitals. */
export function distributionName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Every folder of an in-tree component, those it has left included. */
export function foldersOf({ paths, formerly = [] }: Project): readonly string[] {
  return [...paths, ...formerly];
}

/** True when the project shares its repository with others and is told apart by folder. */
export function isInTree(project: Pick<Project, 'paths'>): boolean {
  return project.paths.length > 0;
}

/** The address of a repository under a base: `{repo}` is its whole name, `{name}` the last part. */
export function addressUnder(base: string, repository: RepositoryName): string {
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  return base.replaceAll('{repo}', repository).replaceAll('{name}', name);
}
