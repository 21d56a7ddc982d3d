// What `stadium backtest` does: histories, measurements of every past day, verdicts, outcomes, figures.

import { writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { IsoDate } from '../domain/time.ts';
import { backtest as figures } from '../outlook/backtest.ts';
import { outcomesOf } from '../outlook/outcomes.ts';
import { outlookText } from '../outlook/text.ts';
import { readLabels } from '../registry/labels.ts';
import { type Data, loadData } from '../registry/load.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { readPast } from './histories.ts';
import { policyNamed } from './policy.ts';
import { daysOf, sightingsOf } from './sightings.ts';
import type { CommonOptions } from './world.ts';
import { type ExitCode, exitCode, type Shell } from './world.ts';

export interface BacktestRequest extends CommonOptions {
  readonly labels?: string;
  readonly policy?: string;
  readonly gitBase?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format?: string;
  readonly output?: string;
}

/** Samples of teams behind an interval, and the seed from which they are drawn: the same figures at every run. */
const drawing = { draws: 1000, seed: 20191112 } as const;

/** Prints the figures; resolves to 3 when a repository could not be read. */
export async function backtest(request: BacktestRequest, shell: Shell): Promise<ExitCode> {
  const data = loadData(dataFolder(request), packagedData);
  const policy = policyNamed(request.policy, data.policy, data.files.policy);
  const isAsked = span(request, data);
  const outcomes = outcomesAsked(request, data, shell).filter(({ asOf }) => isAsked(asOf));
  const past = await readPast(data, daysOf(outcomes), request, shell);
  const { sightings, leftOut } = sightingsOf(data, policy, past, outcomes);
  refuseNothing(sightings.length, outcomes.length);
  if (isWithoutKind(outcomes)) shell.err(noKind);
  const outlook = figures({
    ...drawing,
    sightings,
    leftOut,
    policyVersion: policy.version,
    healthyFrom: policy.thresholds.healthy,
  });
  const format = request.json === true ? 'json' : (request.format ?? 'table');
  const text =
    format === 'json'
      ? `${JSON.stringify({ schemaVersion: 1, ...outlook }, null, 2)}\n`
      : outlookText(outlook, format === 'markdown' ? 'markdown' : 'table', shell.columns);
  if (request.output === undefined) shell.out(text);
  else writeWhole(request.output, text);
  const isWhole = [...past.facts.values()].every(({ state }) => state === 'known');
  return isWhole ? exitCode.done : exitCode.partial;
}

/** Whether nobody said of any ending what it was: a merger or a move then counts as a death. */
function isWithoutKind(outcomes: readonly Outcome[]): boolean {
  const ended = outcomes.filter(({ retired }) => Object.values(retired).includes(true));
  return ended.length > 0 && ended.every(({ kind }) => kind === '');
}

const noKind =
  'stadium: no ending has a kind: every one counts as a death, also by merger or move; a column `kind` tells them apart\n';

/** Tables of dashes would look like an answer. */
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

/** From the file, or else from the recorded decisions at the release of every series that is over. */
function outcomesAsked({ labels }: BacktestRequest, data: Data, shell: Shell) {
  if (labels !== undefined) return readLabels(labels);
  const { registry, decisions, calendar } = data;
  const now = today(shell);
  const days = calendar.map(({ release }) => release).filter((release) => release <= now);
  return outcomesOf(registry.projects, decisions, days, registry.team, now);
}
