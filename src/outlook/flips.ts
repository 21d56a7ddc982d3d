// How steady the verdicts were: who changed, when, and who changed back at once. A verdict that wobbles is not believed.

import { groupBy } from '../domain/group-by.ts';
import type { FlipFigures, VerdictChange } from '../domain/outlook.ts';
import type { Row } from './row.ts';

/** Dates within which a change back counts as wobbling. */
const backWithin = 2;

/** Walks every repository from date to date; a date without a verdict is stepped over. */
export function flips(rows: readonly Row[]): FlipFigures {
  const byRepository = groupBy(rows, ({ outcome }) => outcome.repository);
  const walks = [...byRepository.values()].map(judgedInOrder);
  const changes = walks.flatMap(changesOf);
  const back = changes.filter(({ changedBack }) => changedBack);
  return {
    pairs: walks.reduce((sum, walk) => sum + Math.max(0, walk.length - 1), 0),
    changed: changes.length,
    changedBack: back.length,
    repositories: walks.length,
    repositoriesChangedBack: new Set(back.map(({ repository }) => repository)).size,
    changes,
  };
}

function judgedInOrder(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter(({ verdict }) => verdict.name !== 'undetermined')
    .toSorted((a, b) => (a.outcome.asOf < b.outcome.asOf ? -1 : 1));
}

function changesOf(walk: readonly Row[]): readonly VerdictChange[] {
  return walk.flatMap(({ outcome, verdict }, index) => {
    const before = walk[index - 1]?.verdict.name;
    if (before === undefined || before === verdict.name) return [];
    const next = walk.slice(index + 1, index + 1 + backWithin);
    const change: VerdictChange = {
      repository: outcome.repository,
      asOf: outcome.asOf,
      from: before,
      to: verdict.name,
      changedBack: next.some((later) => later.verdict.name === before),
    };
    return [change];
  });
}
