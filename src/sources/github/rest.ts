// Without a token: REST, sixty requests an hour. Reviews cost one for each pull request, so the budget is looked at first.

import type { RepositoryName } from '../../domain/project.ts';
import { reasonOf, SourceFailure } from '../../http/failure.ts';
import {
  type Author,
  type Comment,
  type PullRequest,
  RestComments,
  type RestPull,
  RestPulls,
  RestReleases,
  RestRepository,
  type RestReview,
  RestReviews,
  type Review,
} from './answers.ts';
import { type GithubClient, restList, shaped } from './client.ts';
import type { HostedRepository } from './facts.ts';
import type { RepositoryRead, Wanted } from './read.ts';
import { movedTo, secondsOf } from './translate.ts';

export async function readWithRest(
  client: GithubClient,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<RepositoryName, RepositoryRead>> {
  const reads = new Map<RepositoryName, RepositoryRead>();
  for (const each of wanted) {
    const read = await reasonOf(() => readOne(client, each));
    reads.set(each.name, 'value' in read ? read.value : read);
  }
  return reads;
}

interface Place {
  readonly owner: string;
  readonly repo: string;
}

async function readOne(client: GithubClient, wanted: Wanted): Promise<RepositoryRead> {
  const [owner = '', repo = ''] = wanted.name.split('/');
  const of = { owner, repo };
  const { data } = await client.rest.repos.get(of);
  const repository = shaped(data, RestRepository, wanted.name);
  const hosted: HostedRepository = {
    repository: wanted.name,
    isArchived: repository.archived,
    ...(repository.description ? { description: repository.description } : {}),
    archivedAt: undefined,
    movedTo: movedTo(repository.full_name, wanted.name),
    defaultBranch: repository.default_branch,
    openIssues: undefined,
    releases: [],
  };
  if (!wanted.isHome) return { hosted, pulls: [], remarks: [] };
  const newest = client.rest.repos.listReleases({ ...of, per_page: 20 });
  const releases = await restList(client, newest, RestReleases, () => true);
  const pulls = await readPulls(client, of, wanted);
  return { hosted: { ...hosted, releases: releases.rows.flatMap(releaseOf) }, pulls, remarks: [] };
}

function releaseOf({
  tag_name: tag,
  published_at: at,
}: {
  tag_name: string;
  published_at: string | null;
}) {
  return at === null ? [] : [{ tag, at: secondsOf(at) }];
}

async function readPulls(
  client: GithubClient,
  of: Place,
  wanted: Wanted,
): Promise<readonly PullRequest[]> {
  const rows = await listPulls(client, of, wanted);
  const fresh = rows.pulls.filter(({ number, updated_at: at }) => !wanted.isStored(number, at));
  if (fresh.length === 0) return [];
  refuseBeyondBudget(fresh.length, rows.remaining);
  const comments = await readComments(client, of, fresh);
  const pulls: PullRequest[] = [];
  for (const pull of fresh) {
    const first = client.rest.pulls.listReviews({ ...of, pull_number: pull.number, per_page: 100 });
    const reviews = await restList(client, first, RestReviews);
    pulls.push(pullOf(pull, reviews.rows.map(reviewOf), comments.get(pull.number) ?? []));
  }
  return pulls;
}

/** Newest update first; the first page is read again after the others, because what is touched meanwhile moves there. */
async function listPulls(client: GithubClient, of: Place, { since, withOldOpen }: Wanted) {
  const list = (state: 'all' | 'open') =>
    client.rest.pulls.list({ ...of, state, sort: 'updated', direction: 'desc', per_page: 100 });
  const isBefore = (instant: string) => (pulls: readonly RestPull[]) =>
    pulls.some(({ updated_at: at }) => Date.parse(at) < Date.parse(instant));
  const pulls = new Map<number, RestPull>();
  const take = (rows: readonly RestPull[]) => {
    for (const row of rows) {
      const known = pulls.get(row.number);
      if (known === undefined || known.updated_at <= row.updated_at) pulls.set(row.number, row);
    }
  };
  const recent = await restList(client, list('all'), RestPulls, isBefore(since));
  take(recent.rows);
  const open =
    withOldOpen && recent.isCut ? await restList(client, list('open'), RestPulls) : recent;
  take(open.rows);
  const newest = recent.rows[0]?.updated_at;
  if (newest === undefined || recent.rows.length <= 100) {
    return { pulls: [...pulls.values()], remaining: open.remaining };
  }
  const again = await restList(client, list('all'), RestPulls, isBefore(newest));
  take(again.rows);
  return { pulls: [...pulls.values()], remaining: again.remaining };
}

/** Better no figure than an hour's wait in the middle of a list. */
function refuseBeyondBudget(needed: number, remaining: number | undefined): void {
  if (remaining === undefined || needed < remaining) return;
  const detail = `${needed} pull requests need a request each and GitHub allows ${remaining} now; set GH_TOKEN to read them in a few requests`;
  throw new SourceFailure('rate-limited', detail);
}

/** Comments of all pull requests at once, back to the proposal of the oldest. */
async function readComments(
  client: GithubClient,
  of: Place,
  pulls: readonly RestPull[],
): Promise<ReadonlyMap<number, readonly Comment[]>> {
  const since = pulls.map(({ created_at: at }) => at).sort()[0] ?? '';
  const first = client.rest.issues.listCommentsForRepo({
    ...of,
    since,
    sort: 'created',
    direction: 'asc',
    per_page: 100,
  });
  const { rows } = await restList(client, first, RestComments);
  const byNumber = new Map<number, readonly Comment[]>();
  for (const { issue_url: issue, user, created_at: createdAt } of rows) {
    const number = Number(issue.slice(issue.lastIndexOf('/') + 1));
    const comment = { author: authorOf(user), createdAt };
    byNumber.set(number, [...(byNumber.get(number) ?? []), comment]);
  }
  return byNumber;
}

function authorOf(user: { readonly login: string; readonly type: string } | null): Author {
  return user === null ? null : { __typename: user.type, login: user.login };
}

function reviewOf(review: RestReview): Review {
  return {
    author: authorOf(review.user),
    authorAssociation: review.author_association,
    state: review.state,
    submittedAt: review.submitted_at ?? null,
    commit: review.commit_id === null ? null : { oid: review.commit_id },
  };
}

function pullOf(
  row: RestPull,
  reviews: readonly Review[],
  comments: readonly Comment[],
): PullRequest {
  const closed = row.merged_at === null ? 'CLOSED' : 'MERGED';
  return {
    number: row.number,
    title: row.title,
    url: row.html_url,
    state: row.state === 'open' ? 'OPEN' : closed,
    isDraft: row.draft ?? false,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
    baseRefName: row.base.ref,
    author: authorOf(row.user),
    head: { oid: row.head.sha, committedDate: undefined },
    reviews,
    comments,
  };
}
