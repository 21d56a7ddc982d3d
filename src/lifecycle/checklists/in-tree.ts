// What a decision asks for where a project lives in folders of another repository.

import { announce, type Checklists, governance } from './item.ts';

/** For a project that lives in folders of another repository. */
export const inTree: Checklists = {
  call: [announce],
  deprecate: [
    announce,
    {
      id: 'release-note',
      who: 'team',
      text: 'Deprecate {project} in a release note; log a warning when it is loaded.',
      where: '{repo}',
      after: [],
    },
  ],
  'merge-into': [
    announce,
    {
      id: 'new-repository',
      who: 'infrastructure',
      text: 'Create a stadium repository for {project} with its history, jobs and ACL.',
      where: 'openstack/project-config',
      after: [],
    },
    governance('governance', 'reference/projects.yaml: add the new repository to the team.'),
    {
      id: 'remove-content',
      who: 'team',
      text: 'Remove the folders of {project} from {repo}, with a release note that names the new home.',
      where: '{repo}',
      after: ['new-repository', 'governance'],
    },
  ],
  retire: [
    announce,
    {
      id: 'remove-content',
      who: 'team',
      text: 'Remove the folders, options and jobs of {project} from {repo}, with a release note.',
      where: '{repo}',
      after: [],
    },
  ],
};
