// Releases, told by the tags of the repository: the one thing that users of a project receive.

import type { Tag } from '../domain/facts.ts';
import { isInTree } from '../domain/project.ts';
import { dayOf, daysBetween, isInside } from '../domain/time.ts';
import { notByFolder } from './maintenance.ts';
import { atOnce, type Measure, over } from './measure.ts';

const withParent = notByFolder('released with the repository it lives in');

export const releaseMeasures: readonly Measure[] = [
  ...over(
    ['cycle', '365d'],
    'releases',
    'releases',
    {
      title: 'releases',
      unit: 'releases',
      chaoss: 'Release Frequency',
      definition:
        'Version tags made in the window on any branch, point releases included; candidates, betas and end-of-life tags left out.',
      limits: 'A release that the release team forced looks like any other.',
      better: 'more',
    },
    ({ project, tags }, window) => {
      if (isInTree(project)) return withParent;
      const releases = tags.filter(isRelease);
      const inside = releases.filter(
        ({ taggedAt }) => taggedAt !== undefined && isInside(taggedAt, window),
      );
      return { value: inside.length, sample: releases.length };
    },
  ),
  ...atOnce(
    'days-since-release',
    'releases',
    {
      title: 'days since a release',
      unit: 'days',
      definition: 'Days from the newest version tag on any branch to the as-of day.',
      limits: 'Stable point releases count; the master branch may be older.',
      better: 'less',
    },
    ({ project, tags, asOf }) => {
      if (isInTree(project)) return withParent;
      const days = tags
        .filter(isRelease)
        .map(({ taggedAt }) => dayOf(taggedAt ?? 0))
        .sort();
      const newest = days.at(-1);
      if (newest === undefined) {
        return { notApplicable: { code: 'never-released', detail: 'no version was ever tagged' } };
      }
      return { value: daysBetween(newest, asOf), sample: days.length };
    },
  ),
];

/** A plain version: `16.0.0`, `v1.2`; not `16.0.0.0rc1`, `16.0.0b2`, `train-em`, `ocata-eol`. */
export function isRelease({ name }: Pick<Tag, 'name'>): boolean {
  return /^v?\d+(\.\d+)+$/.test(name);
}
