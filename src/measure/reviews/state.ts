// A change as it stood at a past instant: what happened later is not looked at.

import type { Change, Identity, ReviewResponse } from '../../domain/facts.ts';
import type { PeopleDirectory } from '../../domain/people.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import type { ReviewScene } from './input.ts';

export interface StandingVote {
  readonly label: string;
  readonly value: number;
  readonly by: Identity;
  /** When it was given; undefined where only the vote is known. */
  readonly at: EpochSeconds | undefined;
}

/** A change merged later was open then, and one that was restored since was abandoned. */
export function statusAt({ status, closedAt, turns = [] }: Change, at: EpochSeconds) {
  const isFinal = closedAt === undefined ? status !== 'open' : closedAt <= at;
  return isFinal ? status : (turns.findLast((turn) => turn.at <= at)?.status ?? 'open');
}

/** When it was merged or abandoned, as things stood then; undefined where it was open. */
export function endedAt(change: Change, at: EpochSeconds): EpochSeconds | undefined {
  const { closedAt, turns = [] } = change;
  if (statusAt(change, at) === 'open') return undefined;
  if (closedAt !== undefined && closedAt <= at) return closedAt;
  return turns.findLast((turn) => turn.at <= at)?.at;
}

function lastPatchSetAt({ patchSets, createdAt }: Change, at: EpochSeconds) {
  return patchSets.findLast((each) => each.at <= at) ?? { number: 1, at: createdAt };
}

/**
 * Votes as they stood: as the source gives them where nothing happened since. Else what was said by then on the patch set
 * of that time, what was carried over to it, and what was given by then and stands to this day.
 */
export function votesAt(
  change: Change,
  at: EpochSeconds,
  people: PeopleDirectory,
): readonly StandingVote[] {
  const said = votesSaid(change, at, people);
  const key = keyWith(people);
  if (change.updatedAt <= at) {
    return change.votes.map((vote) => ({ ...vote, at: vote.at ?? said.get(key(vote))?.at }));
  }
  for (const vote of change.votes) {
    if (vote.at !== undefined && vote.at <= at) said.set(key(vote), { ...vote, at: vote.at });
  }
  return [...said.values()].filter(({ value }) => value !== 0);
}

function votesSaid(change: Change, at: EpochSeconds, people: PeopleDirectory) {
  const key = keyWith(people);
  let standing = new Map<string, StandingVote>();
  for (const { number, copied = [] } of change.patchSets.filter((each) => each.at <= at)) {
    const isCopied = ([, { label, value }]: readonly [string, StandingVote]) =>
      copied.includes(label) || copied.includes(`${label}${value > 0 ? '+' : ''}${value}`);
    standing = new Map([...standing].filter(isCopied));
    for (const cast of castOn(change, number)) {
      if (cast.at <= at) standing.set(key(cast), cast);
    }
  }
  return standing;
}

/** Votes given on a patch set, and those taken away as zeros, in the order of time. */
function castOn({ responses, withdrawn = [] }: Change, patchSet: number) {
  const given = responses.flatMap(({ votes, ...response }) =>
    votes.map((vote) => ({ ...response, ...vote })),
  );
  const taken = withdrawn.map((vote) => ({ ...vote, value: 0 }));
  return [...given, ...taken]
    .filter((vote) => vote.patchSet === patchSet)
    .map(({ label, value, by, at }) => ({ label, value, by, at }))
    .sort((a, b) => a.at - b.at);
}

function keyWith(people: PeopleDirectory) {
  return ({ label, by }: Pick<StandingVote, 'label' | 'by'>) => `${label} ${people.personOf(by)}`;
}

/** What was open then. */
export function openAt({
  changes,
  until,
}: Pick<ReviewScene, 'changes' | 'until'>): readonly Change[] {
  return changes.filter((change) => statusAt(change, until) === 'open');
}

/** What was open then and not in progress. */
export function readyAt(
  scene: Pick<ReviewScene, 'changes' | 'until' | 'people'>,
): readonly Change[] {
  return openAt(scene).filter((change) => !isInProgressAt(change, scene.until, scene.people));
}

/** Work in progress by the flag of the host, or by a standing Workflow-1. */
export function isInProgressAt(change: Change, at: EpochSeconds, people: PeopleDirectory): boolean {
  const turns = change.readiness ?? [];
  const last = turns.findLast((turn) => turn.at <= at);
  const isFlagged = last?.isWorkInProgress ?? wasFlaggedBefore(change, turns[0]);
  return isFlagged || isHeldBack(votesAt(change, at, people));
}

/** Before the first turn it was the other way round; without any turn it is as it always was. */
function wasFlaggedBefore(
  change: Change,
  first: { readonly isWorkInProgress: boolean } | undefined,
): boolean {
  return first === undefined ? change.isWorkInProgress : !first.isWorkInProgress;
}

/** Workflow-1 says "not yet" in OpenStack. */
export function isHeldBack(votes: readonly StandingVote[]): boolean {
  return votes.some(({ label, value }) => label === 'Workflow' && value < 0);
}

/** Responses by people other than the owner, oldest first. */
export function humanResponses(
  change: Change,
  at: EpochSeconds,
  people: PeopleDirectory,
): readonly ReviewResponse[] {
  return change.responses
    .filter((each) => each.at <= at && isReview(change, each, people))
    .toSorted((a, b) => a.at - b.at);
}

function isReview(change: Change, response: ReviewResponse, people: PeopleDirectory): boolean {
  if (response.isAutomated || people.isBot(response.by)) return false;
  return people.personOf(response.by) !== people.personOf(change.owner);
}

/** Code-Review votes by people other than the owner. */
export function humanVotesAt(
  change: Change,
  at: EpochSeconds,
  people: PeopleDirectory,
): readonly StandingVote[] {
  const owner = people.personOf(change.owner);
  return votesAt(change, at, people).filter(
    ({ label, by }) =>
      label === 'Code-Review' && !people.isBot(by) && people.personOf(by) !== owner,
  );
}

/** The answer to "who has to move?" for an open change that is not in progress. */
export interface Waiting {
  readonly for: 'reviewer' | 'submitter' | 'gate';
  readonly since: EpochSeconds;
}

const objecting: ReadonlySet<string> = new Set(['Code-Review', 'Verified']);

/** A negative vote on the last patch set waits for its submitter, an approved change for the gate, all others for reviewers. */
export function waitingAt(change: Change, at: EpochSeconds, people: PeopleDirectory): Waiting {
  const uploaded = lastPatchSetAt(change, at).at;
  const votes = votesAt(change, at, people);
  const negative = votes.filter(({ label, value }) => value < 0 && objecting.has(label));
  if (negative.length > 0) {
    return { for: 'submitter', since: Math.min(...negative.map((vote) => vote.at ?? uploaded)) };
  }
  const approval = votes.find(({ label, value }) => label === 'Workflow' && value > 0);
  if (approval !== undefined) return { for: 'gate', since: approval.at ?? uploaded };
  const ready = change.readiness?.findLast((turn) => turn.at <= at && !turn.isWorkInProgress)?.at;
  return { for: 'reviewer', since: Math.max(uploaded, ready ?? 0) };
}

/** Since when nobody objects: the oldest patch set behind the last one on which a negative vote stood when it was replaced. */
export function unopposedSince(
  change: Change,
  at: EpochSeconds,
  people: PeopleDirectory,
): EpochSeconds {
  const sets = change.patchSets.filter((each) => each.at <= at);
  const opposed = sets.findLastIndex(({ number }) => isOpposed(change, number, at, people));
  return sets[opposed + 1]?.at ?? lastPatchSetAt(change, at).at;
}

function isOpposed(
  change: Change,
  patchSet: number,
  at: EpochSeconds,
  people: PeopleDirectory,
): boolean {
  const key = keyWith(people);
  const cast = castOn(change, patchSet).filter((vote) => vote.at <= at);
  const last = new Map(cast.map((vote) => [key(vote), vote.value]));
  return [...last.values()].some((value) => value < 0);
}
