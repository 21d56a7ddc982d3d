// What the measures of one project look at: its own work, cut at the as-of day, beside the fleet.

import type { Commit, Known, MergedReview, Tag, UnknownReason } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import { foldersOf, isInTree, type Project, type RepositoryName } from '../domain/project.ts';
import { endOfDay, type IsoDate, type TimeWindow } from '../domain/time.ts';
import type { Use } from './dependents.ts';
import type { Fleet } from './fleet.ts';
import type { FleetAt } from './fleet-day.ts';
import type { NamedAt } from './named-people.ts';
import { isBelow } from './paths.ts';
import type { Windows } from './windows.ts';
import type { Work } from './work.ts';
import { within, withoutCopies } from './work.ts';

export interface ProjectView {
  readonly project: Project;
  readonly asOf: IsoDate;
  readonly windows: Windows;
  readonly directory: PeopleDirectory;
  /** Everything that landed by the as-of day, in order of landing. */
  readonly work: readonly Work[];
  /** By repository, in the order of the registry. */
  readonly tags: ReadonlyMap<RepositoryName, readonly Tag[]>;
  readonly reviews: Known<readonly MergedReview[]>;
  readonly isCode: (work: Work) => boolean;
  /** Repositories of the whole team, these included. */
  readonly teamRepositories: readonly RepositoryName[];
  readonly ownWorkOf: FleetAt['ownWorkOf'];
  /** What landed inside the window. */
  readonly landed: (window: TimeWindow) => readonly Work[];
  /** Own commits of the project inside the window. */
  readonly own: (window: TimeWindow) => readonly Work[];
  /** Own commits and what the family did to its own repositories: whose people look after the project. */
  readonly care: (window: TimeWindow) => readonly Work[];
  readonly code: (window: TimeWindow) => readonly Work[];
  /** Own work of every person over all time and the whole fleet, newest landing by person. */
  readonly lastSeenInFleet: (person: PersonKey) => number | undefined;
  /** Absent where requirement and job files were not read. */
  readonly use: Use | undefined;
  /** Absent where no page was read that names who answers. */
  readonly named: NamedAt | undefined;
}

/** The project as it stood, or why that cannot be known. */
export function projectView(
  project: Project,
  fleet: Fleet,
  at: FleetAt,
  windows: Windows,
  teamRepositories: readonly RepositoryName[],
  use?: Use,
  named?: NamedAt,
): Known<ProjectView> {
  const missing = project.repositories.find((name) => !fleet.repositories.has(name));
  if (missing !== undefined) return unknown('not-collected', `${missing} was not read`);
  const holed = project.repositories.find((name) => !fleet.repositories.get(name)?.history.isWhole);
  if (holed !== undefined)
    return unknown('incomplete-mirror', `a commit on the first-parent line of ${holed} is missing`);
  const all = withoutCopies(project.repositories.map((name) => at.work.get(name) ?? []));
  const work = isInTree(project) ? all.filter((each) => touches(each, foldersOf(project))) : all;
  if (work.length === 0) return unknown('no-commit-yet', `nothing had landed by ${at.asOf}`);
  if (work.every(({ landedAt }) => landedAt === undefined))
    return unknown('bad-dates', 'no commit has a date that can be true');
  return {
    state: 'known',
    value: { ...viewOf(project, fleet, at, windows, work, teamRepositories, use), named },
  };
}

function viewOf(
  project: Project,
  fleet: Fleet,
  at: FleetAt,
  windows: Windows,
  work: readonly Work[],
  teamRepositories: readonly RepositoryName[],
  use: Use | undefined,
): Omit<ProjectView, 'named'> {
  const isCode = codeOf(project, fleet, at);
  const isOwn = ({ kind }: Work) => kind === 'own';
  return {
    project,
    asOf: at.asOf,
    windows,
    directory: at.directory,
    work,
    tags: tagsOf(project, at),
    reviews: reviewsOf(project, fleet, at.asOf),
    isCode,
    teamRepositories,
    ownWorkOf: at.ownWorkOf,
    landed: memoByWindow((window) => within(work, window)),
    own: memoByWindow((window) => within(work, window, isOwn)),
    care: memoByWindow((window) => within(work, window, ({ isCare }) => isCare)),
    code: memoByWindow((window) => within(work, window, (each) => isOwn(each) && isCode(each))),
    lastSeenInFleet: at.lastSeen,
    use,
  };
}

/** By repository; a tag that stands in two repositories of a project is one. */
function tagsOf({ repositories }: Project, at: FleetAt): ProjectView['tags'] {
  const seen = new Set<string>();
  const isNew = ({ name, commit }: Tag) => seen.size < seen.add(`${name} ${commit}`).size;
  return new Map(repositories.map((each) => [each, (at.tags.get(each) ?? []).filter(isNew)]));
}

/** By the rules of the repository that a commit landed in; for a component only what lies in its folders counts. */
function codeOf(project: Project, fleet: Fleet, at: FleetAt): ProjectView['isCode'] {
  const [first, ...others] = project.repositories.map(
    (name) => [name, fleet.productOf(name, at.asOf, project)] as const,
  );
  const elsewhere = new Map(
    others.flatMap(([name, product]) =>
      (at.work.get(name) ?? []).map(({ commit }) => [commit, product] as const),
    ),
  );
  const productOf = (commit: Commit) => elsewhere.get(commit) ?? first?.[1];
  if (!isInTree(project)) return ({ commit }) => productOf(commit)?.touchesCode(commit) === true;
  const folders = foldersOf(project);
  return ({ commit }) =>
    commit.paths.some((path) => isBelow(path, folders) && productOf(commit)?.isCode(path));
}

function touches({ commit }: Work, folders: readonly string[]): boolean {
  return commit.paths.some((path) => isBelow(path, folders));
}

function reviewsOf(project: Project, fleet: Fleet, asOf: IsoDate): Known<readonly MergedReview[]> {
  const all: MergedReview[] = [];
  for (const name of project.repositories) {
    const reviews = fleet.repositories.get(name)?.facts.reviews;
    if (reviews === undefined) return unknown('not-collected', `${name} was not read`);
    if (reviews.state === 'unknown') return reviews;
    all.push(...reviews.value.filter((each) => (each.submittedAt ?? Infinity) <= endOfDay(asOf)));
  }
  return { state: 'known', value: all };
}

function unknown(code: UnknownReason['code'], detail: string): Known<never> {
  return { state: 'unknown', reason: { code, detail } };
}

type ByWindow = (window: TimeWindow) => readonly Work[];

/** Longer lists are made anew whenever they are asked for: kept, they would take more memory than the commits. */
const longestKept = 100_000;

function memoByWindow(make: ByWindow): ByWindow {
  const made = new Map<string, readonly Work[]>();
  return (window) => {
    const key = `${window.from} ${window.to}`;
    const known = made.get(key) ?? make(window);
    if (known.length <= longestKept) made.set(key, known);
    return known;
  };
}
