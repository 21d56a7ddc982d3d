// The table of groups on the overview of a family that is too large for a row a project.

import type { FamilyGroup, FamilyGroups } from './family-groups.ts';
import type { OverviewPage } from './page-schema.ts';
import { countsOf } from './view.ts';

/** The groups with the most projects at risk first; `kinds` are the columns. */
export function partsView(
  { kind, groups }: FamilyGroups,
  kinds: OverviewPage['counts'],
): OverviewPage['parts'] {
  const rows = groups.map((group) => ({ group, counts: countsOf(judgedOf(group)) }));
  rows.sort((one, other) => atRisk(other.counts) - atRisk(one.counts));
  return {
    kind: kind === 'team' ? 'Team' : 'Class',
    rows: rows.map(({ group, counts }) => ({
      title: group.title,
      href: group.href,
      count: String(group.cards.length),
      cells: kinds.map(({ name, word }) => ({
        word,
        count: counts.find((each) => each.name === name)?.count ?? '0',
      })),
    })),
  };
}

function judgedOf({ cards }: FamilyGroup): FamilyGroup['cards'] {
  return cards.filter(({ role }) => role === 'judged');
}

function atRisk(counts: OverviewPage['counts']): number {
  return counts
    .filter(({ verdict }) => verdict === 'at-risk')
    .reduce((sum, { count }) => sum + Number(count), 0);
}
