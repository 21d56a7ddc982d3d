// What is maintenance: raw commits taken apart into bots, merges, tree-wide sweeps and the project's own work.

import { isInTree } from '../domain/project.ts';
import { type Measure, notByFolder, over } from './measure.ts';
import { sweepDays, sweepRepositories } from './sweeps.ts';
import { isHuman, type Work } from './work.ts';

const both = ['cycle', '365d'] as const;

export const maintenanceMeasures: readonly Measure[] = [
  ...over(
    [...both, '90d'],
    'commits',
    'maintenance',
    {
      title: 'commits',
      unit: 'commits',
      definition:
        'Commits that landed on the default branch, whoever made them; merge commits left out, and imported history: what a merge brought that has no root in common with the branch.',
      limits:
        'Bots and tree-wide sweeps are in it: a project that nobody looks after still gets some.',
      restsOn: 'project',
      better: 'neither',
    },
    counting(({ kind }) => kind !== 'merge' && kind !== 'imported'),
  ),
  ...over(
    both,
    'human-commits',
    'maintenance',
    {
      title: 'human commits',
      unit: 'commits',
      definition:
        'Commits that landed and whose author is no machine, merge commits and imported history left out.',
      limits: 'Tree-wide sweeps by people are in it, and picks that were merged back.',
      restsOn: 'project',
      better: 'more',
    },
    counting(isHuman),
  ),
  ...over(
    both,
    'bot-commits',
    'maintenance',
    {
      title: 'bot commits',
      unit: 'commits',
      definition:
        'Commits that landed and whose author is a machine: listed in machines.yaml or people.yaml, an assistant that names nobody, or an account whose name ends in CI.',
      limits:
        'A machine that nothing tells counts as a person: the command people lists what looks like one.',
      restsOn: 'project',
      better: 'neither',
    },
    counting(({ kind }) => kind === 'bot'),
  ),
  ...over(
    both,
    'merge-commits',
    'maintenance',
    {
      title: 'merge commits',
      unit: 'commits',
      definition: 'Commits with more than one parent that landed.',
      limits: 'Fast-forward submits leave none, so this is not a count of reviews.',
      restsOn: 'project',
      better: 'neither',
    },
    (view, window) =>
      isInTree(view.project)
        ? notByFolder('merge commits name no files')
        : counting(({ kind }) => kind === 'merge')(view, window),
  ),
  ...over(
    both,
    'tree-wide-commits',
    'maintenance',
    {
      title: 'tree-wide commits',
      unit: 'commits',
      definition: `Commits by people whose subject landed in ${sweepRepositories} or more repositories of the fleet within ${sweepDays} days, sent by one person or changing the same build or CI file: community goals, requirement and CI sweeps.`,
      limits:
        'A sweep whose subject differs from repository to repository is not recognised. Where the fleet holds nothing beside the family, what the family did to its own repositories is in it; one person who changed fewer than half of them still counts in the measures of people.',
      restsOn: 'fleet',
      missing: 'adds',
      better: 'neither',
    },
    counting(({ kind }) => kind === 'tree-wide'),
  ),
  ...over(
    both,
    'family-wide-commits',
    'maintenance',
    {
      title: 'family-wide commits',
      unit: 'commits',
      definition: `As tree-wide commits, but in repositories of the project's own team alone, while ${sweepRepositories} or more others that are read, alive within two years, lack it: the family's own care. Its people count in the measures of people.`,
      limits: 'Depends on which repositories outside the family are read; with none it is 0.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'neither',
    },
    counting(({ kind }) => kind === 'family-wide'),
  ),
  ...over(
    [...both, '180d', '730d'],
    'own-commits',
    'maintenance',
    {
      title: 'own commits',
      unit: 'commits',
      chaoss: 'Code Changes Commits',
      definition:
        'Commits that landed and are neither merges, nor by bots, nor tree-wide or family-wide: work meant for this project. The same work counts once: a pick that was merged back is known by Change-Id, author and author date, without Change-Id by subject and file. Imported history counts for nothing.',
      limits: 'A commit counts the same whether it took an hour or a month.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => ({
      value: view.own(window).length,
      sample: view.landed(window).length,
    }),
  ),
  ...over(
    [...both, '730d'],
    'code-commits',
    'maintenance',
    {
      title: 'code commits',
      unit: 'commits',
      definition:
        'Own commits that touch production code: not only tests, documentation, CI, packaging (manifests, lock and build files at any depth), translations, release notes, code by others or pointers to submodules. In a tempest plugin the tests are the product; folders such as `playbooks/` are, where they hold more files than all the rest.',
      limits:
        'Told by path, where `code` and `notCode` of the registry do not say otherwise; a one-line fix counts like a feature.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => ({ value: view.code(window).length, sample: view.own(window).length }),
  ),
];

function counting(counts: (work: Work) => boolean): Measure['measure'] {
  return (view, window) => {
    const landed = view.landed(window);
    return { value: landed.filter(counts).length, sample: landed.length };
  };
}
