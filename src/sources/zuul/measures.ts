// The gate: whether what is approved gets through, and what stands in its way.

import {
  dayOf,
  daysBetween,
  type EpochSeconds,
  endOfDay,
  isInside,
  startOfDay,
  type TimeWindow,
  type WindowName,
} from '../../domain/time.ts';
import {
  type Figure,
  nothing,
  overWindows,
  type SourcedInput,
  type SourcedMeasure,
  type Wording,
} from '../../measure/source-measure.ts';
import { tally } from '../../measure/statistics.ts';
import type { GateBuildset } from './facts.ts';
import type { GateLinks } from './links.ts';
import { failedJobs, firstTries, isDecided, passed } from './runs.ts';

export interface GateInput extends SourcedInput<GateBuildset> {
  /** Absent where there is no page to show. */
  readonly links?: GateLinks;
}

export type GateMeasure = SourcedMeasure<GateInput>;

/** The half year is what the Technical Committee's script looks at. */
const windows: readonly WindowName[] = ['cycle', '365d', '180d'];

/** Every measure made from gate runs, in the order in which readers see them. */
export const gateMeasures: readonly GateMeasure[] = [
  ...measure(
    windows,
    'gate-success-share',
    {
      title: 'gate runs that passed',
      unit: 'share',
      definition:
        'Of the gate buildsets decided in the window, on any branch, the share that succeeded. Cancelled, dequeued, skipped and unfinished ones, and those that could not be merged or configured, are not decided.',
      limits: 'A broken change and a broken job fail alike.',
      better: 'more',
    },
    ({ decided }) => {
      if (decided.length === 0) return nothing('no gate run was decided in the window');
      return { value: decided.filter(passed).length / decided.length, sample: decided.length };
    },
  ),
  ...measure(
    windows,
    'gate-runs',
    {
      title: 'gate runs',
      unit: 'buildsets',
      definition: 'Gate buildsets decided in the window, on any branch.',
      limits: 'Repeated runs of one change count each.',
      better: 'neither',
    },
    ({ decided }) => ({ value: decided.length, sample: decided.length }),
  ),
  ...measure(
    windows,
    'gate-undecided',
    {
      title: 'gate runs without a decision',
      unit: 'buildsets',
      definition:
        'Gate buildsets started in the window that were cancelled, dequeued or skipped, could not be merged or configured, or had not ended.',
      limits: 'Says nothing about the changes.',
      better: 'neither',
    },
    ({ started, until }) => {
      const undecided = started.filter((each) => !isDecided(each, until));
      return { value: undecided.length, sample: started.length };
    },
  ),
  ...measure(
    windows,
    'gate-first-try-share',
    {
      title: 'good changes that passed at the first try',
      unit: 'share',
      definition:
        'Of the patch sets whose gate run succeeded in the window, the share whose first decided gate run succeeded: the chance that a good change passes all voting jobs at once.',
      limits: 'A patch set that was repaired by another change looks like bad luck.',
      better: 'more',
    },
    firstTryShare,
  ),
  ...measure(
    windows,
    'gate-worst-job-share',
    {
      title: 'gate runs that the worst job failed',
      unit: 'share',
      definition:
        'Of the gate buildsets decided in the window, the share in which the voting job that failed most often failed; the link names the job.',
      limits: 'A job that was renamed counts under each name.',
      better: 'less',
    },
    worstJobShare,
  ),
  ...measure(
    ['as-of'],
    'days-since-gate-success',
    {
      title: 'days since the gate passed',
      unit: 'days',
      definition:
        'Days from the newest successful gate run of the last 365 days to the as-of day; where none succeeded, from the first gate run decided in them.',
      limits:
        'A project that nobody proposes changes to has no runs. What is older than 365 days is not looked at: how far back Zuul was read differs.',
      better: 'less',
    },
    daysSinceSuccess,
  ),
];

interface GateScene {
  /** Runs that began within the last 365 days, or the window where that is longer: how far back others were read differs. */
  readonly all: readonly GateBuildset[];
  readonly started: readonly GateBuildset[];
  readonly decided: readonly GateBuildset[];
  readonly window: TimeWindow;
  /** Last second of the window. */
  readonly until: EpochSeconds;
  readonly links: GateLinks | undefined;
}

function measure(
  over: readonly WindowName[],
  id: string,
  wording: Wording,
  figure: (scene: GateScene) => Figure,
): readonly GateMeasure[] {
  const family = { group: 'gate', source: 'zuul', restsOn: 'project' } as const;
  return overWindows<GateBuildset, GateInput>(family, over, id, wording, (facts, input, window) => {
    const found = figure(sceneOf(facts, window, input));
    if (!('value' in found) || input.links === undefined) return found;
    return { links: input.links(), ...found };
  });
}

function sceneOf(
  facts: readonly GateBuildset[],
  window: TimeWindow,
  { windows: { '365d': year }, links }: GateInput,
): GateScene {
  const until = endOfDay(window.to);
  const from = Math.min(startOfDay(window.from), startOfDay(year.from));
  const all = facts.filter(({ startedAt = 0 }) => startedAt >= from && startedAt <= until);
  const started = all.filter(({ startedAt = 0 }) => isInside(startedAt, window));
  const decided = all.filter(
    (each) => isDecided(each, until) && isInside(each.endedAt ?? 0, window),
  );
  return { all, started, decided, window, until, links };
}

function firstTryShare({ all, until, window }: GateScene): Figure {
  const { good, atFirstTry } = firstTries(all, until, window);
  if (good === 0) return nothing('no change passed the gate in the window');
  return { value: atFirstTry / good, sample: good };
}

function worstJobShare({ decided, links }: GateScene): Figure {
  if (decided.length === 0) return nothing('no gate run was decided in the window');
  const failures = tally(decided.flatMap(failedJobs));
  const worst = [...failures].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0];
  if (worst === undefined) return { value: 0, sample: decided.length };
  const [job, count] = worst;
  const figure = { value: count / decided.length, sample: decided.length };
  return links === undefined ? figure : { ...figure, links: links(job) };
}

function daysSinceSuccess({ all, until, window }: GateScene): Figure {
  const decided = all.filter((each) => isDecided(each, until));
  if (decided.length === 0) return nothing('no gate run was decided in the last 365 days');
  const successes = decided.filter(passed).map(({ endedAt = 0 }) => endedAt);
  const since =
    successes.length > 0
      ? Math.max(...successes)
      : Math.min(...decided.map(({ startedAt = 0 }) => startedAt));
  return { value: daysBetween(dayOf(since), window.to), sample: decided.length };
}
