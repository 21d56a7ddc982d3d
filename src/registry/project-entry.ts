// One project of stadium.yaml: its repositories and folders, who lists it, and what single sources are told of it.

import { z } from 'zod';
import { type Project, projectClasses, type Registry } from '../domain/project.ts';
import { sources } from '../sources/table.ts';
import { folder, glob, name, pattern, repository, seriesNamed, text } from './fields.ts';
import { inferClass } from './project-classes.ts';
import { objectOf } from './source-keys.ts';

/** What single sources are told of a project. */
const keysOfProjects = Object.fromEntries(
  sources.flatMap(({ name: source, ofProject }) =>
    ofProject === undefined ? [] : [[source, objectOf(ofProject)]],
  ),
);

export const Entry = z.strictObject({
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

export function toProject(entry: z.output<typeof Entry>, family: Registry['cycles']): Project {
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
