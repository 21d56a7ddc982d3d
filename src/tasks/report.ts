// A scorecard with what its pages show besides: the calendar, the scorecard before, names where they are asked for.

import type { Agenda } from '../domain/agenda.ts';
import type { Calendar, Chosen } from '../domain/cycle.ts';
import type { Worker } from '../domain/people.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import { rulesOf } from '../lifecycle/family-rules.ts';
import { rosters } from '../measure/project.ts';
import type { Data } from '../registry/load.ts';
import { agendaFrom } from './agenda.ts';
import { type CriteriaAtHand, criteriaAtHand } from './criteria-at-hand.ts';
import { today } from './folders.ts';
import { readPast } from './histories.ts';
import type { Places, World } from './outside-world.ts';
import { loadScorecard, passedOver, type ScorecardRequest, scorecardBefore } from './scorecard.ts';

export interface ReportRequest extends Places, ScorecardRequest {
  /** Whether what the pages show besides is wanted as well: the scorecard before, the agenda, the criteria. */
  readonly withPrevious?: boolean;
  /** Names of the people at work as well, from the cache: a scorecard holds none. */
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
  /** The team of each project that has one of its own. */
  readonly groups: Readonly<Record<string, string>>;
  readonly agenda?: Agenda;
  /** The answers to the criteria up to the day, where they are kept. */
  readonly criteria?: CriteriaAtHand;
  readonly previous?: Scorecard;
  /** Why that day. */
  readonly chosen?: Chosen;
  readonly people?: ReadonlyMap<string, readonly Worker[]>;
}

/** Throws DATA_INVALID, SNAPSHOT_MISSING or USAGE. Asks a source for names only, and only what the cache lacks. */
export async function report(request: ReportRequest, world: World): Promise<Report> {
  const loaded = loadScorecard({ today: today(world), ...request });
  const { policy, data } = loaded;
  const { scorecard } = loaded;
  const { registry, calendar } = data;
  const before = request.withPrevious === true ? scorecardBefore(loaded, request) : undefined;
  for (const day of passedOver(loaded, request)) world.tell?.({ kind: 'passed-over', day });
  const people =
    request.people === true
      ? rosters(
          registry.projects,
          await readPast(data, [], request, world),
          calendar,
          scorecard.asOf,
        )
      : undefined;
  const criteria =
    request.withPrevious === true ? criteriaAtHand(loaded.folder, scorecard.asOf) : undefined;
  return {
    ...{ scorecard, policy, calendar, rules: rulesOf(calendar), groups: groupsOf(data) },
    ...(request.withPrevious === true ? { agenda: agendaFrom(loaded, [], criteria?.table) } : {}),
    ...(criteria === undefined ? {} : { criteria }),
    ...before,
    ...(people === undefined ? {} : { people }),
  };
}

function groupsOf({ registry }: Data): Report['groups'] {
  return Object.fromEntries(
    registry.projects.flatMap(({ name, team }) => (team === undefined ? [] : [[name, team]])),
  );
}
