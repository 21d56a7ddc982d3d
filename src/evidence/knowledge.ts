// What a snapshot knows, as against another of the same day: a run that failed must not take the place of one that did not.

import type { SourceReport } from '../domain/facts.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/** Whether anything was told of a project; the calendar is not about one. */
export function knowsSomething({ sources }: Snapshot): boolean {
  return sources.some(({ source, state }) => source !== 'governance' && state === 'collected');
}

/**
 * What the earlier one was told and the later one was not, in words. Definitions that rose are no loss, and neither is a
 * repository that is no longer read.
 */
export function lostBy(later: Snapshot, earlier: Snapshot | undefined): readonly string[] {
  if (earlier === undefined) return [];
  const answered = new Map(later.sources.map((each) => [keyOf(each), each.state]));
  const asked = new Set(later.sources.map(({ source }) => source));
  const lost = earlier.sources.filter((each) => {
    if (each.state !== 'collected') return false;
    const now = answered.get(keyOf(each));
    return now === undefined ? !asked.has(each.source) : now === 'failed';
  });
  return [...bySource(lost), ...lostMeasures(later, earlier)];
}

function keyOf({ source, repository }: SourceReport): string {
  return `${source} ${repository}`;
}

function bySource(lost: readonly SourceReport[]): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { source, repository } of lost)
    found.set(source, [...(found.get(source) ?? []), repository]);
  return [...found].map(([source, [first = '', ...rest]]) => {
    const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
    return `${source} told of ${first}${more} then`;
  });
}

/** Practices, say, where they were asked for then and not now. */
function lostMeasures(later: Snapshot, earlier: Snapshot): readonly string[] {
  if (later.definitions !== earlier.definitions) return [];
  const now = measuresIn(later);
  const gone = [...measuresIn(earlier)].filter((id) => !now.has(id) && id.startsWith('practice-'));
  return gone.length === 0 ? [] : [`${gone.length} practices were asked for then`];
}

function measuresIn({ projects }: Snapshot): ReadonlySet<string> {
  return new Set(projects.flatMap(({ measurements }) => Object.keys(measurements)));
}
