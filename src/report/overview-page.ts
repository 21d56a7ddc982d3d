// The overview as a page: the view model of every form, with charts, links to the projects and what changed.

import type { Calendar } from '../domain/cycle.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { Worker } from '../domain/people.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { pointsMiddle } from '../words/figures.ts';
import { listWords } from '../words/wording.ts';
import { changeNotes } from './change-notes.ts';
import { sparkChart, timelineChart } from './charts.ts';
import { compareScorecards } from './compare.ts';
import type { OverviewPage } from './page-schema.ts';
import { stepView } from './project-view.ts';
import { slug } from './slug.ts';
import { scorecardView } from './view.ts';
import type { ProjectView } from './view-schema.ts';

export interface PageOptions {
  /** With the calendar the timeline shows the cycles and their milestones. */
  readonly calendar?: Calendar;
  /** The scorecard before this one: what changed since then is told. */
  readonly previous?: Scorecard;
  /** Names by project, where somebody asked for them. */
  readonly people?: ReadonlyMap<string, readonly Worker[]>;
  /** Where a figure or verdict can be contested. */
  readonly contest?: { readonly text: string; readonly href: string };
}

export function overviewPage(
  scorecard: Scorecard,
  options: PageOptions,
  security: string,
): OverviewPage {
  const view = scorecardView(scorecard);
  const rowOf = (project: ProjectView) => row(project, scorecard);
  return {
    ...view,
    security,
    contest: options.contest ?? null,
    projects: view.projects.map(rowOf),
    references: view.references.map(rowOf),
    steps: stepsAhead(scorecard),
    timelineChart: timelineChart(scorecard.projects, scorecard.asOf, options.calendar ?? []),
    changes: options.previous === undefined ? null : changesSince(options.previous, scorecard),
  };
}

/** Address of a project's page, from the overview. */
export function projectHref(name: string): string {
  return `projects/${slug(name)}.html`;
}

function row(project: ProjectView, scorecard: Scorecard): OverviewPage['projects'][number] {
  const card = scorecard.projects.find((each) => each.name === project.name);
  const points = card?.verdict === undefined ? -1 : pointsMiddle(card.verdict);
  return {
    ...project,
    href: projectHref(project.name),
    sortPoints: String(points),
    sortNext: project.next?.date ?? '9999',
    spark: sparkChart(card?.trend ?? []),
  };
}

/** What is open and not routine, by date; the same step on the same day stands once. */
function stepsAhead(scorecard: Scorecard): OverviewPage['steps'] {
  const open = scorecard.projects
    .flatMap((card) => card.timeline)
    .filter((entry) => entry.state === 'due' || entry.state === 'planned')
    .filter((entry) => entry.step !== 'reassess-by')
    .sort((left, right) => order(left, right));
  const together = new Map<string, TimelineEntry[]>();
  for (const entry of open) {
    const key = `${entry.date} ${entry.step}`;
    together.set(key, [...(together.get(key) ?? []), entry]);
  }
  return [...together.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { date, step, isEstimated } = stepView(first);
    return [{ date, step, isEstimated, projects: listWords(entries.map((each) => each.project)) }];
  });
}

function order(left: TimelineEntry, right: TimelineEntry): number {
  const [one, other] = [left, right].map((each) => `${each.date} ${each.step} ${each.project}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function changesSince(previous: Scorecard, scorecard: Scorecard): OverviewPage['changes'] {
  return { since: previous.asOf, notes: changeNotes(compareScorecards(previous, scorecard)) };
}
