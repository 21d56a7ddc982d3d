// The scene in which one project is measured from facts: its own repositories are read, the fleet's answers are at hand.

import type { Commit, Naming } from '../domain/facts.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
import type { DayAnswers, FleetAnswers, Link } from '../engine/ask-fleet.ts';
import { identityOf } from '../facts/columns.ts';
import { readFacts } from '../facts/read.ts';
import { gitMeasures } from '../measure/catalogue.ts';
import { writtenAs } from '../measure/copies.ts';
import { codeCommits, notRead, ownersOf, type Use } from '../measure/dependents.ts';
import { type CommitLinks, fleetOf, type ReadHistory, readHistories } from '../measure/fleet.ts';
import { type FleetFacts, fleetAt } from '../measure/fleet-day.ts';
import type { NamedAt } from '../measure/named-people.ts';
import { type Histories, type Others, type Scene, teamsIn } from '../measure/one-project.ts';
import { missingReason } from '../measure/project.ts';
import { sayingsAt } from '../measure/sayings.ts';
import type { Sweep } from '../measure/sweeps.ts';
import { fleetWindows } from '../measure/windows.ts';
import { type FleetScene, scopeOf, spanOf, wholeFleet } from './fleet-question.ts';

export interface ScenesInput extends FleetScene {
  readonly histories: Histories;
  readonly pins: readonly InputPin[];
  readonly answers: FleetAnswers;
  /** Repositories whose requirement and job files could not be read. */
  readonly unread: readonly RepositoryName[];
  readonly gone: ReadonlySet<RepositoryName>;
  readonly mayJoinPeople: boolean;
  readonly named: NamedAt | undefined;
  readonly asked: Others;
}

/** Gives the scene of any project. Repositories that others use are read first, to tell which of them are lively. */
export async function projectScenes(
  input: ScenesInput,
): Promise<(project: Project) => Promise<Scene>> {
  const { answers, missing, windows, asked, named, histories } = input;
  const readOne = reading(input);
  const teamOf = teamsIn(input.projects);
  const common = { histories, teamOf, windows, measures: gitMeasures, asked, named };
  const use = await useFrom(input, readOne);
  return async (project) => {
    const read = await readAll(project.repositories, input, readOne);
    const { fleet, at } = seen(read, answers.whole, input);
    const naming: Naming = new Map(read.map(({ repository, naming }) => [repository, naming]));
    const tips = input.pins.filter(({ repository }) => project.repositories.includes(repository));
    return {
      ...{ ...common, fleet, at, use, sayings: sayingsAt(at, tips, naming) },
      partial:
        answers.partial === undefined
          ? undefined
          : {
              ...seen(read, answers.partial, input),
              ...{ reason: missingReason(missing), mayJoinPeople: input.mayJoinPeople },
            },
    };
  };
}

interface ReadRepository {
  readonly repository: RepositoryName;
  readonly read: ReadHistory;
  readonly naming: NonNullable<ReturnType<Naming['get']>>;
  readonly links: ReadonlyMap<DayAnswers, readonly Link[]>;
}

type ReadOne = (repository: RepositoryName) => Promise<ReadRepository>;

/** Repositories that are kept at hand: the components of one tree follow each other. */
const mostAtHand = 3;

function reading({ folder, answers }: ScenesInput): ReadOne {
  const days = [answers.whole, ...(answers.partial === undefined ? [] : [answers.partial])];
  const atHand = new Map<RepositoryName, ReadRepository>();
  return async (repository) => {
    const known = atHand.get(repository);
    if (known !== undefined) return known;
    const { facts, naming } = await readFacts(folder, repository);
    const links = new Map<DayAnswers, readonly Link[]>();
    for (const day of days) links.set(day, await day.linksOf(repository));
    const read = { repository, read: readHistories([facts])[0] as ReadHistory, naming, links };
    const [oldest] = atHand.keys();
    if (atHand.size >= mostAtHand && oldest !== undefined) atHand.delete(oldest);
    atHand.set(repository, read);
    return read;
  };
}

async function readAll(
  repositories: readonly RepositoryName[],
  { fleet }: Pick<ScenesInput, 'fleet'>,
  readOne: ReadOne,
): Promise<readonly ReadRepository[]> {
  const read: ReadRepository[] = [];
  for (const each of repositories) if (fleet.includes(each)) read.push(await readOne(each));
  return read;
}

/** The repositories as the fleet of the day sees them. */
function seen(repositories: readonly ReadRepository[], day: DayAnswers, input: ScenesInput) {
  const read = repositories.map((each) => each.read);
  const fleet = fleetOf(read, input.plain, linksIn(repositories, day));
  return { fleet, at: fleetAt(fleet, input.asOf, input.directory, factsFrom(day, input)) };
}

/** What others tell of the commits of some repositories. */
export function linksIn(
  repositories: readonly Pick<ReadRepository, 'read' | 'links'>[],
  day: DayAnswers,
): CommitLinks {
  const sweeps = new Map<Commit, Sweep>();
  const copies = new Map<Commit, string>();
  for (const { read, links } of repositories) {
    const byId = new Map((links.get(day) ?? []).map((link) => [link.id, link]));
    for (const commit of read.history.landed) {
      const link = byId.get(commit.id);
      if (link?.isCopy === true) copies.set(commit, writtenAs(commit));
      if (link?.sweep !== undefined) sweeps.set(commit, sweepOf(link.sweep));
    }
  }
  return { sweeps, copies };
}

function sweepOf({ knownFrom, scope, treeWideFrom }: NonNullable<Link['sweep']>): Sweep {
  return { knownFrom, treeWideFrom, scope: scope as Sweep['scope'] };
}

/** The same answers as a fleet in memory gives. */
function factsFrom(
  { ownWork, lastSeen }: DayAnswers,
  { answers, windows }: ScenesInput,
): FleetFacts {
  const spans = new Set(fleetWindows.map((name) => spanOf(windows.named[name])));
  return {
    ownWorkOf: (window, repositories) => {
      const span = spanOf(window);
      if (!spans.has(span)) throw new Error(`nobody counted the fleet's work of ${span}`);
      const scope = repositories === undefined ? wholeFleet : scopeOf(repositories);
      return ownWork.get(scope)?.get(span) ?? new Map();
    },
    lastSeen: (person) => lastSeen.get(person),
    identities: () => answers.identities.map(identityOf),
  };
}

async function useFrom(input: ScenesInput, readOne: ReadOne): Promise<Use> {
  const { answers, unread, gone, tips, windows } = input;
  const counted = await codeCommitsOfUsers(input, readOne);
  const isRead = new Set(tips.map(({ repository }) => repository));
  return {
    usersOf: ({ name, repositories }) => {
      const others = unread.filter((each) => !repositories.includes(each) && !gone.has(each));
      const isNameable = repositories.some(
        (each) => !isRead.has(each) || answers.telling.has(each),
      );
      return { users: answers.users.get(name) ?? [], unread: notRead(others), isNameable };
    },
    codeCommitsOf: (repository, window) => {
      if (spanOf(window) !== spanOf(windows.named['365d']))
        throw new Error(`nobody counted the code of ${spanOf(window)}`);
      return counted.get(repository) ?? 0;
    },
  };
}

/** Of each repository that uses another: the commits to its code in a year. */
async function codeCommitsOfUsers(
  input: ScenesInput,
  readOne: ReadOne,
): Promise<ReadonlyMap<RepositoryName, number>> {
  const { answers, projects, windows } = input;
  const owners = ownersOf(projects);
  const counts = new Map<RepositoryName, number>();
  for (const user of new Set([...answers.users.values()].flat())) {
    const { fleet, at } = seen(await readAll([user], input, readOne), answers.whole, input);
    counts.set(user, codeCommits(fleet, at, owners)(user, windows.named['365d']));
  }
  return counts;
}
