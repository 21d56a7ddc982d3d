// data/stadium.yaml: the team, where its sources are, and the projects it looks after.

import { z } from 'zod';
import {
  followsOpenstack,
  namedForms,
  type Registry,
  type SourceAddresses,
} from '../domain/project.ts';
import { sources } from '../sources/table.ts';
import { repository, text, yesNo } from './fields.ts';
import { baseProblem } from './git-base-check.ts';
import { Entry, toProject } from './project-entry.ts';
import { astray, circles, rootless, twice } from './project-misfits.ts';
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
