// data/stadium.yaml: the team, where its sources are, and the projects it looks after.

import { z } from 'zod';
import {
  followsOpenstack,
  namedForms,
  type Project,
  type ProjectClass,
  projectClasses,
  type Registry,
  type SourceAddresses,
} from '../domain/project.ts';
import { sources } from '../sources/table.ts';
import { nearest } from '../words/nearest.ts';
import { baseProblem } from './bases.ts';
import { folder, glob, name, pattern, repository, seriesNamed, text, yesNo } from './fields.ts';
import { contradiction } from './problems.ts';
import { objectOf } from './source-keys.ts';
import { type DataFile, readData } from './yaml.ts';

const Git = z.strictObject({
  base: text('Address of a repository, with {repo} or {name} where its name belongs.'),
});
const Governance = z.strictObject({
  repository: repository('Repository that holds reference/projects.yaml.'),
  releases: repository('Repository that holds deliverables/SERIES/NAME.yaml.'),
});

const Answers = z.strictObject({
  repository: repository(
    "Repository that holds the page; by default each project's own, with a page of its own.",
  ).optional(),
  path: text('The page, from the root of the repository.'),
  formerly: text('Where it was before.').optional(),
  form: z.enum(namedForms).meta({ description: 'How it is written.' }),
});

const Sources = z
  .strictObject({
    git: Git.meta({ description: 'Where histories are read.' }).optional(),
    ...Object.fromEntries(sources.map((each) => [each.name, objectOf(each.settings)])),
    answers: Answers.meta({ description: 'Where people are named who answer.' }).optional(),
    governance: Governance.meta({ description: 'Where deliverables are recorded.' }).optional(),
  })
  .meta({ description: 'How each source is reached. A source that is left out is not asked.' });

/** What single sources are told of a project. */
const keysOfProjects = Object.fromEntries(
  sources.flatMap(({ name: source, ofProject }) =>
    ofProject === undefined ? [] : [[source, objectOf(ofProject)]],
  ),
);

const Entry = z.strictObject({
  name: name('Name of the project, as readers know it.'),
  class: z
    .enum(projectClasses)
    .meta({ description: 'Kind of deliverable; by default inferred from the name and `paths`.' })
    .optional(),
  repositories: z
    .array(repository('A repository as its host spells it.'))
    .min(1, 'expected at least one repository')
    .meta({ description: 'Repositories the project lives in.' }),
  paths: z
    .array(folder('A folder inside the repository.'))
    .meta({
      description:
        'Folders of an in-tree component; left out when the project owns the whole tree.',
    })
    .optional(),
  formerly: z
    .array(folder('A folder inside the repository.'))
    .meta({
      description: 'Folders in which an in-tree component lived before it moved to `paths`.',
    })
    .optional(),
  code: z
    .array(glob())
    .meta({ description: 'Files and folders that are the product, whatever their names say.' })
    .optional(),
  notCode: z
    .array(glob())
    .meta({ description: 'Files and folders that are not the product; goes before `code`.' })
    .optional(),
  releases: pattern(
    'Tags that are releases, as a regular expression; its first group is the version. By default told by their names.',
  ).optional(),
  role: z
    .enum(['judged', 'reference'])
    .meta({ description: 'A reference is measured and shown, never judged. Default: judged.' })
    .optional(),
  host: z
    .enum(sources.filter(({ takesChanges }) => takesChanges).map((each) => each.name))
    .meta({ description: 'Where changes are proposed. Default: gerrit.' })
    .optional(),
  listed: z
    .strictObject({
      from: seriesNamed('First series in whose cycle the team lists it.').optional(),
      to: seriesNamed('Last such series; left out while it is still listed.').optional(),
    })
    .meta({ description: 'Cycles in which the team lists it.' })
    .optional(),
  summary: text('One sentence on what it does.', 300).optional(),
  follows: name('Member whose companion it is, and with which it would go.').optional(),
  team: text('Team that looks after it; by default that of the registry.', 100).optional(),
  ...keysOfProjects,
});

/** data/stadium.yaml as it is written. */
export const StadiumFile = z
  .strictObject({
    team: text('Name of the team, as governance spells it.', 100),
    cycles: z
      .enum(['openstack', 'none'])
      .meta({
        description:
          "Whose release cycles it follows, where the folder holds no calendar.yaml. Default: OpenStack's for its own, none for any other family.",
      })
      .optional(),
    allowLocal: yesNo('Allows `file:` in sources.git.base. Default: false.').optional(),
    sources: Sources.optional(),
    projects: z
      .array(Entry)
      .min(1, 'expected at least one project')
      .meta({ description: 'The members.' }),
    fleet: z
      .array(repository('A repository.'))
      .meta({ description: 'Repositories read for comparison, not judged.' })
      .optional(),
  })
  .superRefine((file, context) => {
    const problem = baseProblem(file.sources?.git?.base, file.allowLocal === true);
    if (problem !== undefined) {
      context.addIssue({ code: 'custom', path: ['sources', 'git', 'base'], message: problem });
    }
    for (const issue of [...twice(file.projects), ...rootless(file.projects)]) {
      context.addIssue(issue);
    }
    for (const issue of [...astray(file.projects), ...circles(file.projects)]) {
      context.addIssue(issue);
    }
  })
  .meta({
    title: 'Registry of a stadium',
    description: 'The team and the projects it looks after.',
  });

/** Reads the registry. Throws `DATA_INVALID`. */
export function readRegistry(path: string): DataFile<Registry> {
  return readData(path, StadiumFile.transform(toRegistry));
}

/** The same name, or the same whole repository, would be counted twice. */
function twice(projects: readonly z.output<typeof Entry>[]) {
  const names = new Map<string, number>();
  const trees = new Map<string, number>();
  return projects.flatMap((project, index) => {
    const first = names.get(project.name.toLowerCase());
    names.set(project.name.toLowerCase(), first ?? index);
    const sameName =
      first === undefined
        ? []
        : [
            contradiction(['projects', index, 'name'], `"${project.name}" is listed twice`, [
              'projects',
              first,
              'name',
            ]),
          ];
    return [...sameName, ...(project.paths?.length ? [] : sameTree(trees, project, index))];
  });
}

/** Former folders of a project that owns the whole tree: it never left them. */
function rootless(projects: readonly z.output<typeof Entry>[]) {
  return projects.flatMap(({ paths, formerly }, index) => {
    if (formerly === undefined || paths?.length) return [];
    const message =
      'expected `paths` beside it: a project that owns the whole tree has moved nowhere';
    return [{ code: 'custom' as const, path: ['projects', index, 'formerly'], message }];
  });
}

function sameTree(trees: Map<string, number>, project: z.output<typeof Entry>, index: number) {
  return project.repositories.flatMap((repository, position) => {
    const owner = trees.get(repository);
    trees.set(repository, owner ?? index);
    if (owner === undefined) return [];
    const message = `"${repository}" belongs to another project as a whole; name \`paths\` to tell them apart`;
    return [
      contradiction(['projects', index, 'repositories', position], message, [
        'projects',
        owner,
        'name',
      ]),
    ];
  });
}

/** Whom nobody can follow: a project that is not listed, or itself. */
function astray(projects: readonly z.output<typeof Entry>[]) {
  const names = new Set(projects.map(({ name: each }) => each));
  return projects.flatMap(({ name: own, follows }, index) => {
    if (follows === undefined || (follows !== own && names.has(follows))) return [];
    const others = [...names].filter((each) => each !== own);
    const near = nearest(follows, others);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const message = `expected another project of this registry${hint}`;
    return [{ code: 'custom' as const, path: ['projects', index, 'follows'], message }];
  });
}

/** Projects that follow each other in a circle: none of them would be the one that goes first. */
function circles(projects: readonly z.output<typeof Entry>[]) {
  const next = new Map(projects.map(({ name: own, follows }) => [own, follows]));
  return projects.flatMap(({ name: own, follows }, index) => {
    const seen = new Set<string>();
    for (let at = follows; at !== undefined && at !== own && !seen.has(at); at = next.get(at)) {
      seen.add(at);
      if (next.get(at) !== own) continue;
      const message = `expected no circle: ${[own, ...seen, own].join(' follows ')}`;
      return [{ code: 'custom' as const, path: ['projects', index, 'follows'], message }];
    }
    return [];
  });
}

function toRegistry(file: z.output<typeof StadiumFile>): Registry {
  const cycles = file.cycles ?? (followsOpenstack(file) ? 'openstack' : 'none');
  return {
    team: file.team,
    sources: (file.sources ?? {}) as SourceAddresses,
    projects: file.projects.map((entry) => toProject(entry, cycles)),
    fleet: file.fleet ?? [],
    cycles,
    allowLocal: file.allowLocal ?? false,
  };
}

function toProject(entry: z.output<typeof Entry>, family: Registry['cycles']): Project {
  const paths = entry.paths ?? [];
  return {
    name: entry.name,
    class: entry.class ?? inferClass(entry.name, paths, family),
    repositories: entry.repositories,
    paths,
    role: entry.role ?? 'judged',
    host: entry.host ?? 'gerrit',
    listed: (entry.listed ?? {}) as Project['listed'],
    ...(entry.formerly !== undefined && { formerly: entry.formerly }),
    ...(entry.code !== undefined && { code: entry.code }),
    ...(entry.notCode !== undefined && { notCode: entry.notCode }),
    ...(entry.releases !== undefined && { releases: entry.releases }),
    ...(entry.summary !== undefined && { summary: entry.summary }),
    ...(entry.follows !== undefined && { follows: entry.follows }),
    ...(entry.team !== undefined && { team: entry.team }),
    ...keysOf(entry),
  };
}

function keysOf(entry: Readonly<Record<string, unknown>>): Pick<Project, 'keys'> {
  const told = Object.keys(keysOfProjects).filter((source) => entry[source] !== undefined);
  if (told.length === 0) return {};
  const keys = Object.fromEntries(told.map((source) => [source, entry[source]]));
  return { keys: keys as NonNullable<Project['keys']> };
}

type ClassByName = readonly (readonly [RegExp, ProjectClass])[];

/** What names tell in OpenStack; most of what is left are plugins of a service. */
const openstackNames: ClassByName = [
  [/-(?:dashboard|ui)$/, 'dashboard'],
  [/-tempest-plugin$/, 'tempest-plugin'],
  [
    /^(?:charm|charms|puppet|ansible-role|openstack-ansible|openstack-helm)(?:[.-]|$)/,
    'deployment',
  ],
  [/^(?:bashate|hacking|reno|whereto|doc8|git-upstream)$|-tools$/, 'tool'],
  [/client$|-lib$|^(?:xstatic[.-]|oslo[.-]|pbr$|openstacksdk$|keystoneauth)/, 'library'],
];

const otherNames: ClassByName = [
  [/[_-]exporter$/, 'exporter'],
  [/[_-]plugin$|^plugin[_-]/, 'plugin'],
  [/[_-](?:dashboard|ui)$/, 'dashboard'],
  [/^(?:ansible|puppet|terraform|helm)[_-]|[_-](?:charts?|operator)$/, 'deployment'],
  [/[_-](?:cli|tools?|utils)$/, 'tool'],
  [
    /^(?:client|lib|go|python|java|js)[_-]|[_-](?:client|lib|library|sdk|common|go|py|rs|js)$|^common$/,
    'library',
  ],
];

/** The class where the registry leaves it out: in-tree for a project with folders, else by the name. */
export function inferClass(
  project: string,
  paths: readonly string[],
  family: Registry['cycles'],
): ProjectClass {
  if (paths.length > 0) return 'in-tree-component';
  const [names, rest] =
    family === 'openstack'
      ? ([openstackNames, 'service-plugin'] as const)
      : ([otherNames, 'application'] as const);
  return names.find(([pattern]) => pattern.test(project.toLowerCase()))?.[1] ?? rest;
}

const companions = [
  /^(.+)-(?:dashboard|ui)$/,
  /^(.+)-tempest-plugin$/,
  /^python-(.+)client$/,
  /^puppet-(.+)$/,
];

/** The service by the name of its companion: `murano-dashboard`, `python-muranoclient` and `puppet-murano` name murano. */
export function serviceNamedBy(project: string): string | undefined {
  return companions.flatMap((pattern) => pattern.exec(project)?.[1] ?? [])[0];
}
