// The overview as a page: the projects by level with their history, what needs a decision and what changed.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { plural } from '../words/english.ts';
import { pointsMiddle } from '../words/figures.ts';
import { shortSaying } from '../words/sayings.ts';
import { slug } from '../words/slug.ts';
import { stageWords } from '../words/steps.ts';
import { takeOver } from '../words/waiting.ts';
import { cutAt } from './charts/commits.ts';
import { countsByNeed, type FamilyGroup, type FamilyGroups } from './family-groups.ts';
import { changesSince, openNow, stepsAhead, waitingNow } from './overview-open.ts';
import { type Pictures, picturesOf } from './overview-pictures.ts';
import type { PageOptions } from './page-options.ts';
import type { OverviewPage, SiteView } from './page-schema.ts';
import { partsView } from './parts-view.ts';
import { projectHref } from './project-href.ts';
import { scorecardView } from './view.ts';
import type { ProjectView } from './view-schema.ts';

/** How much of a family a page shows. */
export interface Shape {
  readonly pictures: boolean;
  /** The group that it is about; the whole family by default. */
  readonly title?: string;
  /** In place of a row for each project, the groups and the most urgent projects. */
  readonly groups?: FamilyGroups;
  /** Beside the groups, every project by name. */
  readonly names?: boolean;
  /** The team of a project, where several share the page. */
  readonly teamOf?: (card: ProjectCard) => FamilyGroup | undefined;
}

export function overviewPage(
  scorecard: Scorecard,
  options: PageOptions,
  site: SiteView,
  security: string,
  { pictures, title, groups, names = false, teamOf = () => undefined }: Shape,
): OverviewPage {
  const shown = groups === undefined ? scorecard : mostUrgent(scorecard);
  const view = scorecardView(shown);
  const paint = pictures ? picturesOf(scorecard, options) : undefined;
  const find = cardsByName(shown, options.previous);
  const rowOf = (project: ProjectView) => row(project, find(project.name), teamOf, paint);
  const rows = view.projects.map(rowOf);
  const counts = countsByNeed(scorecard.projects);
  return {
    ...view,
    ...{ security, site, cutAt, pictures },
    heading: title === undefined ? `Who looks after the ${view.team} family?` : title,
    about: title ?? null,
    contest: options.contest ?? null,
    forms: title === undefined ? [...(options.forms ?? [])] : [],
    columns: pictures ? 6 : 3,
    heads: paint?.heads ?? null,
    counts,
    parts: groups === undefined ? null : partsView(groups, counts, names ? byName(scorecard) : []),
    groups: countsByNeed(shown.projects).map(({ name: kind, word, symbol, count }) => ({
      ...{ kind, word, symbol, count, sentence: sentences[kind] ?? '–' },
      projects: rows.filter(({ verdict }) => verdict.kind === kind),
    })),
    references: view.references.map(rowOf),
    open: openNow(scorecard),
    waiting: waitingNow(scorecard),
    takeOver,
    steps: stepsAhead(scorecard),
    differing: plural(view.disagreements.length, 'project', 'projects'),
    changes: options.previous === undefined ? null : changesSince(options.previous, scorecard),
  };
}

function byName({ projects }: Scorecard) {
  const names = projects.map(({ name }) => name).sort();
  return names.map((name) => ({ name, href: projectHref(name) }));
}

/** Projects that stand beside the groups. */
const urgent = 50;

function mostUrgent(scorecard: Scorecard): Scorecard {
  const judged = scorecard.projects.filter(({ role }) => role === 'judged');
  return { ...scorecard, projects: judged.slice(0, urgent), sources: [] };
}

/** What all projects of a group share. */
const sentences: Readonly<Record<string, string>> = {
  silent: 'nothing at all has landed for months: ask first whether anybody is there',
  failing: 'at risk by far: what is missing is more than a few hands',
  'failing-or-thin': 'at risk; how far is not known',
  thin: 'at risk: a few more hands would do',
  undetermined: 'too little is known to say',
  healthy: 'in good hands',
};

type Row = OverviewPage['references'][number];

interface Found {
  readonly card: ProjectCard | undefined;
  readonly before: ProjectCard | undefined;
}

function cardsByName(scorecard: Scorecard, previous: Scorecard | undefined) {
  const byName = ({ projects }: Scorecard) => new Map(projects.map((each) => [each.name, each]));
  const [now, before] = [byName(scorecard), previous && byName(previous)];
  return (name: string): Found => ({ card: now.get(name), before: before?.get(name) });
}

function row(
  project: ProjectView,
  { card, before }: Found,
  teamOf: NonNullable<Shape['teamOf']>,
  paint: { readonly of: Pictures } | undefined,
): Row {
  const points = card?.verdict === undefined ? -1 : pointsMiddle(card.verdict);
  const isAtRisk = project.verdict.name === 'at-risk';
  return {
    ...project,
    next: isRoutine(card) ? null : project.next,
    says: (card?.said ?? []).map(shortSaying),
    team: teamLink(card && teamOf(card)),
    href: projectHref(project.name),
    anchor: `p-${slug(project.name).replaceAll('.', '-')}`,
    sortPoints: String(points),
    standing: card === undefined || card.stage === 'active' ? '' : stageWords[card.stage],
    moved: movedWords(card, before),
    misses: isAtRisk ? project.missing.slice(0, 3).map(({ short }) => short) : [],
    ...(card === undefined || paint === undefined
      ? { strip: null, commitBars: null, stacks: null }
      : paint.of(card)),
  };
}

function teamLink(team: FamilyGroup | undefined): Row['team'] {
  return team === undefined ? null : { text: team.title, href: team.href };
}

/** The reassessment that every active project has each cycle stands once, below. */
function isRoutine(card: ProjectCard | undefined): boolean {
  const open = card?.timeline.filter(({ state }) => state !== 'done') ?? [];
  return open.every(({ step, state }) => step === 'reassess-by' && state === 'planned');
}

function movedWords(card: ProjectCard | undefined, earlier: ProjectCard | undefined): Row['moved'] {
  const before = earlier?.verdict?.points;
  const now = card?.verdict?.points;
  if (typeof before !== 'number' || typeof now !== 'number') return null;
  const points = Math.round(now) - Math.round(before);
  if (points === 0) return null;
  return points > 0
    ? { direction: 'up', text: `▲ ${points}` }
    : { direction: 'down', text: `▼ ${-points}` };
}
