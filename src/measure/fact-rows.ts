// What the fleet will ask of each commit, as far as its own repository tells: made once, where the repository is read.

import type { FactsRow } from '../domain/fact-files.ts';
import type { Commit, RepositoryFacts } from '../domain/facts.ts';
import { foldedSubject } from '../domain/subject.ts';
import { writtenAs } from './copies.ts';
import { landedAt, landingHistory } from './history.ts';
import { originsOf } from './origins.ts';
import { isDictated } from './sweeps.ts';

/** Raised whenever the same history could give other rows. */
export const rowsVersion = 2;

/** Every commit once: those that landed in the order of landing, then what could not be reached. */
export function factRows(facts: RepositoryFacts): readonly FactsRow[] {
  const history = landingHistory(facts);
  const origins = originsOf(history);
  const landed = history.landed.map((commit, position) => ({
    ...rowOf(commit),
    ...{ position, landedAt: landedAt(history, position), origin: origins.get(commit) },
  }));
  const seen = new Set(landed.map(({ commit }) => commit.id));
  const others = facts.commits.filter(({ id }) => !seen.has(id));
  return [...landed, ...others.map(rowOf)];
}

function rowOf(commit: Commit): FactsRow {
  const { subject, authoredAt, paths } = commit;
  return {
    ...{ commit, position: undefined, landedAt: undefined, origin: undefined },
    subject: subject === '' ? undefined : foldedSubject(subject),
    written: authoredAt === undefined ? undefined : writtenAs(commit),
    dictated: paths.filter(isDictated),
  };
}
