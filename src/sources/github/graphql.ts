// With a token: many repositories in one GraphQL question, with pull requests, reviews and comments; only long lists need another.

import type { UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { reasonOf, SourceFailure } from '../../http/failure.ts';
import {
  type PullRequest,
  type PullRequestList,
  type PullRequestNode,
  RepositoryNode,
} from './answers.ts';
import { type GithubClient, graphql, shaped } from './client.ts';
import { completed, failureOf } from './complete.ts';
import { type ListName, questionOf, variablesOf } from './question.ts';
import type { RepositoryRead, Wanted } from './read.ts';
import { hostedOf } from './translate.ts';

/** Nodes in one answer stay far below GitHub's half million. */
const repositoriesAtOnce = 15;
const mostRounds = 200;

/** One repository's reading while it goes on. */
interface Reading {
  readonly wanted: Wanted;
  readonly pulls: Map<number, PullRequestNode>;
  /** Lists still to be read, with the cursor to go on from. */
  readonly pending: Map<ListName, string | null>;
  node: RepositoryNode | undefined;
  failed: { readonly reason: UnknownReason } | undefined;
  /** The recent list is read down to this instant. */
  until: string;
  pages: number;
  /** Rows that GitHub could not give. */
  nulls: number;
  remarks: string[];
}

export async function readWithGraphql(
  client: GithubClient,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<RepositoryName, RepositoryRead>> {
  const reads = new Map<RepositoryName, RepositoryRead>();
  for (let from = 0; from < wanted.length; from += repositoriesAtOnce) {
    const batch = wanted.slice(from, from + repositoriesAtOnce).map(begin);
    const asked = await reasonOf(() => readBatch(client, batch));
    for (const reading of batch) {
      const failed = 'reason' in asked ? asked : reading.failed;
      reads.set(reading.wanted.name, failed ?? (await finish(client, reading)));
    }
  }
  return reads;
}

function begin(wanted: Wanted): Reading {
  const home: readonly ListName[] = wanted.withOldOpen ? ['recent', 'open'] : ['recent'];
  const names = wanted.isHome ? home : [];
  return {
    wanted,
    pulls: new Map(),
    pending: new Map(names.map((name) => [name, null])),
    node: undefined,
    failed: undefined,
    until: wanted.since,
    pages: 0,
    nulls: 0,
    remarks: [],
  };
}

async function readBatch(client: GithubClient, batch: readonly Reading[]): Promise<void> {
  let open: readonly Reading[] = batch;
  for (let round = 0; open.length > 0; round++) {
    if (round >= mostRounds) {
      throw new SourceFailure('pagination', 'the pull requests of GitHub do not come to an end');
    }
    await readRound(client, open);
    for (const reading of open) lookAgain(reading);
    open = open.filter(({ failed, pending }) => failed === undefined && pending.size > 0);
  }
}

async function readRound(client: GithubClient, open: readonly Reading[]): Promise<void> {
  const answer = await graphql(client, questionOf(open), variablesOf(open));
  const general = answer.errors?.find(({ path }) => path === undefined);
  if (general !== undefined || !answer.data) throw failureOf(general ?? answer.errors?.[0]);
  for (const [index, reading] of open.entries()) {
    const error = answer.errors?.find(
      ({ path = [] }) => path[0] === `r${index}` && !path.includes('nodes'),
    );
    const taken = await reasonOf(async () => {
      if (error !== undefined) throw failureOf(error);
      takeNode(reading, answer.data?.[`r${index}`]);
    });
    if ('reason' in taken) reading.failed = taken;
  }
}

function takeNode(reading: Reading, data: unknown): void {
  const node = shaped(data, RepositoryNode, reading.wanted.name);
  reading.node = node;
  reading.pages++;
  for (const name of [...reading.pending.keys()]) {
    const list = node[name];
    if (list === undefined) {
      throw new SourceFailure('bad-answer', `${reading.wanted.name} lacks its pull requests`);
    }
    for (const pull of list.nodes) {
      if (pull !== null) keepNewer(reading.pulls, pull);
      else reading.nulls++;
    }
    goOn(reading, name, list);
  }
}

/** Notes where the list goes on, or that it is read to its end. */
function goOn(reading: Reading, name: ListName, list: PullRequestList): void {
  const { hasNextPage, endCursor } = list.pageInfo;
  const isEnough = name === 'recent' && reachesBack(list.nodes, reading.until);
  if (hasNextPage && !isEnough) {
    if (endCursor === null || endCursor === reading.pending.get(name)) {
      throw new SourceFailure('pagination', `${reading.wanted.name} lists one page for ever`);
    }
    reading.pending.set(name, endCursor);
    return;
  }
  reading.pending.delete(name);
  if (name === 'recent' && !isEnough) holdAgainstTotal(reading, list.totalCount);
}

function keepNewer(pulls: Map<number, PullRequestNode>, pull: PullRequestNode): void {
  const known = pulls.get(pull.number);
  if (known === undefined || known.updatedAt <= pull.updatedAt) pulls.set(pull.number, pull);
}

function reachesBack(pulls: PullRequestList['nodes'], until: string): boolean {
  const oldest = pulls.findLast((pull) => pull !== null);
  return oldest !== undefined && Date.parse(oldest.updatedAt) < Date.parse(until);
}

/** A list read to its end should have as many rows as GitHub says. It counts a few that it hides; without a tenth it was cut. */
function holdAgainstTotal({ pulls, nulls, remarks }: Reading, total: number): void {
  if (pulls.size >= total) return;
  const said = `GitHub says ${total} pull requests and lists ${pulls.size}`;
  if (pulls.size === 0 || pulls.size + nulls < 0.9 * total) {
    throw new SourceFailure('pagination', said);
  }
  remarks.push(said);
}

/** After several pages the first is read again: what was touched meanwhile moved there. */
function lookAgain(reading: Reading): void {
  if (reading.pending.size > 0 || reading.pages <= 1) return;
  const times = [...reading.pulls.values()].map(({ updatedAt }) => updatedAt);
  const newest = times.sort().at(-1) ?? reading.until;
  if (newest === reading.until) return;
  reading.until = newest;
  reading.pending.set('recent', null);
}

async function finish(client: GithubClient, reading: Reading): Promise<RepositoryRead> {
  const { node, wanted, remarks } = reading;
  const pulls = await reasonOf(async () => {
    const whole: PullRequest[] = [];
    for (const pull of reading.pulls.values())
      whole.push(await completed(client, wanted.name, pull));
    return whole;
  });
  if ('reason' in pulls) return pulls;
  if (node === undefined) {
    return { reason: { code: 'bad-answer', detail: `GitHub says nothing of ${wanted.name}` } };
  }
  return { hosted: hostedOf(node, wanted.name), pulls: pulls.value, remarks };
}
