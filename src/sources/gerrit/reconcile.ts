// Merged changes are told twice: by the review notes in git and by Gerrit. They are matched by number, never added up.

import type {
  Change,
  Known,
  MergedReview,
  RepositoryFacts,
  Sourced,
  SourceReport,
} from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { dayOf } from '../../domain/time.ts';

/** The report of a repository, with where the review notes of git and Gerrit disagree. */
export function heldAgainstNotes(
  report: SourceReport,
  changes: ReadonlyMap<RepositoryName, Sourced<readonly Change[]>>,
  histories: ReadonlyMap<RepositoryName, Known<RepositoryFacts>>,
): SourceReport {
  const proposed = changes.get(report.repository);
  const history = histories.get(report.repository);
  if (proposed?.state !== 'known' || history?.state !== 'known') return report;
  const { reviews } = history.value;
  const found = reviews.state === 'known' ? reconcile(proposed.value, reviews.value) : [];
  if (found.length === 0) return report;
  return { ...report, remarks: [...(report.remarks ?? []), ...found] };
}

/** Remarks on where notes and Gerrit disagree; empty where they tell the same. */
export function reconcile(
  changes: readonly Change[],
  mergedReviews: readonly MergedReview[],
): readonly string[] {
  const byNumber = new Map(changes.map((change) => [change.number, change]));
  const noted = mergedReviews.flatMap(({ changeNumber, submittedAt }) => {
    const change = changeNumber === undefined ? undefined : byNumber.get(changeNumber);
    return change === undefined ? [] : [{ change, submittedAt }];
  });
  const unmerged = noted.filter(({ change }) => change.status !== 'merged');
  const otherDay = noted.filter(
    ({ change, submittedAt }) =>
      change.status === 'merged' &&
      submittedAt !== undefined &&
      change.closedAt !== undefined &&
      dayOf(submittedAt) !== dayOf(change.closedAt),
  );
  return [
    ...remark(unmerged, 'merged by the review notes, not by Gerrit'),
    ...remark(otherDay, 'merged on different days by the review notes and by Gerrit'),
    ...remark(unnoted(changes, mergedReviews), 'merged by Gerrit, without a review note'),
  ];
}

/** Between the first note and the last, each merged change should have one. */
function unnoted(changes: readonly Change[], mergedReviews: readonly MergedReview[]) {
  const numbers = new Set(mergedReviews.map(({ changeNumber }) => changeNumber));
  const times = mergedReviews.flatMap(({ submittedAt }) => submittedAt ?? []);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return changes
    .filter(
      ({ status, closedAt = 0 }) => status === 'merged' && closedAt >= first && closedAt <= last,
    )
    .filter(({ number }) => !numbers.has(number))
    .map((change) => ({ change }));
}

const mostNamed = 5;

function remark(found: readonly { readonly change: Change }[], what: string): readonly string[] {
  if (found.length === 0) return [];
  const numbers = found.map(({ change }) => change.number).sort((a, b) => a - b);
  const named = numbers.slice(0, mostNamed).join(', ');
  const more = numbers.length > mostNamed ? ' and more' : '';
  const changes = numbers.length === 1 ? '1 change' : `${numbers.length} changes`;
  return [`${changes} ${what}: ${named}${more}`];
}
