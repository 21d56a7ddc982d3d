// The standing list of what waits for maintainers, in words, and how somebody takes a project over.

import type { Waiting } from '../domain/waiting.ts';
import { decisionSentence } from './decisions.ts';
import { claimSentence } from './sayings.ts';

export function waitingWords(waiting: Waiting, figuresOf: string): string {
  if ('decision' in waiting) {
    const { decision } = waiting;
    return `${decisionSentence(decision, figuresOf)} ${decision.link}`;
  }
  return claimSentence(waiting.claim);
}

export const takeOver =
  'To take one over: repair something in it first, then write to the list which project it is and what you did. Whoever is named for it is asked, and where nobody objects for two weeks the team records it (stadium decide PROJECT volunteers).';
