// What lies open at the as-of day, and who has to move.

import type { Change } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import { type Figure, inDays, nothing, type Wording } from '../source-measure.ts';
import { median } from '../statistics.ts';
import { waitingMeasures } from './clocks.ts';
import { changeMeasure, counted, type ReviewMeasure, type ReviewScene } from './input.ts';
import type { ChangeSearch } from './links.ts';
import { humanResponses, openAt, readyAt, votesAt } from './state.ts';

export const backlogMeasures: readonly ReviewMeasure[] = [
  ...atOnce(
    'open-changes',
    {
      title: 'open changes',
      unit: 'changes',
      definition: 'Changes open at the as-of day, without those in progress.',
      limits: 'A busy project has many; read it with who is waited for.',
      better: 'less',
    },
    (scene) => counted(readyAt(scene)),
  ),
  ...atOnce(
    'work-in-progress',
    {
      title: 'work in progress',
      unit: 'changes',
      definition:
        'Changes open at the as-of day that are marked work in progress, draft, or Workflow-1.',
      limits: 'Some owners never mark anything.',
      better: 'neither',
    },
    (scene) => {
      const all = openAt(scene);
      return { value: all.length - readyAt(scene).length, sample: all.length };
    },
    'in-progress',
  ),
  ...waitingMeasures,
  ...atOnce(
    'unreviewed-share',
    {
      title: 'open changes nobody looked at',
      unit: 'share',
      definition:
        'Of the open changes (not in progress), the share without any comment or vote by a person other than the owner.',
      limits: 'A change of yesterday counts like one of last year.',
      better: 'less',
    },
    unreviewedShare,
  ),
  ...atOnce(
    'review-priority-open',
    {
      title: 'prioritised open changes',
      unit: 'changes',
      definition: 'Open changes with a Review-Priority vote of +1 or more.',
      limits: 'Only where the project has the label and uses it.',
      better: 'less',
    },
    (scene) => prioritised(scene, counted),
  ),
  ...atOnce(
    'review-priority-median-days',
    {
      title: 'days prioritised changes wait',
      unit: 'days',
      definition:
        'Median over open changes with a Review-Priority vote of +1 or more of the days since the first such vote.',
      limits: 'Only where the project has the label and uses it.',
      better: 'less',
    },
    (scene) => prioritised(scene, (changes) => priorityWait(scene, changes)),
  ),
];

function atOnce(
  id: string,
  wording: Wording,
  figure: (scene: ReviewScene) => Figure,
  shows: ChangeSearch['what'] = 'open',
): readonly ReviewMeasure[] {
  return changeMeasure(['as-of'], id, shows, wording, figure);
}

function unreviewedShare(scene: ReviewScene): Figure {
  const changes = readyAt(scene);
  if (changes.length === 0) return nothing('no change is open');
  const alone = changes.filter(
    (change) => humanResponses(change, scene.until, scene.people).length === 0,
  );
  return { value: alone.length / changes.length, sample: changes.length };
}

const priority = 'Review-Priority';

function prioritised(scene: ReviewScene, figure: (changes: readonly Change[]) => Figure): Figure {
  if (!scene.changes.some((change) => usesPriority(change, scene.until))) {
    return {
      notApplicable: { code: 'no-label', detail: 'the project does not use Review-Priority' },
    };
  }
  return figure(openAt(scene).filter((change) => prioritiesOf(scene, change).length > 0));
}

/** By then: a label that came into use later did not stand there. */
function usesPriority({ votes, responses, updatedAt }: Change, until: EpochSeconds): boolean {
  const said = responses.filter(({ at }) => at <= until).flatMap((each) => each.votes);
  const stand = votes.filter(({ at }) => (at ?? updatedAt) <= until);
  return [...said, ...stand].some(({ label }) => label === priority);
}

function prioritiesOf({ until, people }: ReviewScene, change: Change) {
  return votesAt(change, until, people).filter(
    ({ label, value }) => label === priority && value > 0,
  );
}

function priorityWait(scene: ReviewScene, changes: readonly Change[]): Figure {
  if (changes.length === 0) return nothing('no open change is prioritised');
  const waits = changes.map((change) => {
    const given = prioritiesOf(scene, change).map(({ at }) => at ?? change.createdAt);
    return scene.until - Math.min(...given);
  });
  return { value: inDays(median(waits)), sample: waits.length };
}
