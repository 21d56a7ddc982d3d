// The verdicts of past days held against what happened: histories, measurements of every past day, verdicts, outcomes, figures.

import { hasCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Outlook } from '../domain/outlook.ts';
import { endOfDay, type IsoDate } from '../domain/time.ts';
import type { Past } from '../measure/project.ts';
import { eachTable, backtest as figures } from '../outlook/backtest.ts';
import { daysToldOf, outcomesOf } from '../outlook/outcomes.ts';
import { rowOf } from '../outlook/row.ts';
import { readLabels } from '../registry/labels.ts';
import { type Data, loadData } from '../registry/load.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { readPast } from './histories.ts';
import { interruptible, type Places, type World } from './outside-world.ts';
import { policyNamed } from './policy.ts';
import { daysOf, measuredOverTime, sightingsOf } from './sightings.ts';

export interface BacktestRequest extends Places {
  /** A CSV of outcomes; from the recorded decisions when absent. */
  readonly labels?: string;
  readonly policy?: string;
  readonly gitBase?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Backtest {
  readonly outlook: Outlook;
  /** Whether every history could be read. */
  readonly isWhole: boolean;
  /** Nobody said of any ending what it was: a merger or a move then counts as a death. */
  readonly isWithoutKind: boolean;
}

/** Samples of teams behind an interval, and the seed from which they are drawn: the same figures at every run. */
const drawing = { draws: 1000, seed: 20191112 } as const;

/** Throws SOURCE where no row could be judged: tables of dashes would look like an answer. */
export async function backtest(request: BacktestRequest, world: World): Promise<Backtest> {
  const data = loadData(dataFolder(request), packagedData);
  const policy = policyNamed(request.policy, data.policy, data.files.policy);
  const { days, outcomesIn } = asked(request, data, today(world));
  const past = await readPast(data, days, request, world);
  const outcomes = outcomesIn(past);
  const measured = measuredOverTime(data, policy, past, outcomes, world);
  const { rows, leftOut } = await sightingsOf(data, policy, measured, outcomes, rowOf);
  refuseNothing(rows.length, outcomes.length);
  const input = {
    ...drawing,
    rows,
    leftOut,
    policyVersion: policy.version,
    healthyFrom: policy.thresholds.healthy,
  };
  const outlook = figures(input, await interruptible(eachTable(input), world));
  return {
    outlook,
    isWhole: [...past.facts.values()].every(({ state }) => state === 'known'),
    isWithoutKind: isWithoutKind(outcomes),
  };
}

function isWithoutKind(outcomes: readonly Outcome[]): boolean {
  const ended = outcomes.filter(({ retired }) => Object.values(retired).includes(true));
  return ended.length > 0 && ended.every(({ kind }) => kind === '');
}

function refuseNothing(judged: number, asked: number): void {
  if (judged > 0) return;
  const problem =
    asked === 0
      ? 'there is no outcome to hold verdicts against'
      : `none of ${asked} rows could be judged: no history of theirs could be read, or none is in the data`;
  throw new StadiumError('SOURCE', problem, {
    hint: 'Histories come from the cache or from --git-base; projects from stadium.yaml; outcomes from --labels or decisions.yaml.',
  });
}

function span({ from, to }: BacktestRequest, { calendar }: Data): (day: IsoDate) => boolean {
  const first = from === undefined ? '' : dayNamed(from, calendar);
  const last = to === undefined ? '9999-12-31' : dayNamed(to, calendar);
  return (day) => first <= day && day <= last;
}

interface Asked {
  readonly days: readonly IsoDate[];
  readonly outcomesIn: (past: Past) => readonly Outcome[];
}

/** From the file, or else from the recorded decisions at the release of every series that is over. */
function asked(request: BacktestRequest, data: Data, now: IsoDate): Asked {
  const isAsked = span(request, data);
  const { labels } = request;
  if (labels !== undefined) {
    const outcomes = readLabels(labels).filter(({ asOf }) => isAsked(asOf));
    return { days: daysOf(outcomes), outcomesIn: () => outcomes };
  }
  const { registry, decisions, calendar } = data;
  const days = calendar
    .map(({ release }) => release)
    .filter((release) => release <= now && isAsked(release));
  const outcomesIn = (past: Past) => {
    const own = hasCycles(calendar) ? days : sinceFirstCommit(days, past);
    return outcomesOf(registry.projects, decisions, own, registry.team, now);
  };
  return { days: daysToldOf(days, decisions, now), outcomesIn };
}

/** A calendar of months begins decades before a family does: each of them would be a row of each project. */
function sinceFirstCommit(days: readonly IsoDate[], { fleet }: Past): readonly IsoDate[] {
  const firsts = [...fleet.repositories.values()].flatMap(
    ({ history }) => history.landings?.[0] ?? [],
  );
  const first = Math.min(...firsts);
  return firsts.length === 0 ? days : days.filter((day) => endOfDay(day) >= first);
}
