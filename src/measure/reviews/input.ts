// What the measures of changes are given, and how a figure gets its links.

import type { Change } from '../../domain/facts.ts';
import type { PeopleDirectory } from '../../domain/people.ts';
import {
  type EpochSeconds,
  endOfDay,
  type TimeWindow,
  type WindowName,
} from '../../domain/time.ts';
import {
  type Figure,
  overWindows,
  type SourcedInput,
  type SourcedMeasure,
  type Wording,
} from '../source-measure.ts';
import type { ChangeLinks, ChangeSearch } from './links.ts';

export interface ReviewInput extends SourcedInput<Change> {
  readonly people: PeopleDirectory;
  /** Absent where there is no page to show. */
  readonly links?: ChangeLinks;
}

export type ReviewMeasure = SourcedMeasure<ReviewInput>;

/** What had happened by the end of the window. */
export interface ReviewScene {
  /** Changes that existed by then. */
  readonly changes: readonly Change[];
  readonly window: TimeWindow;
  /** Last second of the window. */
  readonly until: EpochSeconds;
  readonly people: PeopleDirectory;
}

export const cycleAndYear = ['cycle', '365d'] as const satisfies readonly WindowName[];

/** One measure over the windows, with a link to the search that shows what was counted. */
export function changeMeasure(
  windows: readonly WindowName[],
  id: string,
  shows: ChangeSearch['what'],
  wording: Wording,
  figure: (scene: ReviewScene) => Figure,
): readonly ReviewMeasure[] {
  const family = { group: 'review capacity', source: 'gerrit', restsOn: 'project' } as const;
  return overWindows<Change, ReviewInput>(family, windows, id, wording, (facts, input, window) => {
    const until = endOfDay(window.to);
    const changes = facts.filter(({ createdAt }) => createdAt <= until);
    const found = figure({ changes, window, until, people: input.people });
    if (!('value' in found) || input.links === undefined) return found;
    return { ...found, links: input.links({ what: shows, window }) };
  });
}

export function counted(changes: readonly Change[]): Figure {
  return { value: changes.length, sample: changes.length };
}
