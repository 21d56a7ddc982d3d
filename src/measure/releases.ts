// Releases, told by the tags of the repository: the one thing that users of a project receive.

import type { Tag } from '../domain/facts.ts';
import { isInTree } from '../domain/project.ts';
import { dayOf, daysBetween, type EpochSeconds, isInside } from '../domain/time.ts';
import { type Answer, atOnce, type Measure, notByFolder, over } from './measure.ts';
import { readTag, type TagReading } from './tags.ts';
import type { ProjectView } from './view.ts';

type Unknown = Extract<Answer, { readonly unknown: unknown }>;

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
        'Version tags made in the window on any branch, point releases included; candidates, betas and end-of-life tags left out. Two numberings of one commit within a day count once, and so do two spellings of one version.',
      limits:
        'A release that the release team forced looks like any other. Where a repository releases several parts, each counts.',
      restsOn: 'project',
      better: 'more',
    },
    (view, window) => {
      if (isInTree(view.project)) return withParent;
      const made = releaseTimes(view);
      if ('unknown' in made) return made;
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
      restsOn: 'project',
      better: 'less',
    },
    (view) => {
      if (isInTree(view.project)) return withParent;
      const made = releaseTimes(view);
      if ('unknown' in made) return made;
      const newest = made.at(-1);
      if (newest === undefined) {
        return { notApplicable: { code: 'never-released', detail: 'no version was ever tagged' } };
      }
      return { value: daysBetween(dayOf(newest), view.asOf), sample: made.length };
    },
  ),
];

/** When each release was made, earliest first, or why that cannot be known. */
function releaseTimes({ project, tags }: ProjectView): readonly EpochSeconds[] | Unknown {
  const all = [...tags].map(([repository, own]) =>
    releasesAmong(own, repository.slice(repository.lastIndexOf('/') + 1), project.releases),
  );
  const releases = all.flatMap(({ made }) => made);
  const times = releases.flatMap(({ taggedAt }) => taggedAt ?? []).sort((a, b) => a - b);
  if (releases.length > 0) return times.length === 0 ? noDates : times;
  const unclear = all.filter(({ isUnclear }) => isUnclear);
  return unclear.length === 0 ? [] : notUnderstood([...tags.values()].flat().length);
}

const noDates: Unknown = {
  unknown: { code: 'bad-dates', detail: 'no version tag has a date that can be true' },
};

function notUnderstood(count: number): Unknown {
  const [tags, none] =
    count === 1 ? ['1 tag', 'it does not look'] : [`${count} tags`, 'none looks'];
  const detail = `${tags}, ${none} like a version`;
  return { unknown: { code: 'tags-not-understood', detail } };
}

interface Version {
  readonly tag: Tag;
  readonly line: string;
  readonly figures: string;
}

interface Releases {
  /** One tag a release, the earliest. */
  readonly made: readonly Tag[];
  /** There are tags, and none is a version or a candidate. */
  readonly isUnclear: boolean;
}

/**
 * The releases among the tags of a repository. Two numberings of one commit within a day are one release (Prometheus tags
 * `v3.14.0` and `v0.314.0`), and so are spellings of one version (`1.6.0`, `v1.6.0`). A pattern of the registry goes before our own
 * reading: what it matches is a release, its first group (or all of it) the version.
 */
export function releasesAmong(
  tags: readonly Tag[],
  repository: string,
  pattern?: string,
): Releases {
  const read = tags.map((tag) => ({ tag, reading: readBy(tag.name, repository, pattern) }));
  const dotted = new Set(
    read.flatMap(({ reading }) =>
      reading.kind === 'version' && !reading.isWhole ? [reading.line] : [],
    ),
  );
  const versions = read.flatMap(({ tag, reading }) =>
    reading.kind === 'version' && !(reading.isWhole && dotted.has(reading.line))
      ? [{ tag, line: reading.line, figures: reading.version }]
      : [],
  );
  const isUnclear =
    read.some(({ reading }) => reading.kind === 'unclear') &&
    !read.some(({ reading }) => reading.kind === 'version' || reading.kind === 'candidate');
  return { made: once(versions), isUnclear };
}

function readBy(name: string, repository: string, pattern: string | undefined): TagReading {
  if (pattern === undefined) return readTag(name, repository);
  const match = new RegExp(pattern).exec(name);
  if (match === null) return { kind: 'unclear' };
  return { kind: 'version', line: '', version: match[1] ?? match[0], isWhole: false };
}

/** Earliest first, and of what is the same release only the first. */
function once(versions: readonly Version[]): readonly Tag[] {
  const made: Tag[] = [];
  const seen = new Set<string>();
  const ofCommit = new Map<string, Version[]>();
  for (const version of versions.toSorted((one, other) => timeOf(one) - timeOf(other) || 0)) {
    const { tag, line, figures } = version;
    const others = ofCommit.get(tag.commit) ?? [];
    const key = `${line} ${figures}`;
    if (!seen.has(key) && !others.some((other) => isOtherName(other, version))) made.push(tag);
    seen.add(key);
    ofCommit.set(tag.commit, [...others, version]);
  }
  return made;
}

/** `4.0.1` on the commit of `4.0.0` is a release made anew; another line or another first figure is another name for it. */
function isOtherName(earlier: Version, version: Version): boolean {
  const isSoon = timeOf(version) - timeOf(earlier) <= 86_400;
  const first = ({ figures }: Version) => figures.split('.')[0];
  return isSoon && (earlier.line !== version.line || first(earlier) !== first(version));
}

function timeOf({ tag }: Version): EpochSeconds {
  return tag.taggedAt ?? Infinity;
}
