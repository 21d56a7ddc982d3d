// Who is named to answer for a project, as its figures tell, and when somebody should be asked whether that still holds.

import type { Measured, Measurement, Measurements, Unknown } from './measurement.ts';
import { addDays, type IsoDate } from './time.ts';

export interface Answering {
  readonly named: Measured | Unknown;
  /** Of them, at work in the family and in the project in 180 days. */
  readonly family: Measured | undefined;
  readonly here: Measured | undefined;
}

/** Undefined where the snapshot was made without it, or where no page speaks of the project. */
export function answeringOf(measurements: Measurements): Answering | undefined {
  const named = measurements['named-people'];
  if (named === undefined || named.state === 'not-applicable') return undefined;
  const family = measuredOnly(measurements['named-people-seen-180d']);
  return { named, family, here: measuredOnly(measurements['named-people-seen-here-180d']) };
}

function measuredOnly(measurement: Measurement | undefined): Measured | undefined {
  return measurement?.state === 'measured' ? measurement : undefined;
}

/** Named for a year and more, and not one of them seen in it; a name that fits no author leaves that open. */
export function isUnseenForYear(measurements: Measurements, asOf: IsoDate): boolean {
  const named = measuredOnly(measurements['named-people']);
  const seen = measuredOnly(measurements['named-people-seen-365d']);
  if (named === undefined || seen === undefined || named.value === 0) return false;
  const isNew = named.since === undefined || named.since > addDays(asOf, -365);
  return !isNew && seen.value === 0 && seen.atMost === undefined;
}
