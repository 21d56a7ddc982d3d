// Review capacity on the first screen, where it was asked: who waits for a reviewer, how long, and whether the backlog grows.

import type { Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { worstFirst } from '../domain/urgency.ts';
import { percent } from '../words/figures.ts';
import type { ReviewsView } from './view-schema.ts';

const columns = {
  open: 'open-changes',
  waiting: 'waiting-for-reviewer',
  days: 'waiting-for-reviewer-median-days',
  unseen: 'unreviewed-share',
} as const;

/** Null where no project was asked about: a table of blanks would look like an answer. */
export function reviewCapacity({ projects }: Scorecard): ReviewsView | null {
  const asked = projects.filter(isAsked).sort(worstFirst);
  if (asked.length === 0) return null;
  return {
    rows: asked.map(({ name, measurements }) => ({
      name,
      open: cell(measurements[columns.open]),
      waiting: cell(measurements[columns.waiting]),
      days: cell(measurements[columns.days]),
      unseen: cell(measurements[columns.unseen]),
    })),
    total: totalOf(asked),
    backlog: [backlogNow(asked), backlogBefore(asked)].filter((each) => each !== undefined),
  };
}

function isAsked({ measurements }: ProjectCard): boolean {
  const seen = measurements[columns.waiting];
  return seen !== undefined && seen.state !== 'not-applicable';
}

function cell(seen: Measurement | undefined): string {
  if (seen === undefined || seen.state === 'not-applicable') return '–';
  if (seen.state === 'unknown') return 'unknown';
  return seen.unit === 'share' ? percent(seen.value) : String(seen.value);
}

/** Sums of whole counts only: where one is unknown, so is the sum. Of medians there is none. */
function totalOf(asked: readonly ProjectCard[]): ReviewsView['total'] {
  const unseen = asked.map(({ measurements }) => {
    const seen = measurements[columns.unseen];
    return seen?.state === 'measured' ? seen.value * seen.sample : isLost(seen) ? undefined : 0;
  });
  const open = sum(asked, columns.open);
  const alone = unseen.includes(undefined)
    ? undefined
    : unseen.reduce<number>((all, each) => all + (each ?? 0), 0);
  return {
    open: words(open),
    waiting: words(sum(asked, columns.waiting)),
    unseen:
      open === undefined || alone === undefined
        ? 'unknown'
        : open === 0
          ? '–'
          : percent(alone / open),
  };
}

const isLost = (seen: Measurement | undefined) => seen === undefined || seen.state === 'unknown';
const words = (total: number | undefined) => (total === undefined ? 'unknown' : String(total));

function sum(asked: readonly ProjectCard[], id: string): number | undefined {
  const seen = asked.map(({ measurements }) => measurements[id]);
  if (seen.some(isLost)) return undefined;
  return seen.reduce((all, each) => all + (each?.state === 'measured' ? each.value : 0), 0);
}

const flow = ['changes-opened-cycle', 'changes-merged-cycle', 'changes-abandoned-cycle'] as const;

function backlogNow(asked: readonly ProjectCard[]): string | undefined {
  return backlogWords(
    'In this cycle',
    flow.map((id) => sum(asked, id)),
  );
}

/** As the newest snapshot of an earlier cycle had it, where every project that is asked about stood in it. */
function backlogBefore(asked: readonly ProjectCard[]): string | undefined {
  const before = asked.map(({ trend }) => {
    const shown = trend.at(-1)?.cycle;
    return trend.findLast(
      ({ cycle, figures = {} }) => cycle !== shown && figures[flow[0]] !== undefined,
    );
  });
  const day = before[0]?.asOf;
  if (day === undefined || before.some((each) => each?.asOf !== day)) return undefined;
  const sums = flow.map((id) =>
    before.reduce<number | undefined>((all, each) => {
      const value = each?.figures?.[id];
      return all === undefined || value === undefined ? undefined : all + value;
    }, 0),
  );
  return backlogWords(`In the cycle before (as of ${day})`, sums);
}

function backlogWords(when: string, sums: readonly (number | undefined)[]): string | undefined {
  const [opened, merged, abandoned] = sums;
  if (opened === undefined || merged === undefined || abandoned === undefined) return undefined;
  const grown = opened - merged - abandoned;
  const moved =
    grown === 0 ? 'stayed as it was' : grown > 0 ? `grew by ${grown}` : `shrank by ${-grown}`;
  return `${when} the backlog ${moved}: ${opened} opened, ${merged} merged, ${abandoned} abandoned.`;
}
