// Pull requests as GitHub's GraphQL writes them.

export interface PullSeed {
  readonly number: number;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly state?: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly closedAt?: string;
  readonly author?: string | null;
  readonly isDraft?: boolean;
  readonly pushedAt?: string;
  readonly reviews?: readonly ReviewSeed[];
  readonly comments?: readonly {
    readonly author: string | null;
    readonly at: string;
    readonly isBot?: boolean;
  }[];
}

export interface ReviewSeed {
  readonly author: string;
  readonly at: string;
  readonly state?: string;
  readonly association?: string;
  readonly oid?: string;
  readonly isBot?: boolean;
}

const user = (login: string | null, isBot = false) =>
  login === null ? null : { __typename: isBot ? 'Bot' : 'User', login };

const whole = { hasNextPage: false, endCursor: null as string | null };

export function aPull(seed: PullSeed) {
  const createdAt = seed.createdAt ?? '2026-05-01T12:00:00Z';
  return {
    number: seed.number,
    title: `Pull request ${seed.number}`,
    url: `https://github.com/ovn-org/ovn/pull/${seed.number}`,
    state: seed.state ?? 'OPEN',
    isDraft: seed.isDraft ?? false,
    createdAt,
    updatedAt: seed.updatedAt ?? seed.closedAt ?? createdAt,
    closedAt: seed.closedAt ?? null,
    baseRefName: 'main',
    author: user(seed.author === undefined ? 'ada' : seed.author),
    commits: { nodes: [{ commit: { oid: 'head', committedDate: seed.pushedAt ?? createdAt } }] },
    reviews: {
      pageInfo: whole,
      nodes: (seed.reviews ?? []).map(({ author, at, state, association, oid, isBot }) => ({
        author: user(author, isBot),
        authorAssociation: association ?? 'MEMBER',
        state: state ?? 'APPROVED',
        submittedAt: at,
        commit: { oid: oid ?? 'head' },
      })),
    },
    comments: {
      pageInfo: whole,
      nodes: (seed.comments ?? []).map(({ author, at, isBot }) => ({
        author: user(author, isBot),
        createdAt: at,
      })),
    },
  };
}

export type PullRow = ReturnType<typeof aPull>;

/** Many pull requests, each touched a minute after the one before. */
export function manyPulls(count: number): PullRow[] {
  const start = Date.parse('2026-02-01T00:00:00Z');
  return Array.from({ length: count }, (_, n) => {
    const createdAt = new Date(start + n * 60_000).toISOString();
    return aPull({ number: n + 1, createdAt, updatedAt: createdAt });
  });
}
