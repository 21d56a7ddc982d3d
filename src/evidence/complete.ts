// A snapshot against the measures that a policy looks at: what it should hold and does not is unknown, never left out.

import type { MeasureDefinition, MeasureId, Measurement } from '../domain/measurement.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/**
 * The snapshot with a measurement for each of the ids: unknown where the measure's source was asked (an older snapshot, or
 * one that somebody edited), not applicable where it was not.
 */
export function complete(
  snapshot: Snapshot,
  ids: ReadonlySet<MeasureId>,
  definitions: readonly MeasureDefinition[],
): Snapshot {
  const wanted = definitions.filter(({ id }) => ids.has(id));
  const asked = new Set(
    snapshot.sources.filter(({ state }) => state !== 'not-applicable').map(({ source }) => source),
  );
  const projects = snapshot.projects.map((project) => {
    const missing = wanted.filter(({ id }) => !Object.hasOwn(project.measurements, id));
    if (missing.length === 0) return project;
    const added = missing.map((each) => [each.id, absent(each, snapshot, asked.has(each.source))]);
    return { ...project, measurements: { ...project.measurements, ...Object.fromEntries(added) } };
  });
  return { ...snapshot, projects };
}

function absent(
  { unit, source, window: name }: MeasureDefinition,
  { asOf, windows }: Snapshot,
  isAsked: boolean,
): Measurement {
  const window = windows.find((each) => each.name === name) ?? { name, from: asOf, to: asOf };
  const seen = { unit, source, window };
  if (!isAsked) {
    const reason = { code: 'not-asked', detail: 'its source was not asked' };
    return { state: 'not-applicable', reason, ...seen };
  }
  const reason = { code: 'not-collected', detail: 'the snapshot does not hold it' } as const;
  return { state: 'unknown', reason, ...seen };
}
