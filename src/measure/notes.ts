// Review capacity as far as git itself tells it: Gerrit's review notes name who voted on what was merged.

import type { MergedReview } from '../domain/facts.ts';
import { isInTree } from '../domain/project.ts';
import { isInside, type TimeWindow } from '../domain/time.ts';
import { type Answer, type Measure, notByFolder, over } from './measure.ts';
import type { ProjectView } from './view.ts';

const both = ['cycle', '365d'] as const;
const limits = 'Merged changes only; needs refs/notes/review, which few mirrors carry.';

export const noteMeasures: readonly Measure[] = [
  ...over(
    both,
    'noted-reviews',
    'review capacity',
    {
      title: 'merged reviews in notes',
      unit: 'changes',
      chaoss: 'Change Requests Accepted',
      definition: 'Changes that were submitted in the window according to the review notes.',
      limits,
      restsOn: 'project',
      better: 'more',
    },
    fromNotes((reviews) => reviews.length),
  ),
  ...over(
    both,
    'noted-approvers',
    'review capacity',
    {
      title: 'people who gave +2 in notes',
      unit: 'people',
      definition:
        'People (no bots) with a Code-Review+2 in the notes of changes submitted in the window.',
      limits,
      restsOn: 'fleet',
      better: 'more',
    },
    fromNotes((reviews, view) => reviewers(reviews, view, (value) => value === 2)),
  ),
  ...over(
    both,
    'noted-reviewers',
    'review capacity',
    {
      title: 'reviewers in notes',
      unit: 'people',
      definition:
        'People (no bots) with any Code-Review vote in the notes of changes submitted in the window.',
      limits,
      restsOn: 'fleet',
      better: 'more',
    },
    fromNotes((reviews, view) => reviewers(reviews, view, (value) => value !== 0)),
  ),
];

/** The notes are a plugin's of Gerrit: where changes are proposed elsewhere there is nothing to look for. */
const elsewhere: Answer = {
  notApplicable: { code: 'other-host', detail: 'no review notes where its changes are proposed' },
};

function fromNotes(
  count: (reviews: readonly MergedReview[], view: ProjectView) => number,
): Measure['measure'] {
  return (view, window): Answer => {
    if (view.project.host !== 'gerrit') return elsewhere;
    if (isInTree(view.project)) return notByFolder('review notes do not tell folders apart');
    if (view.reviews.state === 'unknown') return { unknown: view.reviews.reason };
    const reviews = submittedIn(view.reviews.value, window);
    const value = count(reviews, view);
    const ifJoined = { least: Math.min(value, 1), most: value };
    return { value, sample: reviews.length, ifJoined };
  };
}

function submittedIn(
  reviews: readonly MergedReview[],
  window: TimeWindow,
): readonly MergedReview[] {
  return reviews.filter(
    ({ submittedAt }) => submittedAt !== undefined && isInside(submittedAt, window),
  );
}

function reviewers(
  reviews: readonly MergedReview[],
  { directory }: ProjectView,
  counts: (value: number) => boolean,
): number {
  const people = reviews
    .flatMap(({ votes }) => votes)
    .filter(
      ({ label, value, by }) => label === 'Code-Review' && counts(value) && !directory.isBot(by),
    )
    .map(({ by }) => directory.personOf(by));
  return new Set(people).size;
}
