// A scorecard with what its pages show besides: the calendar, the scorecard before, names where they are asked for.

import type { Calendar } from '../domain/cycle.ts';
import type { Worker } from '../domain/people.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import { rulesOf } from '../lifecycle/rules.ts';
import { rosters } from '../measure/project.ts';
import { today } from './folders.ts';
import { readPast } from './histories.ts';
import { loadScorecard, type ScorecardRequest, scorecardBefore } from './scorecard.ts';
import type { Places, World } from './world.ts';

export interface ReportRequest extends Places, ScorecardRequest {
  /** Names of the people at work as well, from the cache: a scorecard holds none. */
  /** How many projects are shown, the most urgent first; all where absent. */
  readonly worst?: number;
  readonly people?: boolean;
  readonly gitBase?: string;
}

export interface Report {
  readonly scorecard: Scorecard;
  /** The policy that judged. */
  readonly policy: Policy;
  readonly calendar: Calendar;
  /** What each rule of the lifecycle says, and where it is written. */
  readonly rules: ReturnType<typeof rulesOf>;
  readonly previous?: Scorecard;
  readonly people?: ReadonlyMap<string, readonly Worker[]>;
}

/** Throws DATA_INVALID, SNAPSHOT_MISSING or USAGE. Asks a source for names only, and only what the cache lacks. */
export async function report(request: ReportRequest, world: World): Promise<Report> {
  const loaded = loadScorecard({ today: today(world), ...request });
  const { policy, data } = loaded;
  const scorecard = {
    ...loaded.scorecard,
    projects: loaded.scorecard.projects.slice(0, request.worst),
  };
  const { registry, calendar } = data;
  const previous = scorecardBefore(loaded, request);
  const people =
    request.people === true
      ? rosters(
          registry.projects,
          await readPast(data, [], request, world),
          calendar,
          scorecard.asOf,
        )
      : undefined;
  return {
    ...{ scorecard, policy, calendar, rules: rulesOf(calendar) },
    ...(previous === undefined ? {} : { previous }),
    ...(people === undefined ? {} : { people }),
  };
}
