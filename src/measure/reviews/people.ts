// Who reviews: the people behind votes and comments, bots and owners left out.

import type { Change } from '../../domain/facts.ts';
import type { PersonKey } from '../../domain/people.ts';
import { isInside } from '../../domain/time.ts';
import type { Figure } from '../source-measure.ts';
import { changeMeasure, cycleAndYear, type ReviewMeasure, type ReviewScene } from './input.ts';
import { humanResponses, humanVotesAt } from './state.ts';

/** Who reviewed in the window. */
export const reviewerMeasures: readonly ReviewMeasure[] = [
  ...changeMeasure(
    cycleAndYear,
    'core-reviewers',
    'touched',
    {
      title: 'core reviewers at work',
      unit: 'people',
      definition:
        "People (no bots) who gave Code-Review+2 to somebody else's change in the window. On GitHub: who approved with write access.",
      limits: 'Somebody who approves once counts like somebody who does so every day.',
      better: 'more',
    },
    (scene) => reviewers(scene, ({ label, value }) => label === 'Code-Review' && value === 2),
  ),
  ...changeMeasure(
    cycleAndYear,
    'reviewers',
    'touched',
    {
      title: 'reviewers',
      unit: 'people',
      chaoss: 'Change Request Reviews',
      definition:
        "People (no bots) who commented or voted on somebody else's change in the window.",
      limits: 'A comment that asks for another test run counts like a review.',
      better: 'more',
    },
    (scene) => reviewers(scene, undefined),
  ),
];

interface Opinion {
  readonly person: PersonKey;
  readonly votes: readonly { readonly label: string; readonly value: number }[];
}

type VoteTest = (vote: { readonly label: string; readonly value: number }) => boolean;

/** Without a test every response counts. The sample is the responses that were seen. */
function reviewers(scene: ReviewScene, counts: VoteTest | undefined): Figure {
  const opinions = scene.changes.flatMap((change) => opinionsOn(change, scene));
  const seen = opinions.filter(({ votes }) => counts === undefined || votes.some(counts));
  return { value: new Set(seen.map(({ person }) => person)).size, sample: seen.length };
}

/** Responses in the window, and votes without a response of their own on what was closed in it. */
function opinionsOn(change: Change, { window, until, people }: ReviewScene): readonly Opinion[] {
  const responses = humanResponses(change, until, people);
  const said = responses
    .filter(({ at }) => isInside(at, window))
    .map(({ by, votes }) => ({ person: people.personOf(by), votes }));
  const isClosedHere = change.closedAt !== undefined && isInside(change.closedAt, window);
  if (!isClosedHere) return said;
  const known = new Set(responses.map(({ by }) => people.personOf(by)));
  const unsaid = humanVotesAt(change, until, people)
    .map((vote) => ({ person: people.personOf(vote.by), votes: [vote] }))
    .filter(({ person }) => !known.has(person));
  return [...said, ...unsaid];
}
