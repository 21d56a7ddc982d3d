// Companions and the service that they follow: tried, and not part of the card.

import type { Sighting } from '../../src/domain/outcome.ts';

const companions = [
  /^(.+)-(?:dashboard|ui)$/,
  /^(.+)-tempest-plugin$/,
  /^python-(.+)client$/,
  /^puppet-(.+)$/,
];

/** The service by the name of its companion: `python-murano` + `client`, `murano-dashboard` and `puppet-murano` follow murano. */
function serviceOf(name: string): string | undefined {
  return companions.flatMap((pattern) => pattern.exec(name)?.[1] ?? [])[0];
}

/** The same rows, where the points of a companion are the mean of its own and of its service's on that day. */
export function halfByService(sightings: readonly Sighting[]): readonly Sighting[] {
  const key = (name: string, { outcome }: Sighting) => `${name} ${outcome.asOf}`;
  const rows = new Map(sightings.map((row) => [key(row.evidence.name, row), row]));
  return sightings.map((row) => {
    const service = serviceOf(row.evidence.name);
    const followed = service === undefined ? undefined : rows.get(key(service, row));
    if (followed === undefined) return row;
    const mean = (side: 'worst' | 'best') =>
      (row.verdict.range[side] + followed.verdict.range[side]) / 2;
    const range = { worst: mean('worst'), best: mean('best') };
    return { ...row, verdict: { ...row.verdict, range } };
  });
}
