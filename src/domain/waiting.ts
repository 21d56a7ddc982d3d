// The standing list of what waits for maintainers, by a decision or by what its maintainers claim; it has no deadline.

import type { Decision } from './lifecycle.ts';
import type { Saying } from './sayings.ts';
import type { ProjectCard } from './scorecard.ts';

export type Waiting = { readonly project: string } & (
  | { readonly decision: Decision }
  | { readonly claim: Saying }
);

/** The newest word of the team goes before a claim; what is gone waits for nobody. */
export function waitingOf(cards: readonly ProjectCard[]): readonly Waiting[] {
  return cards.flatMap(({ name: project, stage, decisions, said = [] }): readonly Waiting[] => {
    if (stage === 'retired' || stage === 'merged') return [];
    const decision = decisions.findLast(({ kind }) => settles.has(kind));
    if (decision?.kind === 'adoption-wanted') return [{ project, decision }];
    const claim = said.find(({ code }) => code === 'adoption-wanted');
    const isSettled = (claim?.since ?? '') <= (decision?.date ?? '') && decision !== undefined;
    return claim === undefined || isSettled ? [] : [{ project, claim }];
  });
}

/** What ends the standing wish for maintainers, and the wish itself. */
const settles: ReadonlySet<string> = new Set([
  ...['adoption-wanted', 'finished', 'volunteers', 'healthy', 'keep', 'revive', 'retire'],
]);
