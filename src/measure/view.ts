// What the measures of one project look at: its own work, cut at the as-of day, beside the fleet.

import type { Known, MergedReview, Tag, UnknownReason } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import { isInTree, type Project, type RepositoryName } from '../domain/project.ts';
import { endOfDay, type IsoDate, type TimeWindow } from '../domain/time.ts';
import type { Use } from './dependents.ts';
import type { Fleet, FleetAt, Work } from './fleet.ts';
import { within, withoutCopies } from './fleet.ts';
import { isBelow, isProductionCode } from './paths.ts';
import type { Windows } from './windows.ts';

export interface ProjectView {
  readonly project: Project;
  readonly asOf: IsoDate;
  readonly windows: Windows;
  readonly directory: PeopleDirectory;
  /** Everything that landed by the as-of day, in order of landing. */
  readonly work: readonly Work[];
  readonly tags: readonly Tag[];
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
}

/** The project as it stood, or why that cannot be known. */
export function projectView(
  project: Project,
  fleet: Fleet,
  at: FleetAt,
  windows: Windows,
  teamRepositories: readonly RepositoryName[],
  use?: Use,
): Known<ProjectView> {
  const missing = project.repositories.find((name) => !fleet.repositories.has(name));
  if (missing !== undefined) return unknown('not-collected', `${missing} was not read`);
  const holed = project.repositories.find((name) => !fleet.repositories.get(name)?.history.isWhole);
  if (holed !== undefined)
    return unknown('incomplete-mirror', `a commit on the first-parent line of ${holed} is missing`);
  const work = withoutCopies(project.repositories.map((name) => at.work.get(name) ?? [])).filter(
    (each) => !isInTree(project) || touches(each, project.paths),
  );
  if (work.length === 0) return unknown('no-commit-yet', `nothing had landed by ${at.asOf}`);
  if (work.every(({ landedAt }) => landedAt === undefined))
    return unknown('bad-dates', 'no commit has a date that can be true');
  return {
    state: 'known',
    value: viewOf(project, fleet, at, windows, work, teamRepositories, use),
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
): ProjectView {
  const isCode = ({ commit }: Work) =>
    isInTree(project)
      ? commit.paths.some(
          (path) => isBelow(path, project.paths) && isProductionCode(path, project.class),
        )
      : fleet.isCode(commit, project.class);
  const landed = memoByWindow((window) => within(work, window));
  const own = memoByWindow((window) => landed(window).filter(({ kind }) => kind === 'own'));
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
    landed,
    own,
    care: memoByWindow((window) => landed(window).filter(({ isCare }) => isCare)),
    code: memoByWindow((window) => own(window).filter(isCode)),
    lastSeenInFleet: at.lastSeen,
    use,
  };
}

/** A tag that stands in two repositories of a project is one. */
function tagsOf({ repositories }: Project, at: FleetAt): readonly Tag[] {
  const tags = repositories.flatMap((name) => at.tags.get(name) ?? []);
  return [...new Map(tags.map((tag) => [`${tag.name} ${tag.commit}`, tag])).values()];
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

function memoByWindow<T>(make: (window: TimeWindow) => T): (window: TimeWindow) => T {
  const made = new Map<string, T>();
  return (window) => {
    const key = `${window.from} ${window.to}`;
    const known = made.get(key) ?? make(window);
    made.set(key, known);
    return known;
  };
}
