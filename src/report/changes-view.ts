// What changed in a few lines, for the top of a page: new verdicts, then who came and went, then who fell and rose most.

import type { Scorecard } from '../domain/scorecard.ts';
import { slug } from '../words/slug.ts';
import { standingChange } from './change-notes.ts';
import type { Comparison, ProjectChange } from './compare.ts';
import type { OverviewPage } from './page-schema.ts';

type Line = NonNullable<OverviewPage['changes']>['notes'][number];

const shown = 3;

/** Points by which a project must have moved to be told of. */
const noise = 3;

export function changesView(comparison: Comparison, { projects }: Scorecard): Line[] {
  const pages = new Set(projects.map(({ name }) => name));
  const line = (sign: string, direction: string, found: readonly [string, string][]): Line[] =>
    found.length === 0
      ? []
      : [
          {
            ...{ sign, direction },
            projects: found.slice(0, shown).map(([name, text]) => ({
              ...{ name, text },
              href: pages.has(name) ? `projects/${slug(name)}.html` : null,
            })),
            more: found.length > shown ? String(found.length - shown) : '',
          },
        ];
  const moved = comparison.projects.filter(isBeyondNoise).sort(largestFirst);
  return [
    ...line('', 'same', comparison.projects.flatMap(newStanding)),
    ...line(
      '+',
      'same',
      comparison.added.map((name) => [name, 'new']),
    ),
    ...line(
      '−',
      'same',
      comparison.removed.map((name) => [name, 'no longer here']),
    ),
    ...line('▼', 'down', moved.filter((each) => movedBy(each) < 0).map(pointsOf)),
    ...line('▲', 'up', moved.filter((each) => movedBy(each) > 0).map(pointsOf)),
  ];
}

/** A new level is told by its points. */
function isTold({ verdict, held }: ProjectChange): boolean {
  return verdict !== null || held !== null;
}

function newStanding(change: ProjectChange): [string, string][] {
  const { name, points } = change;
  const standing = standingChange(change);
  if (standing === null || !isTold(change)) return [];
  const figures = points === null ? '' : ` (${points.from} to ${points.to} points)`;
  return [[name, `${standing.from}, now ${standing.to}${figures}`]];
}

function isBeyondNoise(change: ProjectChange): boolean {
  return !isTold(change) && Math.abs(movedBy(change)) >= noise;
}

function movedBy({ points }: ProjectChange): number {
  return points === null ? 0 : points.to - points.from;
}

function largestFirst(one: ProjectChange, other: ProjectChange): number {
  const by = Math.abs(movedBy(other)) - Math.abs(movedBy(one));
  return by || (one.name < other.name ? -1 : 1);
}

function pointsOf({ name, points }: ProjectChange): [string, string] {
  return [name, points === null ? '' : `${Math.round(points.from)} → ${Math.round(points.to)}`];
}
