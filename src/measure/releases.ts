// Releases, told by the tags of the repository: the one thing that users of a project receive.

import type { Tag } from '../domain/facts.ts';
import { isInTree } from '../domain/project.ts';
import { dayOf, daysBetween, type EpochSeconds, isInside } from '../domain/time.ts';
import { notByFolder } from './maintenance.ts';
import { type Answer, atOnce, type Measure, over } from './measure.ts';

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
      const made = releaseTimes(tags);
      if (made === undefined) return noDates;
      return { value: made.filter((at) => isInside(at, window)).length, sample: made.length };
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
      const made = releaseTimes(tags);
      if (made === undefined) return noDates;
      const newest = made.at(-1);
      if (newest === undefined) {
        return { notApplicable: { code: 'never-released', detail: 'no version was ever tagged' } };
      }
      return { value: daysBetween(dayOf(newest), asOf), sample: made.length };
    },
  ),
];

const noDates: Answer = {
  unknown: { code: 'bad-dates', detail: 'no version tag has a date that can be true' },
};

/** When each version was tagged, earliest first; undefined where there are versions and none has a date. */
function releaseTimes(tags: readonly Tag[]): readonly EpochSeconds[] | undefined {
  const releases = tags.filter(isRelease);
  const made = releases.flatMap(({ taggedAt }) => taggedAt ?? []).sort((a, b) => a - b);
  return made.length === 0 && releases.length > 0 ? undefined : made;
}

/** A plain version: `16.0.0`, `v1.2`; not `16.0.0.0rc1`, `16.0.0b2`, `train-em`, `ocata-eol`. */
export function isRelease({ name }: Pick<Tag, 'name'>): boolean {
  return /^v?\d+(\.\d+)+$/.test(name);
}
