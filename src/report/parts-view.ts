// The table of groups on the overview of a family that is too large for a row a project.

import { type FamilyGroups, mostAtRiskFirst } from './family-groups.ts';
import type { OverviewPage } from './page-schema.ts';

/** The groups with the most projects at risk first; `kinds` are the columns, `members` every project by name. */
export function partsView(
  { kind, groups }: FamilyGroups,
  kinds: OverviewPage['counts'],
  members: NonNullable<OverviewPage['parts']>['members'],
): OverviewPage['parts'] {
  return {
    members,
    kind: kind === 'team' ? 'Team' : 'Class',
    rows: mostAtRiskFirst(groups).map(({ group, counts }) => ({
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
