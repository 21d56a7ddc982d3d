// Use by others: a project that a lively repository needs has somebody who would miss it, and who may step in.

import type { RepositoryName } from '../domain/project.ts';
import { isInTree } from '../domain/project.ts';
import type { Use } from './dependents.ts';
import { type Answer, atOnce, type Measure, notByFolder, over } from './measure.ts';
import type { ProjectView } from './view.ts';

/** Commits to production code in the window that make a repository a lively one. */
const livelyCommits = 10;

/** A Zuul file names a repository by owner and name; other files name what is published. */
const namedBy =
  'Repositories of the fleet, its own left out, that name it: in requirement files (also those of tests and documentation), setup.cfg or pyproject.toml as a distribution, in go.mod, package.json, pom.xml, Gradle, Gemfile, gemspec, Cargo.toml, Ansible, Chef or Puppet metadata as what it publishes there, or in job files of a gate as owner/name';
const unseen =
  'Users outside the fleet are not seen: a driver or a dashboard is used by operators, whom no file names. A name in a file may be a leftover, and a requirement of tests counts like any other.';

export const useMeasures: readonly Measure[] = [
  ...atOnce(
    'dependents',
    'use',
    {
      title: 'repositories that use it',
      unit: 'repositories',
      definition: `${namedBy}.`,
      limits: unseen,
      restsOn: 'fleet',
      better: 'more',
    },
    (view) => askUsers(view, () => true),
  ),
  ...over(
    ['365d'],
    'lively-dependents',
    'use',
    {
      title: 'lively repositories that use it',
      unit: 'repositories',
      definition: `${namedBy}. Only those count that had ${livelyCommits} or more commits to production code of their own in the window.`,
      limits: `${unseen} In a fleet of a few repositories it says little.`,
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) =>
      askUsers(view, (user, use) => use.codeCommitsOf(user, window) >= livelyCommits),
  ),
];

/** Users that count. One that could not be asked may only add to them. */
function askUsers(
  { project, use }: ProjectView,
  counts: (user: RepositoryName, use: Use) => boolean,
): Answer {
  if (isInTree(project)) return inTree;
  if (use === undefined) return notAsked;
  const { users, unread, isNameable } = use.usersOf(project);
  if (users.length === 0 && unread === undefined && !isNameable) return noManifest;
  const counted = users.filter((user) => counts(user, use)).sort();
  if (unread !== undefined) return { unknown: unread, atLeast: counted.length };
  const names = counted.length === 0 ? {} : { names: counted };
  return { value: counted.length, sample: users.length, ...names };
}

const inTree = notByFolder('used through the repository it lives in');
const noManifest: Answer = {
  notApplicable: {
    code: 'no-manifest',
    detail: 'it has no manifest of a kind that is read, and nobody names it',
  },
};
const notAsked: Answer = {
  notApplicable: { code: 'not-asked', detail: 'requirement and job files were not read' },
};
