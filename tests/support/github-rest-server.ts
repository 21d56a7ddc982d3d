// A loopback GitHub without GraphQL: one repository, its releases, pull requests, their reviews and comments, with next links.

import type { PullRow } from './github-data.ts';
import { json, type Loopback, loopback, type Reply, status } from './loopback.ts';

export interface RestSetup {
  readonly repository: string;
  readonly pulls: readonly PullRow[];
}

const user = (author: { readonly __typename: string; readonly login: string } | null) =>
  author && { login: author.login, type: author.__typename };

export async function githubRestServer({ repository, pulls }: RestSetup): Promise<Loopback> {
  const server = await loopback((request, response) => {
    const url = new URL(request.url ?? '', server.url);
    reply(url)(request, response);
  });

  function reply(url: URL): Reply {
    const at = `/repos/${repository}`;
    if (!url.pathname.startsWith(at)) return status(404);
    const rest = url.pathname.slice(at.length);
    const number = Number(/^\/pulls\/(\d+)\/reviews$/.exec(rest)?.[1]);
    if (rest === '') return json(head(repository));
    if (rest === '/releases')
      return listed(url, [{ tag_name: 'v1', published_at: '2026-03-01T00:00:00Z' }]);
    if (rest === '/pulls') return listed(url, pullsFor(url).map(pullOf));
    if (rest === '/issues/comments') return listed(url, pulls.flatMap(commentsOf));
    if (Number.isNaN(number)) return status(404);
    return listed(url, pulls.filter((pull) => pull.number === number).flatMap(reviewsOf));
  }

  function pullsFor(url: URL): readonly PullRow[] {
    const wanted = url.searchParams.get('state');
    return pulls
      .filter(({ state }) => wanted === 'all' || state === 'OPEN')
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  }

  function commentsOf({ number, comments }: PullRow) {
    return comments.nodes.map(({ author, createdAt }) => ({
      user: user(author),
      created_at: createdAt,
      issue_url: `${server.url}/repos/${repository}/issues/${number}`,
    }));
  }
  return server;
}

function listed(url: URL, rows: readonly object[]): Reply {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const page = Number(url.searchParams.get('page') ?? 1);
  url.searchParams.set('page', String(page + 1));
  const link: Record<string, string> =
    rows.length > page * size ? { link: `<${url.href}>; rel="next"` } : {};
  return json(rows.slice((page - 1) * size, page * size), link);
}

function head(repository: string) {
  return { full_name: repository, archived: false, default_branch: 'main', has_issues: true };
}

function pullOf(pull: PullRow) {
  return {
    number: pull.number,
    title: pull.title,
    html_url: pull.url,
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    draft: pull.isDraft,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.state === 'MERGED' ? pull.closedAt : null,
    user: user(pull.author),
    base: { ref: pull.baseRefName },
    head: { sha: 'head' },
  };
}

function reviewsOf({ reviews }: PullRow) {
  return reviews.nodes.map((review) => ({
    user: user(review.author),
    author_association: review.authorAssociation,
    state: review.state,
    submitted_at: review.submittedAt,
    commit_id: review.commit.oid,
  }));
}
