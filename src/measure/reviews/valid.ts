// The figures of the Technical Committee's script, for one project and one window, on one set of changes throughout.

import type { Change } from '../../domain/facts.ts';
import { isInside, type WindowName } from '../../domain/time.ts';
import { type Figure, nothing } from '../source-measure.ts';
import { tally } from '../statistics.ts';
import {
  changeMeasure,
  counted,
  cycleAndYear,
  type ReviewMeasure,
  type ReviewScene,
} from './input.ts';
import { humanVotesAt, isHeldBack, statusAt, votesAt } from './state.ts';

/** The half year is what that script looks at. */
const windows: readonly WindowName[] = [...cycleAndYear, '180d'];

const valid =
  'valid changes (proposed in the window; open or merged at its end; a positive Verified vote; no Workflow-1)';

export const validMeasures: readonly ReviewMeasure[] = [
  ...changeMeasure(
    windows,
    'valid-changes',
    'opened',
    {
      title: 'valid changes',
      unit: 'changes',
      definition: `Number of ${valid}.`,
      limits: 'A change whose checks never passed is not in it.',
      better: 'neither',
    },
    (scene) => counted(validIn(scene)),
  ),
  ...changeMeasure(
    windows,
    'valid-unreviewed-share',
    'open',
    {
      title: 'valid changes without review',
      unit: 'share',
      definition: `Of the ${valid}, the share that is open without any Code-Review vote by a person other than the owner.`,
      limits: 'Comments without a vote are not seen here.',
      better: 'less',
    },
    shareOfValid(
      (change, { until, people }) =>
        statusAt(change, until) === 'open' && humanVotesAt(change, until, people).length === 0,
    ),
  ),
  ...changeMeasure(
    windows,
    'valid-merged-share',
    'merged',
    {
      title: 'valid changes merged',
      unit: 'share',
      chaoss: 'Change Request Acceptance Ratio',
      definition: `Of the ${valid}, the share that is merged.`,
      limits: 'Changes proposed on the last days had little time to merge.',
      better: 'more',
    },
    shareOfValid((change, { until }) => statusAt(change, until) === 'merged'),
  ),
  ...changeMeasure(
    windows,
    'top-owner-share',
    'opened',
    {
      title: 'valid changes of one person',
      unit: 'share',
      definition: `Of the ${valid} proposed by people, the share owned by the person who owns most.`,
      limits: 'Cherry-picks by one person weigh like development.',
      better: 'less',
    },
    topOwnerShare,
  ),
];

function validIn(scene: ReviewScene): readonly Change[] {
  return scene.changes.filter(
    (change) => isInside(change.createdAt, scene.window) && isValid(change, scene),
  );
}

function isValid(change: Change, { until, people }: ReviewScene): boolean {
  if (statusAt(change, until) === 'abandoned') return false;
  const votes = votesAt(change, until, people);
  const isVerified = votes.some(({ label, value }) => label === 'Verified' && value >= 1);
  return isVerified && !isHeldBack(votes);
}

function shareOfValid(counts: (change: Change, scene: ReviewScene) => boolean) {
  return (scene: ReviewScene): Figure => {
    const all = validIn(scene);
    if (all.length === 0) return nothing('no valid change was proposed in the window');
    const some = all.filter((change) => counts(change, scene));
    return { value: some.length / all.length, sample: all.length };
  };
}

function topOwnerShare(scene: ReviewScene): Figure {
  const owners = validIn(scene)
    .filter(({ owner }) => !scene.people.isBot(owner))
    .map(({ owner }) => scene.people.personOf(owner));
  if (owners.length === 0) return nothing('nobody proposed a valid change in the window');
  return { value: Math.max(...tally(owners).values()) / owners.length, sample: owners.length };
}
