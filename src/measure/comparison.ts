// What the simple rules of others count: bots left out, tree-wide work left in. The back-test measures it to set the
// card beside those rules; no snapshot holds it.

import type { TimeWindow } from '../domain/time.ts';
import { type Measure, over } from './measure.ts';
import type { ProjectView } from './view.ts';

const spans = ['365d'] as const;

export const comparisonMeasures: readonly Measure[] = [
  ...over(
    spans,
    'authors',
    'people',
    {
      title: 'authors',
      unit: 'people',
      definition: 'People (no bots) who wrote a commit that landed, tree-wide ones included.',
      limits: 'Whoever sweeps through all repositories counts in each of them.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => {
      const people = authorsOf(view, window).map(({ author }) => view.directory.personOf(author));
      return { value: new Set(people).size, sample: people.length };
    },
  ),
  ...over(
    spans,
    'author-organisations',
    'people',
    {
      title: "authors' organisations",
      unit: 'organisations',
      definition:
        'Organisations of the people (no bots) who wrote a commit that landed, tree-wide ones included.',
      limits: 'As authors; free mail tells of no organisation.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => {
      const found = authorsOf(view, window).flatMap(
        ({ author, at }) => view.directory.organisationOf(author, at) ?? [],
      );
      return { value: new Set(found).size, sample: found.length };
    },
  ),
];

function authorsOf(view: ProjectView, window: TimeWindow) {
  return view
    .landed(window)
    .flatMap(({ kind, commit, landedAt }) =>
      kind === 'own' || kind === 'family-wide' || kind === 'tree-wide'
        ? [{ author: commit.author, at: landedAt ?? 0 }]
        : [],
    );
}
