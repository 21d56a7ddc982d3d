// Whose turn an open change waits for, and by three clocks how long: since its last patch set, its last objection, its opening.

import type { Change, Sourced } from '../../domain/facts.ts';
import { type EpochSeconds, endOfDay } from '../../domain/time.ts';
import { inDays, nothing, type Wording } from '../source-measure.ts';
import { quantile } from '../statistics.ts';
import { changeMeasure, type ReviewInput, type ReviewMeasure, type ReviewScene } from './input.ts';
import type { ChangeSearch } from './links.ts';
import { readyAt, unopposedSince, type Waiting, waitingAt } from './state.ts';

type Who = 'reviewer' | 'submitter';

const waitingRules: Readonly<Record<Who, string>> = {
  reviewer:
    'Open changes, not in progress and not approved, without a negative Code-Review or Verified vote on the last patch set; waiting since that patch set was uploaded or made ready.',
  submitter:
    'Open changes, not in progress, with a negative Code-Review or Verified vote on the last patch set; waiting since the first such vote.',
};

const quartiles = { p25: 'first quartile', median: 'median', p75: 'third quartile' } as const;
const shares = { p25: 0.25, median: 0.5, p75: 0.75 } as const;
type Quartile = keyof typeof quartiles;

interface Clock {
  readonly id: string;
  readonly title: string;
  readonly who: Who;
  readonly wording: Pick<Wording, 'definition' | 'limits' | 'better'>;
  readonly since: (change: Change, waiting: Waiting, scene: ReviewScene) => EpochSeconds;
}

const limits = 'Comments without a vote do not say whose turn it is.';

/** The clocks of what waits for a reviewer; the first is that of the count. */
const [sincePatchSet, ...otherClocks]: readonly [Clock, ...Clock[]] = [
  {
    id: 'waiting-for-reviewer',
    title: 'waiting for a reviewer',
    who: 'reviewer',
    wording: { definition: waitingRules.reviewer, limits, better: 'less' },
    since: (_, { since }) => since,
  },
  {
    id: 'waiting-since-objection',
    title: 'waiting since the last objection',
    who: 'reviewer',
    wording: {
      definition:
        'Of the changes that wait for a reviewer, the days since the oldest patch set behind the last one that had a negative vote of anybody.',
      limits: 'A new patch set that answers nothing counts as an answer.',
      better: 'less',
    },
    since: (change, _, { until, people }) => unopposedSince(change, until, people),
  },
  {
    id: 'waiting-since-opening',
    title: 'waiting since it was opened',
    who: 'reviewer',
    wording: {
      definition: 'Of the changes that wait for a reviewer, the days since they were opened.',
      limits: 'What its submitter left alone for a year is a year old as well.',
      better: 'less',
    },
    since: ({ createdAt }) => createdAt,
  },
];

const bySubmitter: Clock = {
  ...sincePatchSet,
  id: 'waiting-for-submitter',
  title: 'waiting for a submitter',
  who: 'submitter',
  wording: { definition: waitingRules.submitter, limits, better: 'neither' },
};

export const waitingMeasures: readonly ReviewMeasure[] = [
  ...countOf(sincePatchSet),
  ...quartilesOf(sincePatchSet, ['p25', 'median', 'p75']),
  ...otherClocks.flatMap((clock) => quartilesOf(clock, ['p25', 'median', 'p75'])),
  ...countOf(bySubmitter),
  ...quartilesOf(bySubmitter, ['median', 'p75']),
];

function countOf({ id, title, who, wording }: Clock): readonly ReviewMeasure[] {
  const shows: ChangeSearch['what'] = who;
  return changeMeasure(['as-of'], id, shows, { title, unit: 'changes', ...wording }, (scene) => ({
    value: waitingChanges(who, scene).length,
    sample: readyAt(scene).length,
  }));
}

function quartilesOf(clock: Clock, wanted: readonly Quartile[]): readonly ReviewMeasure[] {
  const { id, title, who, wording, since } = clock;
  return wanted.flatMap((quartile) => {
    const words = { title: `${title}, ${quartiles[quartile]}`, unit: 'days', ...wording } as const;
    return changeMeasure(['as-of'], `${id}-${quartile}-days`, who, words, (scene) => {
      const waits = waitingChanges(who, scene).map(
        ({ change, waiting }) => scene.until - since(change, waiting, scene),
      );
      if (waits.length === 0) return nothing(`no open change waits for a ${who}`);
      return { value: inDays(quantile(waits, shares[quartile])), sample: waits.length };
    });
  });
}

/** Every change that waits on the as-of day, with for whom and since when. */
export function waitingIn({
  facts,
  people,
  windows,
}: ReviewInput): Sourced<readonly WaitingChange[]> {
  if (facts.state !== 'known') return facts;
  const window = windows['as-of'];
  const until = endOfDay(window.to);
  const changes = facts.value.filter(({ createdAt }) => createdAt <= until);
  const scene = { changes, window, until, people };
  return { state: 'known', value: allWaiting(scene) };
}

export interface WaitingChange {
  readonly change: Change;
  readonly waiting: Waiting;
}

function waitingChanges(who: Waiting['for'], scene: ReviewScene): readonly WaitingChange[] {
  return allWaiting(scene).filter(({ waiting }) => waiting.for === who);
}

function allWaiting(scene: ReviewScene): readonly WaitingChange[] {
  return readyAt(scene).map((change) => ({
    change,
    waiting: waitingAt(change, scene.until, scene.people),
  }));
}
