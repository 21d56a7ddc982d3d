// Pull requests and the state of repositories from GitHub, or another server with its interface.

import type { Absent, Change, Known, UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { type Collected, collected, type Outcome, unknown } from '../collected.ts';
import { futureIn, hidesLandings } from '../credible.ts';
import type { PullRequest } from './answers.ts';
import { githubClient } from './client.ts';
import type { HostedRepository } from './facts.ts';
import { readWithGraphql } from './graphql.ts';
import type { RepositoryRead, Wanted } from './read.ts';
import { readWithRest } from './rest.ts';
import type { GithubOptions, GithubRun } from './run.ts';
import { keep, stateOf, storedOf } from './stored.ts';
import { secondsOf } from './translate.ts';

export interface GithubCollected extends Collected<readonly Change[]> {
  readonly hosted: ReadonlyMap<RepositoryName, Known<HostedRepository>>;
}

/** Never throws for an ill GitHub: that is a failed report. */
export async function collectGithub(options: GithubOptions): Promise<GithubCollected> {
  const run = { ...options, base: options.url.replace(/\/+$/, '') };
  const names = options.repositories.map(({ name }) => name);
  const reads = options.offline ? undefined : await readAll(run);
  const outcomes = options.repositories.map(({ name, role }) =>
    outcomeOf(run, name, role, reads?.get(name)),
  );
  return {
    ...collected('github', options.askedAt, outcomes),
    hosted: new Map(names.map((name) => [name, hostedFact(run, name, reads?.get(name))])),
  };
}

async function readAll(run: GithubRun): Promise<ReadonlyMap<RepositoryName, RepositoryRead>> {
  const client = await githubClient(run.http, run.base, run.token);
  const read = run.token !== undefined ? readWithGraphql : readWithRest;
  const first = await read(
    client,
    run.repositories.map((each) => wantedOf(run, each, false)),
  );
  const doubtful = run.repositories.filter(({ name }) => !showsWitness(run, name, first.get(name)));
  if (doubtful.length === 0) return first;
  const again = await read(
    client,
    doubtful.map((each) => wantedOf(run, each, true)),
  );
  return new Map([...first, ...again]);
}

function wantedOf(
  run: GithubRun,
  { name, role }: GithubRun['repositories'][number],
  fromScratch: boolean,
): Wanted {
  const state = fromScratch ? undefined : stateOf(run, name);
  const stored = new Map(storedOf(run, name).map((change) => [change.number, change.updatedAt]));
  return {
    name,
    isHome: role === 'home',
    since: state?.newest ?? `${run.window.from}T00:00:00Z`,
    withOldOpen: state === undefined,
    isStored: (number, updatedAt) =>
      number !== state?.witness && stored.get(number) === Math.floor(Date.parse(updatedAt) / 1000),
  };
}

/** A server that lost its index answers "nothing new" just as cheerfully. */
function showsWitness(
  run: GithubRun,
  name: RepositoryName,
  read: RepositoryRead | undefined,
): boolean {
  const state = stateOf(run, name);
  if (state === undefined || read === undefined || 'reason' in read) return true;
  return read.pulls.some(({ number }) => number === state.witness);
}

const mirror: Absent = {
  state: 'not-applicable',
  reason: { code: 'mirror', detail: 'a mirror: changes are proposed elsewhere' },
};

function outcomeOf(
  run: GithubRun,
  repository: RepositoryName,
  role: 'home' | 'mirror',
  read: RepositoryRead | undefined,
): Outcome<readonly Change[]> {
  if (read !== undefined && 'reason' in read) return { repository, fact: unknown(read.reason) };
  if (role === 'mirror') return { repository, fact: mirror };
  if (read === undefined) return { repository, fact: fromStore(run, repository) };
  const before = storedOf(run, repository);
  if (read.pulls.length === 0 && before.length > 0 && stateOf(run, repository) !== undefined) {
    return { repository, fact: unknown(suspicious(repository)) };
  }
  const doubt = reasonToDoubt(run, repository, read.pulls);
  if (doubt !== undefined) return { repository, fact: unknown(doubt) };
  const value = keep(run, repository, read.pulls);
  const remarks = [...read.remarks, ...remarksOn(read.hosted)];
  const query = `pull requests of ${repository} since ${run.window.from}`;
  return { repository, fact: { state: 'known', value }, remarks, query };
}

function suspicious(repository: RepositoryName): UnknownReason {
  const detail = `GitHub lists no pull request of ${repository}, though it listed some before`;
  return { code: 'suspicious-empty', detail };
}

/** Dates to come, or next to nothing of what git saw land. */
function reasonToDoubt(
  run: GithubRun,
  repository: RepositoryName,
  pulls: readonly PullRequest[],
): UnknownReason | undefined {
  const landed = run.landed?.get(repository) ?? new Set();
  const before = storedOf(run, repository).map(({ number }) => number);
  const shown = new Set([...pulls.map(({ number }) => number), ...before]);
  const found = [...landed].filter((number) => shown.has(number)).length;
  if (hidesLandings(landed.size, found)) {
    const detail = `GitHub lists ${found} of the ${landed.size} pull requests of ${repository} that git shows as landed since ${run.window.from}`;
    return { code: 'suspicious-empty', detail };
  }
  return futureIn(run.askedAt, run.base, pulls.flatMap(timesOf));
}

function timesOf({ updatedAt, reviews, comments }: PullRequest): readonly number[] {
  const given = reviews.flatMap(({ submittedAt }) => submittedAt ?? []);
  return [updatedAt, ...given, ...comments.map(({ createdAt }) => createdAt)].map(secondsOf);
}

function fromStore(run: GithubRun, name: RepositoryName) {
  if (stateOf(run, name) !== undefined) {
    return { state: 'known', value: storedOf(run, name) } as const;
  }
  const detail = `pull requests were not collected back to ${run.window.from}, and this run is offline`;
  return unknown({ code: 'offline', detail });
}

function remarksOn({ isArchived, movedTo }: HostedRepository): readonly string[] {
  return [
    ...(isArchived ? ['archived on GitHub'] : []),
    ...(movedTo === undefined ? [] : [`moved to ${movedTo}`]),
  ];
}

function hostedFact(
  run: GithubRun,
  name: RepositoryName,
  read: RepositoryRead | undefined,
): Known<HostedRepository> {
  const scope = `2 ${run.base} repositories`;
  if (read !== undefined && 'reason' in read) return { state: 'unknown', reason: read.reason };
  if (read !== undefined) {
    const body = JSON.stringify(read.hosted);
    run.documents.putDocuments('github', scope, [{ key: name, body }], run.askedAt);
    return { state: 'known', value: read.hosted };
  }
  const stored = run.documents.documents('github', scope).find(({ key }) => key === name);
  if (stored !== undefined) return { state: 'known', value: JSON.parse(stored.body) };
  const detail = `${name} was never asked for, and this run is offline`;
  return { state: 'unknown', reason: { code: 'offline', detail } };
}
