// Use by others: a project that a lively repository needs has somebody who would miss it, and who may step in.

import type { RepositoryName } from '../domain/project.ts';
import { isInTree } from '../domain/project.ts';
import type { Use } from './dependents.ts';
import { notByFolder } from './maintenance.ts';
import { type Answer, atOnce, type Measure, over } from './measure.ts';
import type { ProjectView } from './view.ts';

/** Commits to production code in the window that make a repository a lively one. */
const livelyCommits = 10;

const namedBy =
  'Repositories of the fleet, its own left out, whose requirement, setup or Zuul files name it';

export const useMeasures: readonly Measure[] = [
  ...atOnce(
    'dependents',
    'use',
    {
      title: 'repositories that use it',
      unit: 'repositories',
      definition: `${namedBy}.`,
      limits:
        'Users outside the fleet are not seen: a driver or a dashboard is used by operators, whom no file names. A name in a file may be a leftover.',
      better: 'more',
    },
    (view) => askUsers(view, (users) => ({ value: users.length, sample: users.length })),
  ),
  ...over(
    ['365d'],
    'lively-dependents',
    'use',
    {
      title: 'lively repositories that use it',
      unit: 'repositories',
      definition: `${namedBy}, and that had ${livelyCommits} or more commits to production code of their own in the window.`,
      limits: 'As repositories that use it. In a fleet of a few repositories it says little.',
      better: 'more',
    },
    (view, window) =>
      askUsers(view, (users, use) => ({
        value: users.filter((each) => use.codeCommitsOf(each, window) >= livelyCommits).length,
        sample: users.length,
      })),
  ),
];

function askUsers(
  { project, use }: ProjectView,
  answer: (users: readonly RepositoryName[], use: Use) => Answer,
): Answer {
  if (isInTree(project)) return inTree;
  if (use === undefined) return notAsked;
  const users = use.usersOf(project);
  return users.state === 'known' ? answer(users.value, use) : { unknown: users.reason };
}

const inTree = notByFolder('used through the repository it lives in');
const notAsked: Answer = {
  notApplicable: { code: 'not-asked', detail: 'requirement and job files were not read' },
};
