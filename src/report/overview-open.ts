// What stands around the table of the overview: what is late, waits or comes next, and what changed. Each as far as there is room.

import { groupBy } from '../domain/group-by.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { waitingOf } from '../domain/waiting.ts';
import { listWords } from '../words/english.ts';
import { waitingWords } from '../words/waiting.ts';
import { changesView } from './changes-view.ts';
import { compareScorecards } from './compare.ts';
import type { OverviewPage } from './page-schema.ts';
import { projectHref } from './project-href.ts';
import { stepView } from './project-view.ts';

/** Lines that one section has room for. */
const mostLines = 60;

/** Lines and names that the top of the page has room for. */
const [linesShown, namesShown] = [3, 3];

/** What waits for maintainers, without a deadline. */
export function waitingNow(scorecard: Scorecard): OverviewPage['waiting'] {
  const waiting = waitingOf(scorecard.projects).slice(0, mostLines);
  return waiting.map((each) => ({
    name: each.project,
    href: projectHref(each.project),
    text: waitingWords(each, scorecard.asOf),
  }));
}

/** What is late, said once for all that share it: an old date is a state, and no alarm. */
export function openNow(scorecard: Scorecard): OverviewPage['open'] {
  const late = scorecard.projects.flatMap(({ timeline }) =>
    timeline.filter(({ state }) => state === 'overdue'),
  );
  const neverAsked = scorecard.projects.filter(
    ({ verdict, decision }) => verdict?.level === 'silent' && decision === undefined,
  );
  const lines = [...alike(late)].map(({ entries, words }) => ({
    ...namesOf(
      entries.map(({ project }) => project),
      scorecard,
    ),
    text: words,
  }));
  const silent =
    neverAsked.length === 0
      ? []
      : [
          {
            ...namesOf(
              neverAsked.map(({ name }) => name),
              scorecard,
            ),
            text: 'silent, and nothing was ever decided',
          },
        ];
  return [...lines, ...silent].slice(0, linesShown);
}

function alike(entries: readonly TimelineEntry[]) {
  const together = groupBy(entries, (entry) => `${stepView(entry).step}, open since ${entry.date}`);
  return [...together].map(([words, found]) => ({ words, entries: found }));
}

/** The first few by name, linked where they have a page, and how many more there are. */
function namesOf(
  names: readonly string[],
  scorecard: Scorecard,
): Pick<OverviewPage['open'][number], 'projects' | 'more'> {
  const known = new Set(scorecard.projects.map(({ name }) => name));
  return {
    projects: names.slice(0, namesShown).map((name) => ({
      name,
      href: known.has(name) ? projectHref(name) : null,
    })),
    more: names.length > namesShown ? String(names.length - namesShown) : '',
  };
}

/** What changed since the snapshot before. */
export function changesSince(previous: Scorecard, scorecard: Scorecard): OverviewPage['changes'] {
  const comparison = compareScorecards(previous, scorecard);
  return { since: previous.asOf, notes: changesView(comparison, scorecard).slice(0, linesShown) };
}

/** What is open and not routine, by date; the same step on the same day stands once. */
export function stepsAhead(scorecard: Scorecard): OverviewPage['steps'] {
  const open = scorecard.projects
    .flatMap((card) => card.timeline)
    .filter((entry) => entry.state === 'due' || entry.state === 'planned')
    .sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const together = groupBy(open, ({ date, step }) => `${date} ${step}`);
  const steps = [...together.values()].slice(0, mostLines);
  return steps.flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { date, step, isEstimated } = stepView(first);
    const names = entries.map((each) => each.project);
    const projects = names.length > 5 ? `${names.length} projects` : listWords(names);
    return [{ date, step, isEstimated, projects }];
  });
}

function sortKey(entry: TimelineEntry): string {
  return `${entry.date} ${entry.step} ${entry.project}`;
}
