// The items of every checklist, in the order in which they can merge: a table to read and to correct.

import type { DecisionKind } from '../domain/lifecycle.ts';

/** An item for any project: `{project}` and `{repo}` stand for its own names. */
export interface ItemTemplate {
  /** Stable code; `text` says it in words. */
  readonly id: string;
  readonly who: 'team' | 'TC' | 'release team' | 'infrastructure' | 'requirements team';
  readonly text: string;
  /** Repository the change goes to. */
  readonly where: string;
  /** Items that merge first. */
  readonly after: readonly string[];
}

type Checklists = Partial<Record<DecisionKind, readonly ItemTemplate[]>>;

const announce: ItemTemplate = {
  id: 'announce',
  who: 'team',
  text: 'Announce it on openstack-discuss, with the dates and the evidence.',
  where: 'openstack-discuss',
  after: [],
};

const governance = (id: string, text: string, after: readonly string[] = []): ItemTemplate => ({
  id,
  who: 'TC',
  text,
  where: 'openstack/governance',
  after,
});

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

const tell: ItemTemplate = {
  id: 'announce',
  who: 'team',
  text: 'Announce it where users of {project} read, with the dates and the evidence.',
  where: '{repo}',
  after: [],
};

const here = (id: string, text: string, after: readonly string[] = []): ItemTemplate => ({
  id,
  who: 'team',
  text,
  where: '{repo}',
  after,
});

/** For a family of any other host: what every repository has. */
export const anywhere: Checklists = {
  call: [tell],
  deprecate: [
    tell,
    here(
      'readme',
      'Say in README and description that {project} is deprecated, and what to use instead.',
    ),
    here('release-note', 'Make a release whose notes name the deprecation.', ['readme']),
  ],
  retire: [
    tell,
    here('open-changes', 'Close the open changes and issues with a word of thanks.'),
    here(
      'readme',
      'Say in README and description that {project} is retired, and what to use instead.',
    ),
    here('archive', 'Archive {repo} on its host.', ['open-changes', 'readme']),
  ],
  revive: [tell, here('archive', 'Open {repo} again; correct README and description.')],
  'merge-into': [
    tell,
    here('import', 'Import the code into the project that takes it over.'),
    here('archive', 'Name the new home in README, then archive {repo}.', ['import']),
  ],
};

function withoutNote(item: ItemTemplate): ItemTemplate {
  return { ...item, after: item.after.filter((id) => id !== 'release-note') };
}
