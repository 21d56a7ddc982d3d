// What a card may be made of: measures for each of which there is an argument, and bands at round numbers near the
// quartiles of what repositories of the class have. Outcomes are not looked at here.

import type { Sighting } from '../../src/domain/outcome.ts';
import type { ProjectClass } from '../../src/domain/project.ts';
import type { Band, CardRow, Policy } from '../../src/domain/verdict.ts';

export interface Candidate {
  readonly measure: string;
  readonly argument: string;
  readonly better: 'more' | 'less';
}

export const candidates: readonly Candidate[] = [
  {
    measure: 'maintainers-active',
    argument: 'the people who know it can still be asked',
    better: 'more',
  },
  {
    measure: 'code-people-730d',
    argument: 'two years are long enough for a slow project to show who writes it',
    better: 'more',
  },
  {
    measure: 'organisations-365d',
    argument: 'one company can leave in a quarter, five do not',
    better: 'more',
  },
  {
    measure: 'team-people-365d',
    argument: 'retirements come by team: who is left to step in',
    better: 'more',
  },
  { measure: 'code-commits-365d', argument: 'work on the product itself', better: 'more' },
  { measure: 'releases-365d', argument: 'users receive releases, nothing else', better: 'more' },
  {
    measure: 'lively-dependents-365d',
    argument: 'whoever needs it would miss it, and may step in',
    better: 'more',
  },
  { measure: 'own-commits-180d', argument: 'recent work meant for it', better: 'more' },
  { measure: 'dedicated-people-365d', argument: 'people who came back', better: 'more' },
  {
    measure: 'retained-people-365d',
    argument: 'people who stayed for a second year',
    better: 'more',
  },
  { measure: 'days-since-code-commit', argument: 'work that has stopped', better: 'less' },
];

export const classGroups: readonly {
  readonly classes: readonly ProjectClass[];
  readonly shares: readonly number[];
}[] = [
  {
    classes: ['service', 'service-plugin', 'driver', 'in-tree-component'],
    shares: [0.25, 0.5, 0.75],
  },
  { classes: ['library', 'dashboard', 'tempest-plugin'], shares: [1 / 3, 2 / 3] },
];

const roundNumbers = [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 50, 100, 200];
const roundDays = [30, 60, 90, 180, 365, 730];

/** Rows for one class group: equal steps of one point from band to band. */
export function candidateRow(
  { measure, better }: Candidate,
  sightings: readonly Sighting[],
  shares: readonly number[],
): CardRow {
  const values = sightings.flatMap(({ evidence }) => {
    const measurement = evidence.measurements[measure];
    return measurement?.state === 'measured' ? [measurement.value] : [];
  });
  const round = better === 'more' ? roundNumbers : roundDays;
  const edges = [...new Set(shares.map((share) => nearest(round, quantile(values, share))))];
  const starts = [0, ...edges.sort((a, b) => a - b)];
  const bands = starts.map((atLeast, index): Band => {
    const points = better === 'more' ? index : starts.length - 1 - index;
    return { atLeast, points, reason: `${measure}-${index}` };
  });
  return { measure, bands };
}

/** The shipped policy with other cards in it, which keep its ways of being finished but kept. */
export function policyWith(
  policy: Policy,
  rows: readonly { readonly classes: readonly ProjectClass[]; readonly rows: readonly CardRow[] }[],
): Policy {
  return {
    ...policy,
    cards: rows.map(({ classes, rows: own }) => {
      const kept = policy.cards.find((card) =>
        card.classes.some((each) => classes.includes(each)),
      )?.kept;
      return {
        classes,
        groups: [{ id: 'all', title: 'All', rows: own }],
        ...(kept !== undefined && { kept }),
      };
    }),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

function nearest(round: readonly number[], value: number): number {
  return round.reduce((best, each) =>
    Math.abs(Math.log((each + 1) / (value + 1))) < Math.abs(Math.log((best + 1) / (value + 1)))
      ? each
      : best,
  );
}
