// The pictures in the rows of the overview: history, own commits, the card; all projects on one scale.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { measureTitle } from '../words/reasons.ts';
import { commitsPicture } from './charts/commits.ts';
import { svgOf } from './charts/picture.ts';
import { slotsOf } from './charts/slots.ts';
import { stackColumns, stackHeads, stacksPicture } from './charts/stacks.ts';
import { stripPicture } from './charts/strip.ts';
import type { PageOptions } from './page-options.ts';
import type { OverviewPage } from './page-schema.ts';
import { groupsFor } from './prospects.ts';

/** Those of the row of a project. */
export type Pictures = (
  card: ProjectCard,
) => Pick<OverviewPage['references'][number], 'strip' | 'commitBars' | 'stacks'>;

export function picturesOf(scorecard: Scorecard, { calendar = [], policy }: PageOptions) {
  const judged = scorecard.projects.filter(({ role }) => role === 'judged');
  const slots = slotsOf(judged, calendar);
  const definitions = new Map(scorecard.measures.map((each) => [each.id, each]));
  const columns =
    policy === undefined ? [] : stackColumns(judged, (id) => measureTitle(id, definitions));
  const of: Pictures = (card) => {
    const rows = groupsFor(card, policy).flatMap((group) => group.rows);
    const [strip, bars, stacks] = [
      stripPicture(card, slots, policy?.thresholds.healthy),
      commitsPicture(card, slots),
      stacksPicture(card, rows, columns),
    ].map((picture) => (picture === null ? null : svgOf(picture)));
    return { strip: strip ?? null, commitBars: bars ?? null, stacks: stacks ?? null };
  };
  return { of, heads: columns.length === 0 ? null : svgOf(stackHeads(columns)) };
}
