// One day from the facts that shares of the fleet left: an engine tells what only the whole fleet can, and each project is
// measured from its own repositories, one after the other. What it gives is what a single machine gives, to the last byte.

import type { Mailmaps } from '../collect/git/mailmaps.ts';
import { ledgersOf } from '../collect/named-people/read.ts';
import { isInCycles } from '../domain/cycle.ts';
import type { PageVersion } from '../domain/fact-files.ts';
import type { Known, RepositoryFacts, UnknownReason } from '../domain/facts.ts';
import type { NamedLedger, NamedLedgers } from '../domain/named-people.ts';
import { peopleDirectory } from '../domain/people.ts';
import { type RepositoryName, repositoriesOf } from '../domain/project.ts';
import type { InputPin, ProjectEvidence } from '../domain/snapshot.ts';
import { type IsoDate, startOfDay } from '../domain/time.ts';
import { askFleet, type FleetAnswers } from '../engine/ask-fleet.ts';
import type { Engine } from '../engine/engine.ts';
import { type EngineName, openEngine } from '../engine/open.ts';
import { identityOf } from '../facts/columns.ts';
import { readBodies, readFacts } from '../facts/read.ts';
import { landingHistory, tipAt } from '../measure/history.ts';
import { directoryOfDay } from '../measure/mailmaps.ts';
import { namedAt } from '../measure/named-people.ts';
import { measureProject, type Others } from '../measure/one-project.ts';
import { goneBy } from '../measure/project.ts';
import type { Windows } from '../measure/windows.ts';
import type { Data } from '../registry/load.ts';
import { type AtHand, factsAtHand, reportOf } from './facts-at-hand.ts';
import { pageKey } from './facts-folder.ts';
import { type FleetScene, fleetQuestion } from './fleet-question.ts';
import type { GitOfDay } from './git-of-day.ts';
import { mailmapRemarks, retirements } from './histories.ts';
import { pagesOf } from './named-people.ts';
import type { World } from './outside-world.ts';
import { projectScenes } from './project-scenes.ts';

export interface FactsRequest {
  readonly facts: string;
  readonly engine?: EngineName;
}

/** Everything that git tells of a day; to be closed when the projects are measured. */
export async function gitFromFacts(
  data: Data,
  asOf: IsoDate,
  windows: Windows,
  { facts: folder, engine: name = 'duckdb' }: FactsRequest,
  world: World,
): Promise<GitOfDay> {
  const hand = await factsAtHand(folder, repositoriesOf(data.registry), asOf);
  const read = await sceneOf(hand, data, asOf, windows, folder);
  const { pins, mailmaps, unread, ...scene } = read;
  const engine = await openEngine(name, world.env);
  const answers = await closingOnError(engine, () => askFleet(engine, fleetQuestion(scene)));
  return {
    ...{ pins, unread, commitsRead: 0, reports: hand.map(reportOf) },
    remarks: mailmapRemarks(mailmaps, pins, scene.directory),
    shards: shardsIn(hand),
    histories: () => historiesOf(hand, folder, windows),
    measure: (asked) => measureAll(data, hand, { ...read, answers, asked }, world),
    close: () => engine.close(),
  };
}

interface ReadScene extends FleetScene {
  readonly pins: readonly InputPin[];
  readonly mailmaps: Mailmaps | undefined;
  readonly unread: ReadonlyMap<RepositoryName, string>;
}

async function sceneOf(
  hand: readonly AtHand[],
  { registry, people }: Data,
  asOf: IsoDate,
  windows: Windows,
  folder: string,
): Promise<ReadScene> {
  const there = hand.filter(({ note }) => note !== undefined);
  const ordered = [
    ...there.filter(({ state }) => state.state === 'known'),
    ...there.filter(({ state }) => state.state === 'unknown'),
  ];
  const pins = await pinsIn(ordered, folder, asOf);
  const notes = new Map(ordered.map(({ repository, note }) => [repository, note]));
  const unread = new Map<RepositoryName, string>();
  for (const { repository, commit = '' } of pins) {
    const reason = notes.get(repository)?.unreadFiles[commit];
    const isAsked = Object.values(notes.get(repository)?.days ?? {}).includes(commit);
    if (reason !== undefined) unread.set(repository, reason.detail);
    else if (!isAsked) unread.set(repository, 'no share has read them');
  }
  const plain = peopleDirectory(people);
  const mailmaps = people.mailmap ? await mailmapsOf(ordered, pins, folder) : undefined;
  const fleet = ordered.map(({ repository }) => repository);
  const lost = hand.filter(({ note }) => note === undefined).map(({ repository }) => repository);
  return {
    ...{ folder, asOf, windows, projects: registry.projects, fleet, pins, mailmaps, unread, plain },
    // Where nothing at all is there, nothing is measured: then there is nothing to bound.
    missing: fleet.length === 0 ? [] : lost,
    tips: pins.filter(({ repository }) => !unread.has(repository)),
    directory: mailmaps === undefined ? plain : directoryOfDay(pins, mailmaps.texts, people, plain),
  };
}

/** The tip of each repository at the end of the day. A file of an earlier run may not name it: then its history does. */
async function pinsIn(
  there: readonly AtHand[],
  folder: string,
  asOf: IsoDate,
): Promise<readonly InputPin[]> {
  const pins: InputPin[] = [];
  for (const { repository, note } of there) {
    const named = note?.days[asOf];
    const history = async () => landingHistory((await readFacts(folder, repository)).facts);
    const commit = named === undefined ? tipAt(await history(), asOf) : (named ?? undefined);
    if (commit !== undefined) pins.push({ repository, source: 'git', commit });
  }
  return pins;
}

async function mailmapsOf(
  there: readonly AtHand[],
  pins: readonly InputPin[],
  folder: string,
): Promise<Mailmaps> {
  const texts = new Map<string, string>();
  const unread = new Map<RepositoryName, UnknownReason>();
  const tips = new Set(pins.map(({ commit }) => commit));
  for (const { repository, note } of there) {
    if (note?.unreadMailmaps !== undefined) unread.set(repository, note.unreadMailmaps);
    for (const { id, body } of await readBodies<string>(folder, repository, 'mailmap'))
      if (tips.has(id)) texts.set(id, body);
  }
  return { texts, unread };
}

async function measureAll(
  data: Data,
  hand: readonly AtHand[],
  { mailmaps, ...scene }: ReadScene & { readonly answers: FleetAnswers; readonly asked: Others },
  world: World,
): Promise<readonly ProjectEvidence[]> {
  const { asOf, projects, missing, directory, answers, pins, unread } = scene;
  const ledgers = await namedFrom(data, scene.folder);
  const identities = () => answers.identities.map(identityOf);
  const sceneOfProject = await projectScenes({
    ...{ ...scene, histories: new Map(hand.map(({ repository, state }) => [repository, state])) },
    // Without a history a repository is lost; with one its files may be.
    unread: [...missing, ...pins.map((pin) => pin.repository).filter((each) => unread.has(each))],
    gone: goneBy(asOf, { retiredOn: retirements(data.decisions) }, projects, data.calendar),
    mayJoinPeople: mailmaps !== undefined,
    named: ledgers && namedAt({ asOf, directory, identities }, ledgers),
  });
  const measured: ProjectEvidence[] = [];
  for (const project of projects) {
    if (!isInCycles(data.calendar, project.listed, asOf)) continue;
    world.signal.throwIfAborted();
    const evidence = measureProject(project, await sceneOfProject(project));
    if (evidence !== undefined) measured.push(evidence);
  }
  return measured;
}

/** What the pages said through time, from the files of the repositories that hold them. */
async function namedFrom({ registry }: Data, folder: string): Promise<NamedLedgers | undefined> {
  const pages = pagesOf(registry);
  if (pages.length === 0) return undefined;
  const ledgers = new Map<string, Known<NamedLedger>>();
  const hand = await factsAtHand(folder, [...new Set(pages.map((each) => each.repository))]);
  const stateOf = new Map(hand.map(({ repository, state }) => [repository, state]));
  for (const page of pages) {
    const versions = await versionsIn(pageKey(page), page.repository, stateOf, folder);
    for (const [project, ledger] of ledgersOf(page, versions)) ledgers.set(project, ledger);
  }
  return ledgers;
}

async function versionsIn(
  key: string,
  repository: RepositoryName,
  stateOf: ReadonlyMap<RepositoryName, AtHand['state']>,
  folder: string,
): Promise<Known<readonly PageVersion[]>> {
  const state = stateOf.get(repository);
  if (state?.state !== 'known') return state ?? unknownPage;
  const reason = state.value.pages[key];
  if (reason !== null) return reason === undefined ? unknownPage : { state: 'unknown', reason };
  const rows = await readBodies<PageVersion>(folder, repository, 'page');
  const value = rows
    .filter(({ id }) => id === key)
    .map(({ body }) => ({ ...body, content: body.content }));
  return { state: 'known', value };
}

const unknownPage = {
  state: 'unknown',
  reason: { code: 'not-collected', detail: 'no share has read the page' },
} as const;

/** Histories with what a source is held against: reviews, and commits of the time that is asked about. */
async function historiesOf(hand: readonly AtHand[], folder: string, windows: Windows) {
  const from = Math.min(...Object.values(windows.named).map(({ from }) => startOfDay(from)));
  const histories = new Map<RepositoryName, Known<RepositoryFacts>>();
  for (const { repository, state } of hand) {
    if (state.state === 'unknown') histories.set(repository, state);
    else {
      const { facts } = await readFacts(folder, repository);
      const commits = facts.commits.filter(({ committedAt = 0 }) => committedAt >= from);
      histories.set(repository, { state: 'known', value: { ...facts, commits } });
    }
  }
  return histories;
}

function shardsIn(hand: readonly AtHand[]): readonly string[] {
  return [...new Set(hand.flatMap(({ note }) => note?.shard ?? []))].sort();
}

async function closingOnError<T>(engine: Engine, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    await engine.close();
    throw error;
  }
}
