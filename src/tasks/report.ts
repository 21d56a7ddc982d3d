// A scorecard with what its pages show besides: the calendar, the scorecard before, names where they are asked for.

import type { Agenda } from '../domain/agenda.ts';
import type { Calendar, Chosen } from '../domain/cycle.ts';
import type { CommitLedger } from '../domain/ledger.ts';
import type { Worker } from '../domain/people.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import { rulesOf } from '../lifecycle/family-rules.ts';
import { ledgersOf } from '../measure/ledger.ts';
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
  /** The commits behind the counts as well, from the cache. */
  readonly commits?: boolean;
  readonly gitBase?: string;
}

export interface Report {
  readonly scorecard: Scorecard;
  /** The policy that judged. */
  readonly policy: Policy;
  readonly calendar: Calendar;
  /** What each rule of the lifecycle says, and where it is written. */
  readonly rules: ReturnType<typeof rulesOf>;
  readonly agenda?: Agenda;
  /** The answers to the criteria up to the day, where they are kept. */
  readonly criteria?: CriteriaAtHand;
  readonly previous?: Scorecard;
  /** Why that day. */
  readonly chosen?: Chosen;
  readonly people?: ReadonlyMap<string, readonly Worker[]>;
  readonly ledgers?: ReadonlyMap<string, readonly CommitLedger[]>;
}

/** Throws DATA_INVALID, SNAPSHOT_MISSING or USAGE. Asks a source for names and commits only, and only what the cache lacks. */
export async function report(request: ReportRequest, world: World): Promise<Report> {
  const loaded = loadScorecard({ today: today(world), ...request });
  const { policy, data } = loaded;
  const { scorecard } = loaded;
  const { calendar } = data;
  const before = request.withPrevious === true ? scorecardBefore(loaded, request) : undefined;
  for (const day of passedOver(loaded, request)) world.tell?.({ kind: 'passed-over', day });
  const criteria =
    request.withPrevious === true ? criteriaAtHand(loaded.folder, scorecard.asOf) : undefined;
  return {
    ...{ scorecard, policy, calendar, rules: rulesOf(calendar) },
    ...(request.withPrevious === true ? { agenda: agendaFrom(loaded, [], criteria?.table) } : {}),
    ...(criteria === undefined ? {} : { criteria }),
    ...before,
    ...(await fromHistories(data, scorecard.asOf, request, world)),
  };
}

/** What no snapshot holds. Requirement files and mailmaps are read where commits are told apart by people. */
async function fromHistories(
  data: Data,
  asOf: IsoDate,
  request: ReportRequest,
  world: World,
): Promise<Pick<Report, 'people' | 'ledgers'>> {
  const { people = false, commits = false } = request;
  if (!people && !commits) return {};
  const { registry, calendar } = data;
  const past = await readPast(data, commits ? [asOf] : [], request, world);
  return {
    ...(people ? { people: rosters(registry.projects, past, calendar, asOf) } : {}),
    ...(commits ? { ledgers: ledgersOf(past, calendar, registry.projects, asOf) } : {}),
  };
}
