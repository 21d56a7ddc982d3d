// The fields of GitHub's answers that are read, from GraphQL and from REST, and the one form both are brought into.

import { z } from 'zod';

const Time = z.iso.datetime({ offset: true });

/** A deleted account is null. */
const Author = z.object({ __typename: z.string(), login: z.string() }).nullable();

const Page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const Review = z.object({
  author: Author,
  authorAssociation: z.string(),
  state: z.string(),
  submittedAt: Time.nullable(),
  commit: z.object({ oid: z.string() }).nullable(),
});

const Comment = z.object({ author: Author, createdAt: Time });

export const Reviews = z.object({ pageInfo: Page, nodes: z.array(Review) });
export const Comments = z.object({ pageInfo: Page, nodes: z.array(Comment) });

const PullRequestNode = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  createdAt: Time,
  updatedAt: Time,
  closedAt: Time.nullable(),
  baseRefName: z.string(),
  author: Author,
  commits: z.object({
    nodes: z.array(z.object({ commit: z.object({ oid: z.string(), committedDate: Time }) })),
  }),
  reviews: Reviews,
  comments: Comments,
});

export const PullRequests = z.object({
  totalCount: z.int(),
  pageInfo: Page,
  /** A row that GitHub cannot give is null. */
  nodes: z.array(PullRequestNode.nullable()),
});

export const RepositoryNode = z.object({
  nameWithOwner: z.string(),
  description: z.string().nullish(),
  isArchived: z.boolean(),
  archivedAt: Time.nullable(),
  hasIssuesEnabled: z.boolean(),
  defaultBranchRef: z.object({ name: z.string() }).nullable(),
  issues: z.object({ totalCount: z.int() }),
  releases: z.object({
    nodes: z.array(z.object({ tagName: z.string(), publishedAt: Time.nullable() })),
  }),
  recent: PullRequests.optional(),
  open: PullRequests.optional(),
});

const GraphqlError = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.int()])).optional(),
});

/** A GraphQL answer may carry errors beside a part of the data. */
export const GraphqlAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(GraphqlError).optional(),
});

const RestUser = z.object({ login: z.string(), type: z.string() }).nullable();

export const RestRepository = z.object({
  full_name: z.string(),
  description: z.string().nullish(),
  archived: z.boolean(),
  default_branch: z.string(),
  has_issues: z.boolean().optional(),
});

export const RestPulls = z.array(
  z.object({
    number: z.int(),
    title: z.string(),
    html_url: z.string(),
    state: z.enum(['open', 'closed']),
    draft: z.boolean().optional(),
    created_at: Time,
    updated_at: Time,
    closed_at: Time.nullable(),
    merged_at: Time.nullable(),
    user: RestUser,
    base: z.object({ ref: z.string() }),
    head: z.object({ sha: z.string() }),
  }),
);

export const RestReviews = z.array(
  z.object({
    user: RestUser,
    author_association: z.string(),
    state: z.string(),
    submitted_at: Time.optional(),
    commit_id: z.string().nullable(),
  }),
);

export const RestComments = z.array(
  z.object({ user: RestUser, created_at: Time, issue_url: z.string() }),
);

export const RestReleases = z.array(
  z.object({ tag_name: z.string(), published_at: Time.nullable() }),
);

export type PullRequestList = z.infer<typeof PullRequests>;
export type RestPull = z.infer<typeof RestPulls>[number];
export type RestReview = z.infer<typeof RestReviews>[number];
export type Author = z.infer<typeof Author>;
export type Review = z.infer<typeof Review>;
export type Comment = z.infer<typeof Comment>;
export type RepositoryNode = z.infer<typeof RepositoryNode>;
export type PullRequestNode = z.infer<typeof PullRequestNode>;
export type GraphqlAnswer = z.infer<typeof GraphqlAnswer>;
export type GraphqlError = z.infer<typeof GraphqlError>;

/** A pull request with everything said about it. */
export interface PullRequest extends Omit<PullRequestNode, 'reviews' | 'comments' | 'commits'> {
  readonly head: { readonly oid: string; readonly committedDate: string | undefined } | undefined;
  readonly reviews: readonly Review[];
  readonly comments: readonly Comment[];
}
