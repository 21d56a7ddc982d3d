// Two scorecards of the same family: of two days, or of one day by two policies.

import { isDeepStrictEqual } from 'node:util';
import { StadiumError } from '../domain/errors.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { snapshotDays } from '../evidence/snapshots.ts';
import { dataFolder, evidenceFolder } from './folders.ts';
import { requireProjects } from './project-names.ts';
import { type LoadedScorecard, loadScorecard } from './scorecard.ts';
import type { Places } from './world.ts';

export interface CompareRequest extends Places {
  /** Day or series; the snapshot before the newest when absent. */
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
}

/** Throws DATA_INVALID, SNAPSHOT_MISSING or USAGE. */
export function compare(request: CompareRequest): Compared {
  const [before, after] = sides(request);
  const wanted = request.projects ?? [];
  const names = [before, after].flatMap(({ scorecard }) =>
    scorecard.projects.map(({ name }) => name),
  );
  requireProjects(wanted, names, 'either snapshot');
  return {
    from: withOnly(before.scorecard, wanted),
    to: withOnly(after.scorecard, wanted),
    isSamePolicy: isDeepStrictEqual(before.policy, after.policy),
  };
}

function sides({
  data,
  from,
  to,
  policy,
}: CompareRequest): readonly [LoadedScorecard, LoadedScorecard] {
  const place = data === undefined ? {} : { data };
  const at = (asOf: string | undefined, by?: string) =>
    loadScorecard({
      ...place,
      ...(asOf === undefined ? {} : { asOf }),
      ...(by === undefined ? {} : { policy: by }),
    });
  if (policy !== undefined && to === undefined) return [at(from), at(from, policy)];
  return [at(from ?? dayBeforeNewest(place)), at(to, policy)];
}

/** Only these projects where they are: a project may have joined or left between the two days. */
function withOnly(scorecard: Scorecard, names: readonly string[]): Scorecard {
  if (names.length === 0) return scorecard;
  return { ...scorecard, projects: scorecard.projects.filter(({ name }) => names.includes(name)) };
}

function dayBeforeNewest(place: Places): string {
  const folder = evidenceFolder(dataFolder(place));
  const day = snapshotDays(folder).at(-2);
  if (day !== undefined) return day;
  throw new StadiumError('SNAPSHOT_MISSING', `${folder} holds no two snapshots to compare`, {
    hint: 'Make another one with: stadium collect --as-of DAY',
  });
}
