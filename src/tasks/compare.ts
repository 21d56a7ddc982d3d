// Two scorecards of the same family: of two days, or of one day by two policies.

import { isDeepStrictEqual } from 'node:util';
import type { Chosen } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { snapshotDays } from '../evidence/places.ts';
import { type RightDay, rightDay } from './comparison-day.ts';
import { evidenceFolder } from './folders.ts';
import type { Places } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { type LoadedScorecard, loadScorecard } from './scorecard.ts';

export interface CompareRequest extends Places {
  /** Day, series, or `previous` for the snapshot before; the same day of the cycle before when absent, or the nearest that is kept. */
  readonly from?: string;
  /** Day or series; the newest when absent; with a policy alone, the same day. */
  readonly to?: string;
  /** Judges the second side. */
  readonly policy?: string;
  readonly projects?: readonly string[];
}

export interface Compared {
  readonly from: Scorecard;
  readonly to: Scorecard;
  readonly isSamePolicy: boolean;
  /** Why the earlier day, where none was asked for. */
  readonly chosen?: Chosen;
}

/** Throws DATA_INVALID, SNAPSHOT_MISSING or USAGE. */
export function compare(request: CompareRequest): Compared {
  const { before, after, chosen } = sides(request);
  const wanted = request.projects ?? [];
  const names = [before, after].flatMap(({ scorecard }) =>
    scorecard.projects.map(({ name }) => name),
  );
  requireProjects(wanted, names, 'either snapshot');
  return {
    from: withOnly(before.scorecard, wanted),
    to: withOnly(after.scorecard, wanted),
    isSamePolicy: isDeepStrictEqual(before.policy, after.policy),
    ...(chosen === undefined ? {} : { chosen }),
  };
}

interface Sides extends Pick<RightDay, 'chosen'> {
  readonly before: LoadedScorecard;
  readonly after: LoadedScorecard;
}

function sides({ data, from, to, policy }: CompareRequest): Sides {
  const place = data === undefined ? {} : { data };
  const at = (asOf: string | undefined, by?: string) =>
    loadScorecard({
      ...place,
      ...(asOf === undefined ? {} : { asOf }),
      ...(by === undefined ? {} : { policy: by }),
    });
  const isNearest = from === 'previous';
  if (policy !== undefined && to === undefined) {
    const day = isNearest ? dayBefore(at(undefined), isNearest).asOf : from;
    return { before: at(day), after: at(day, policy) };
  }
  const after = at(to, policy);
  if (from !== undefined && !isNearest) return { before: at(from), after };
  const { asOf, chosen } = dayBefore(after, isNearest);
  return { before: at(asOf), after, ...(chosen === undefined ? {} : { chosen }) };
}

/** Only these projects where they are: a project may have joined or left between the two days. */
function withOnly(scorecard: Scorecard, names: readonly string[]): Scorecard {
  if (names.length === 0) return scorecard;
  return { ...scorecard, projects: scorecard.projects.filter(({ name }) => names.includes(name)) };
}

function dayBefore({ scorecard, data, folder }: LoadedScorecard, isNearest: boolean): RightDay {
  const evidence = evidenceFolder(folder);
  const days = snapshotDays(evidence);
  const newest = days.findLast((day) => day < scorecard.asOf);
  if (newest !== undefined && isNearest) return { asOf: newest };
  const found = rightDay(days, data.calendar, scorecard.asOf);
  if (found !== undefined) return found;
  const missing = `${evidence} holds no snapshot before ${scorecard.asOf} to compare with`;
  throw new StadiumError('SNAPSHOT_MISSING', missing, {
    hint: 'Make one with: stadium collect --as-of DAY',
  });
}
