// What a decision asks for where an OpenStack project has a repository of its own, in the order in which it can merge.

import { announce, type Checklists, governance, type ItemTemplate } from './item.ts';

const deprecate: readonly ItemTemplate[] = [
  announce,
  governance(
    'governance',
    'reference/projects.yaml: set `deprecated` to the series and `release-management: deprecated` for {project}.',
  ),
  {
    id: 'release-note',
    who: 'team',
    text: 'Add a release note that names the deprecation and what to use instead.',
    where: '{repo}',
    after: [],
  },
  {
    id: 'releases',
    who: 'release team',
    text: 'Make the last release of the series, then delete the deliverable file of the current series.',
    where: 'openstack/releases',
    after: ['governance', 'release-note'],
  },
  {
    id: 'requirements',
    who: 'requirements team',
    text: 'Drop {repo} from projects.txt, and what only it needs from global-requirements.txt.',
    where: 'openstack/requirements',
    after: ['governance'],
  },
  {
    id: 'zuul',
    who: 'team',
    text: 'On master keep no-op jobs alone; stable branches keep theirs.',
    where: '{repo}',
    after: ['releases'],
  },
  {
    id: 'description',
    who: 'infrastructure',
    text: 'Prefix the description of {repo} with DEPRECATED.',
    where: 'openstack/project-config',
    after: ['governance'],
  },
  {
    id: 'docs',
    who: 'team',
    text: 'Redirect the documentation of master to the last series that has it.',
    where: 'openstack/openstack-manuals',
    after: ['zuul'],
  },
];

const retire: readonly ItemTemplate[] = [
  announce,
  {
    id: 'end-gating',
    who: 'infrastructure',
    text: 'Remove every job of {repo} from the pipelines: zuul.d/projects.yaml keeps noop-jobs.',
    where: 'openstack/project-config',
    after: [],
  },
  {
    id: 'remove-content',
    who: 'team',
    text: 'Remove the content of every open branch; leave a README that says the repository is retired.',
    where: '{repo}',
    after: ['end-gating'],
  },
  {
    id: 'open-changes',
    who: 'team',
    text: 'Abandon the open changes: tools/abandon_patches_on_retired_repositories.sh (it has a dry run).',
    where: 'openstack/governance',
    after: ['remove-content'],
  },
  governance(
    'governance',
    'Move {project} from reference/projects.yaml to reference/legacy.yaml with `retired-on`; two TC votes and the PTL.',
    ['remove-content'],
  ),
  {
    id: 'requirements',
    who: 'requirements team',
    text: 'Drop {repo} from projects.txt, global-requirements.txt and upper-constraints.txt.',
    where: 'openstack/requirements',
    after: ['governance'],
  },
  {
    id: 'references',
    who: 'team',
    text: 'Remove {repo} from required-projects, requirements and devstack plugins elsewhere, on all branches.',
    where: 'the repositories that `stadium explain {project}` lists as dependents',
    after: ['governance'],
  },
  {
    id: 'releases',
    who: 'release team',
    text: 'Delete the deliverable file of the current series; tag the open stable branches -eol.',
    where: 'openstack/releases',
    after: ['governance'],
  },
  {
    id: 'docs',
    who: 'team',
    text: 'Redirect the documentation, and remove {project} from the lists of projects.',
    where: 'openstack/openstack-manuals',
    after: ['governance'],
  },
  {
    id: 'acl',
    who: 'infrastructure',
    text: 'Give {repo} the retired ACL and mark it read-only.',
    where: 'openstack/project-config',
    after: ['governance', 'open-changes'],
  },
  {
    id: 'anew-outside',
    who: 'team',
    text: 'Who goes on elsewhere starts a new repository outside openstack/ from the history; it is not renamed.',
    where: 'x/',
    after: ['acl'],
  },
];

const revive: readonly ItemTemplate[] = [
  announce,
  governance(
    'governance',
    'reference/projects.yaml: take `deprecated` and `release-management` of {project} out again; name who looks after it.',
  ),
  {
    id: 'zuul',
    who: 'team',
    text: 'Restore the content and the jobs on master, voting again.',
    where: '{repo}',
    after: [],
  },
  {
    id: 'requirements',
    who: 'requirements team',
    text: 'Add {repo} to projects.txt again.',
    where: 'openstack/requirements',
    after: ['governance'],
  },
  {
    id: 'releases',
    who: 'release team',
    text: 'Add a deliverable file for the current series.',
    where: 'openstack/releases',
    after: ['governance', 'zuul'],
  },
];

/** For a project with a repository of its own. */
export const ownRepository: Checklists = {
  call: [announce],
  deprecate,
  retire,
  revive,
  'merge-into': [
    announce,
    {
      id: 'import',
      who: 'team',
      text: 'Import the code into the project that takes it over; keep its release notes.',
      where: '{repo}',
      after: [],
    },
    ...deprecate.filter(({ id }) => id !== 'announce' && id !== 'release-note').map(withoutNote),
  ],
};

function withoutNote(item: ItemTemplate): ItemTemplate {
  return { ...item, after: item.after.filter((id) => id !== 'release-note') };
}
