// A view of a few texts for the tests of probes.

import { jobConfig, jobsOf } from '../../src/criteria/jobs.ts';
import type { ProbeView, ReadTree } from '../../src/criteria/probe-view.ts';
import type { CriteriaSet } from '../../src/domain/criteria.ts';
import type { Known } from '../../src/domain/facts.ts';

export type Texts = Readonly<Record<string, string>>;

/** Trees by repository; undefined is one that could not be read. The project is team/widget. */
export function aView(
  repositories: Readonly<Record<string, Texts | undefined>>,
  set: Partial<CriteriaSet> = {},
  more: Partial<ProbeView> = {},
): ProbeView {
  const trees = new Map(
    Object.entries(repositories).map(([name, texts]) => [name, treeOf(texts, name)] as const),
  );
  const { places = {}, jobs: kinds = {}, templates = {}, runtimes = {} } = set;
  const repository = 'team/widget';
  return {
    name: 'widget',
    repository,
    trees,
    names: {},
    jobs: jobsOf(jobConfig(places, trees), repository, trees.get(repository), templates),
    kinds,
    runtimes,
    places,
    released: [],
    current: undefined,
    ...more,
  };
}

export function treeOf(texts: Texts | undefined, name = 'it'): Known<ReadTree> {
  if (texts === undefined) {
    return { state: 'unknown', reason: { code: 'not-found', detail: `${name} was taken away` } };
  }
  const paths = Object.keys(texts);
  return {
    state: 'known',
    value: { commit: 'c'.repeat(40), paths, texts: new Map(Object.entries(texts)), tags: [] },
  };
}
