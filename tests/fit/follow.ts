// Companions and the service that they follow: tried, and not part of the card.

import type { Sighting } from '../../src/domain/outcome.ts';
import { serviceNamedBy } from '../../src/registry/project-classes.ts';

/** The same rows, where the points of a companion are the mean of its own and of its service's on that day. */
export function halfByService(sightings: readonly Sighting[]): readonly Sighting[] {
  const key = (name: string, { outcome }: Sighting) => `${name} ${outcome.asOf}`;
  const rows = new Map(sightings.map((row) => [key(row.evidence.name, row), row]));
  return sightings.map((row) => {
    const service = serviceNamedBy(row.evidence.name);
    const followed = service === undefined ? undefined : rows.get(key(service, row));
    if (followed === undefined) return row;
    const mean = (side: 'worst' | 'best') =>
      (row.verdict.range[side] + followed.verdict.range[side]) / 2;
    const range = { worst: mean('worst'), best: mean('best') };
    return { ...row, verdict: { ...row.verdict, range } };
  });
}
