// Which dates can be true. What git said is kept as it is; whether it can be true is judged anew in every run, so that a clock
// that was wrong for an hour leaves no trace.

import type { Commit } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';

const firstCredibleDate: EpochSeconds = Date.UTC(1990, 0, 1) / 1000;
/** Seconds by which a date may lie ahead of now: clocks differ. */
const futureTolerance = 86_400;

/** A commit with those of its dates that can be true: a wrong clock must neither hide work nor make a dead project look alive. */
export function withCredibleDates(commit: Commit, now: EpochSeconds): Commit {
  const authoredAt = credible(commit.authoredAt, now);
  const committedAt = credible(commit.committedAt, now);
  const isSame = authoredAt === commit.authoredAt && committedAt === commit.committedAt;
  if (isSame) return commit;
  const { id, parents, author, coAuthors, subject, changeId, paths } = commit;
  return { id, parents, author, coAuthors, authoredAt, committedAt, subject, changeId, paths };
}

/** The date, or undefined where it cannot be true. */
export function credible(
  date: EpochSeconds | undefined,
  now: EpochSeconds,
): EpochSeconds | undefined {
  const isTrue = date !== undefined && date >= firstCredibleDate && date <= now + futureTolerance;
  return isTrue ? date : undefined;
}

/** The seconds that git wrote; undefined where it wrote none. */
export function saidSeconds(text: string): EpochSeconds | undefined {
  return text === '' ? undefined : Number(text);
}
