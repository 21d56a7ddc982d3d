// The points card of a project, and which of its rows nobody was asked about.

import type { Measurement } from '../domain/measurement.ts';
import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { PointsCard, Policy } from '../domain/verdict.ts';

/** The card of the project's class. An in-tree component has one of its own, whatever it is besides. */
export function cardFor(policy: Policy, { class: own, paths }: ProjectEvidence): PointsCard {
  const wanted = paths.length > 0 ? 'in-tree-component' : own;
  const card = policy.cards.find(({ classes }) => classes.includes(wanted));
  if (card === undefined) throw new RangeError(`the policy has no card for ${wanted}`);
  return card;
}

/** Rows with points whose source was not asked, or keeps no record of so early a day. */
export function unaskedRows({ groups }: PointsCard, { measurements }: ProjectEvidence): string {
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ bands }) => bands.some(({ points }) => points > 0))
    .filter(({ measure }) => isUnasked(measurements[measure]))
    .map(({ measure }) => measure)
    .join();
}

function isUnasked(measurement: Measurement | undefined): boolean {
  if (measurement === undefined) return true;
  if (measurement.state !== 'not-applicable') return false;
  return ['not-asked', 'record-begins'].includes(measurement.reason.code);
}
