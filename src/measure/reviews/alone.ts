// How much of the reviewing rests on one person, or on nobody: beside the verdict, without points.

import type { Change } from '../../domain/facts.ts';
import { isInside } from '../../domain/time.ts';
import { type Figure, nothing } from '../source-measure.ts';
import { tally } from '../statistics.ts';
import { changeMeasure, cycleAndYear, type ReviewMeasure, type ReviewScene } from './input.ts';
import { endedAt, humanResponses, humanVotesAt, statusAt } from './state.ts';

export const aloneMeasures: readonly ReviewMeasure[] = [
  ...changeMeasure(
    cycleAndYear,
    'top-approver-share',
    'merged',
    {
      title: 'approvals by one person',
      unit: 'share',
      definition:
        'Of the Code-Review+2 votes by people that stood on changes when they merged in the window, the share given by the person who gave most.',
      limits: 'Votes on own changes are left out.',
      better: 'less',
    },
    topApproverShare,
  ),
  ...changeMeasure(
    cycleAndYear,
    'merged-unreviewed-share',
    'merged',
    {
      title: 'merged without review by another person',
      unit: 'share',
      definition:
        'Of the changes merged in the window, the share without any comment or vote by a person other than the owner.',
      limits: 'A pairing partner who never wrote a word is not seen.',
      better: 'less',
    },
    (scene) => {
      const merged = mergedIn(scene);
      if (merged.length === 0) return nothing('no change was merged in the window');
      return shareOf(merged, (change) => !isAnswered(change, scene));
    },
  ),
  ...changeMeasure(
    cycleAndYear,
    'opened-unanswered-share',
    'opened',
    {
      title: 'opened and never answered',
      unit: 'share',
      definition:
        'Of the changes proposed in the window, the share that had no comment or vote by a person other than the owner by its end.',
      limits: 'Changes proposed on the last days had little time.',
      better: 'less',
    },
    (scene) => {
      const opened = scene.changes.filter(({ createdAt }) => isInside(createdAt, scene.window));
      if (opened.length === 0) return nothing('no change was opened in the window');
      return shareOf(opened, (change) => !isAnswered(change, scene));
    },
  ),
];

function topApproverShare(scene: ReviewScene): Figure {
  const approvers = mergedIn(scene).flatMap((change) =>
    humanVotesAt(change, scene.until, scene.people)
      .filter(({ label, value }) => label === 'Code-Review' && value === 2)
      .map(({ by }) => scene.people.personOf(by)),
  );
  if (approvers.length === 0) return nothing('nobody approved what was merged in the window');
  const most = Math.max(...tally(approvers).values());
  return { value: most / approvers.length, sample: approvers.length };
}

function mergedIn({ changes, window, until }: ReviewScene): readonly Change[] {
  return changes.filter((change) => {
    const at = endedAt(change, until);
    return statusAt(change, until) === 'merged' && at !== undefined && isInside(at, window);
  });
}

function isAnswered(change: Change, { until, people }: ReviewScene): boolean {
  const said = humanResponses(change, until, people).length;
  return said > 0 || humanVotesAt(change, until, people).length > 0;
}

function shareOf(changes: readonly Change[], counts: (change: Change) => boolean): Figure {
  return { value: changes.filter(counts).length / changes.length, sample: changes.length };
}
