// What every collector of reviews and builds gives back.

import type { Sourced, SourceReport, UnknownReason } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';

export interface Collected<T> {
  readonly facts: ReadonlyMap<RepositoryName, Sourced<T>>;
  readonly reports: readonly SourceReport[];
  readonly pins: readonly InputPin[];
}

/** One repository's part of it. */
export interface Outcome<T> {
  readonly repository: RepositoryName;
  readonly fact: Sourced<T>;
  readonly remarks?: readonly string[];
  /** The question that was asked; absent where none was. */
  readonly query?: string;
}

export function collected<T>(
  source: SourceReport['source'],
  askedAt: string,
  outcomes: readonly Outcome<T>[],
): Collected<T> {
  return {
    facts: new Map(outcomes.map(({ repository, fact }) => [repository, fact])),
    reports: outcomes.map((outcome) => reportOf(source, outcome)),
    pins: outcomes.flatMap(({ repository, fact, query }) =>
      fact.state === 'known' && query !== undefined ? [{ repository, source, query, askedAt }] : [],
    ),
  };
}

function reportOf<T>(
  source: SourceReport['source'],
  { repository, fact, remarks = [] }: Outcome<T>,
): SourceReport {
  const said = remarks.length > 0 ? { remarks } : {};
  switch (fact.state) {
    case 'known':
      return { source, repository, state: 'collected', ...said };
    case 'unknown':
      return { source, repository, state: 'failed', reason: fact.reason, ...said };
    case 'not-applicable':
      return { source, repository, state: 'not-applicable', remarks: [fact.reason.detail] };
    default:
      return fact satisfies never;
  }
}

export function unknown(reason: UnknownReason): Sourced<never> {
  return { state: 'unknown', reason };
}
