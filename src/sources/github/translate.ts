// A pull request as a domain Change: reviews speak the language of Code-Review votes, pushes that of patch sets.

import type { Change, Identity, ReviewResponse } from '../../domain/facts.ts';
import { addressOfLogin } from '../../domain/identity.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import type { Author, PullRequest, RepositoryNode, Review } from './answers.ts';
import type { HostedRepository } from './facts.ts';

const statuses = { OPEN: 'open', MERGED: 'merged', CLOSED: 'abandoned' } as const;

export function changeOf(pull: PullRequest, repository: RepositoryName): Change {
  const patchSets = patchSetsOf(pull);
  const current = patchSets.at(-1)?.number ?? 1;
  const responses = responsesOf(pull, current, `an account on ${repository}#${pull.number}`);
  return {
    repository,
    number: pull.number,
    changeId: undefined,
    branch: pull.baseRefName,
    subject: pull.title,
    url: pull.url,
    status: statuses[pull.state],
    owner: identityOf(pull.author, `the account of ${repository}#${pull.number}`),
    createdAt: secondsOf(pull.createdAt),
    updatedAt: secondsOf(pull.updatedAt),
    closedAt: pull.closedAt === null ? undefined : secondsOf(pull.closedAt),
    isWorkInProgress: pull.isDraft,
    patchSets,
    responses,
    votes: standingVotes(responses, current),
  };
}

export function secondsOf(time: string): EpochSeconds {
  return Math.floor(Date.parse(time) / 1000);
}

/**
 * GitHub shows no addresses: the one that it makes up for the account also stands in commits. Deleted accounts have one
 * name, ghost, and are not one person: each is known by where it was seen.
 */
function identityOf(author: Author, deleted: string): Identity {
  if (author === null || author.login === 'ghost') {
    return { name: `${deleted}, deleted since`, address: '' };
  }
  const identity = { name: author.login, address: addressOfLogin(author.login) };
  return author.__typename === 'Bot' ? { ...identity, isMachine: true } : identity;
}

/**
 * GitHub keeps no patch sets. The first is the proposal; a second stands for the newest push, where the head is younger
 * than the proposal or than a review of another commit.
 */
function patchSetsOf({ createdAt, head, reviews }: PullRequest) {
  const first = { number: 1, at: secondsOf(createdAt) };
  const reviewedBefore = reviews
    .filter(({ commit }) => commit !== null && head !== undefined && commit.oid !== head.oid)
    .flatMap(({ submittedAt }) => (submittedAt === null ? [] : [secondsOf(submittedAt)]));
  const pushed = head?.committedDate === undefined ? first.at : secondsOf(head.committedDate);
  const at = Math.max(pushed, ...reviewedBefore);
  return at > first.at ? [first, { number: 2, at }] : [first];
}

function responsesOf(
  pull: PullRequest,
  current: number,
  deleted: string,
): readonly ReviewResponse[] {
  const reviews = pull.reviews.flatMap((review): ReviewResponse[] => {
    if (review.submittedAt === null) return [];
    const isCurrent = review.commit === null || review.commit.oid === pull.head?.oid;
    const patchSet = isCurrent ? current : 1;
    const by = identityOf(review.author, deleted);
    return [{ by, at: secondsOf(review.submittedAt), patchSet, votes: votesOf(review) }];
  });
  const comments = pull.comments.map(({ author, createdAt }) => ({
    by: identityOf(author, deleted),
    at: secondsOf(createdAt),
    patchSet: current,
    votes: [],
  }));
  return [...reviews, ...comments].sort((a, b) => a.at - b.at);
}

/** An approval counts in full from those who may merge. */
const mayMerge: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

function votesOf({ state, authorAssociation }: Review): ReviewResponse['votes'] {
  if (state === 'APPROVED') {
    return [{ label: 'Code-Review', value: mayMerge.has(authorAssociation) ? 2 : 1 }];
  }
  if (state === 'CHANGES_REQUESTED') return [{ label: 'Code-Review', value: -1 }];
  return state === 'DISMISSED' ? [{ label: 'Code-Review', value: 0 }] : [];
}

/** The last vote of each person on the newest push. */
function standingVotes(responses: readonly ReviewResponse[], current: number): Change['votes'] {
  const last = new Map<string, Change['votes'][number]>();
  for (const { by, patchSet, votes } of responses) {
    if (patchSet !== current) continue;
    for (const vote of votes) last.set(by.name, { ...vote, by });
  }
  return [...last.values()].filter(({ value }) => value !== 0);
}

export function hostedOf(node: RepositoryNode, repository: RepositoryName): HostedRepository {
  return {
    repository,
    isArchived: node.isArchived,
    ...(node.description ? { description: node.description } : {}),
    archivedAt: node.archivedAt === null ? undefined : secondsOf(node.archivedAt),
    movedTo: movedTo(node.nameWithOwner, repository),
    defaultBranch: node.defaultBranchRef?.name,
    openIssues: node.hasIssuesEnabled ? node.issues.totalCount : undefined,
    releases: node.releases.nodes.flatMap(({ tagName: tag, publishedAt }) =>
      publishedAt === null ? [] : [{ tag, at: secondsOf(publishedAt) }],
    ),
  };
}

/** GitHub spells names as their owner did; letters of another case are no move. */
export function movedTo(fullName: string, repository: RepositoryName): RepositoryName | undefined {
  return fullName.toLowerCase() === repository.toLowerCase() ? undefined : fullName;
}
