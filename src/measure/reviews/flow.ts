// How changes flow: what is sent, how soon it is answered and merged, and by whose approval.

import type { Change } from '../../domain/facts.ts';
import { isInside } from '../../domain/time.ts';
import { type Figure, inDays, nothing } from '../source-measure.ts';
import { median } from '../statistics.ts';
import {
  changeMeasure,
  counted,
  cycleAndYear,
  type ReviewMeasure,
  type ReviewScene,
} from './input.ts';
import { endedAt, humanResponses, humanVotesAt, statusAt } from './state.ts';

/** What was sent in the window, how soon it moved, and how it ended. */
export const flowMeasures: readonly ReviewMeasure[] = [
  ...changeMeasure(
    cycleAndYear,
    'changes-opened',
    'opened',
    {
      title: 'changes opened',
      unit: 'changes',
      chaoss: 'Change Requests',
      definition: 'Changes proposed in the window, on any branch, by people or bots.',
      limits: 'Proposals by bots need review too, so they are not left out.',
      better: 'neither',
    },
    (scene) => counted(openedIn(scene)),
  ),
  ...changeMeasure(
    cycleAndYear,
    'changes-merged',
    'merged',
    {
      title: 'changes merged',
      unit: 'changes',
      chaoss: 'Change Requests Accepted',
      definition: 'Changes submitted in the window, on any branch.',
      limits: 'A one-line fix counts like a feature.',
      better: 'more',
    },
    (scene) => counted(closedIn(scene, 'merged')),
  ),
  ...changeMeasure(
    cycleAndYear,
    'changes-abandoned',
    'abandoned',
    {
      title: 'changes abandoned',
      unit: 'changes',
      chaoss: 'Change Requests Declined',
      definition: 'Changes abandoned in the window and not restored since.',
      limits: 'Cleaning up old changes and turning people away look the same.',
      better: 'neither',
    },
    (scene) => counted(closedIn(scene, 'abandoned')),
  ),
  ...changeMeasure(
    cycleAndYear,
    'change-closure-ratio',
    'touched',
    {
      title: 'changes closed',
      unit: 'share',
      chaoss: 'Change Request Closure Ratio',
      definition:
        'Of the changes that were open at some time of the window, the share merged or abandoned by its end.',
      limits: 'Abandoning closes as well as merging does.',
      better: 'more',
    },
    closureRatio,
  ),
  ...changeMeasure(
    cycleAndYear,
    'median-days-to-first-response',
    'opened',
    {
      title: 'days to a first response',
      unit: 'days',
      chaoss: 'Time to First Response',
      definition:
        'Median over changes opened in the window of the days to the first comment or vote by a person other than the owner. An open change that nobody answered counts with the days it has waited so far; one that was closed unanswered is left out.',
      limits: 'Changes uploaded on a Friday wait over the weekend.',
      better: 'less',
    },
    daysToFirstResponse,
  ),
  ...changeMeasure(
    cycleAndYear,
    'median-days-to-merge',
    'merged',
    {
      title: 'days to merge',
      unit: 'days',
      chaoss: 'Change Request Duration',
      definition:
        'Median over changes merged in the window of the days from proposal to submission.',
      limits: 'Changes that never merge are not in it.',
      better: 'less',
    },
    daysToMerge,
  ),
  ...changeMeasure(
    cycleAndYear,
    'own-organisation-approvals-share',
    'merged',
    {
      title: "approved by the owner's organisation only",
      unit: 'share',
      definition:
        "Of the changes merged in the window whose owner and approvers (+2) have known organisations, the share in which every approver works for the owner's.",
      limits: 'Changes of people without a known organisation are left out.',
      better: 'less',
    },
    ownOrganisationShare,
  ),
  ...changeMeasure(
    cycleAndYear,
    'backports-merged',
    'backports',
    {
      title: 'backports merged',
      unit: 'changes',
      definition: 'Changes submitted in the window on stable/* and unmaintained/* branches.',
      limits: 'What the release bot proposes when a branch is made is counted too.',
      better: 'more',
    },
    (scene) => counted(closedIn(scene, 'merged').filter(isBackport)),
  ),
];

function openedIn({ changes, window }: ReviewScene): readonly Change[] {
  return changes.filter(({ createdAt }) => isInside(createdAt, window));
}

function closedIn(scene: ReviewScene, as: Change['status']): readonly Change[] {
  const { changes, window, until } = scene;
  return changes.filter((change) => {
    const at = endedAt(change, until);
    return statusAt(change, until) === as && at !== undefined && isInside(at, window);
  });
}

function closureRatio({ changes, window, until }: ReviewScene): Figure {
  const open = changes.filter((change) => {
    const at = endedAt(change, until);
    return at === undefined || isInside(at, window);
  });
  if (open.length === 0) return nothing('no change was open in the window');
  const closed = open.filter((change) => statusAt(change, until) !== 'open');
  return { value: closed.length / open.length, sample: open.length };
}

function daysToFirstResponse(scene: ReviewScene): Figure {
  const waits = openedIn(scene).flatMap((change) => {
    const first = humanResponses(change, scene.until, scene.people)[0];
    if (first !== undefined) return [first.at - change.createdAt];
    return statusAt(change, scene.until) === 'open' ? [scene.until - change.createdAt] : [];
  });
  return medianDays(waits, 'no change that somebody could answer was opened in the window');
}

function daysToMerge(scene: ReviewScene): Figure {
  const waits = closedIn(scene, 'merged').map(
    ({ createdAt, closedAt }) => (closedAt ?? createdAt) - createdAt,
  );
  return medianDays(waits, 'no change was merged in the window');
}

function medianDays(waits: readonly number[], otherwise: string): Figure {
  if (waits.length === 0) return nothing(otherwise);
  return { value: inDays(median(waits)), sample: waits.length };
}

function ownOrganisationShare(scene: ReviewScene): Figure {
  const judged = closedIn(scene, 'merged').flatMap((change) => isOwnApproval(change, scene) ?? []);
  if (judged.length === 0) return nothing('no merged change names organisations on both sides');
  return { value: judged.filter((isOwn) => isOwn).length / judged.length, sample: judged.length };
}

/** Undefined where the organisation of the owner or of an approver is not known. */
function isOwnApproval(change: Change, { until, people }: ReviewScene): boolean | undefined {
  const at = change.closedAt ?? until;
  const organisationOf = (by: Change['owner']) => people.organisationOf(by, at);
  const owner = organisationOf(change.owner);
  const approvers = humanVotesAt(change, until, people)
    .filter(({ value }) => value === 2)
    .map(({ by }) => organisationOf(by));
  if (owner === undefined || approvers.length === 0 || approvers.includes(undefined)) {
    return undefined;
  }
  return approvers.every((each) => each === owner);
}

function isBackport({ branch }: Change): boolean {
  return /^(refs\/heads\/)?(stable|unmaintained)\//.test(branch);
}
