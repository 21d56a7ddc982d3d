// What a repository's product is, where names alone do not tell: `playbooks/` is CI in a service and the product of a
// deployment tool. Decided by what the repository holds as a whole, from the files that had landed by the day.

import type { Commit } from '../domain/facts.ts';
import type { Project, ProjectClass, RepositoryName } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { type History, landedCount } from './history.ts';
import { isTestFile, kindOfPath, overruled } from './paths.ts';

export interface Product {
  readonly isCode: (path: string) => boolean;
  /** Whether a commit touches production code. What is remembered is paths: of commits there are too many. */
  readonly touchesCode: (commit: Commit) => boolean;
}

type Rules = Pick<Project, 'class' | 'code' | 'notCode'>;

/** Answers for any repository and day; rules that come out alike share what they remember. */
export function productsOf(
  historyOf: (repository: RepositoryName) => History | undefined,
): (repository: RepositoryName, asOf: IsoDate, rules: Rules) => Product {
  const censuses = new Map<string, Census>();
  const products = new Map<string, Product>();
  return (repository, asOf, rules) => {
    const history = historyOf(repository);
    const census = remembered(censuses, `${rules.class} ${repository}`, () =>
      censusOf(history?.landed ?? [], rules.class),
    );
    const until = history === undefined ? 0 : landedCount(history, asOf);
    const decided = decide(census, until);
    const key = JSON.stringify([rules.class, rules.code, rules.notCode, decided]);
    return remembered(products, key, () => productBy(rules, new Set(decided)));
  };
}

function productBy(rules: Rules, folders: ReadonlySet<string>): Product {
  const said = overruled(rules);
  const paths = new Map<string, boolean>();
  const decideCode = (path: string): boolean => {
    const told = kindOfPath(path, rules.class);
    return said(path) ?? ('folder' in told ? folders.has(told.folder) : told.kind === 'product');
  };
  const isCode = (path: string) => remembered(paths, path, () => decideCode(path));
  return {
    isCode,
    touchesCode: (commit) => commit.paths.some(isCode),
  };
}

/** Positions in the order of landing at which files were first touched, by what their paths tell. */
interface Census {
  readonly product: readonly number[];
  /** By folder at the root: playbooks, roles, tools. */
  readonly helpers: ReadonlyMap<string, readonly number[]>;
  /** By folder: files named as tests, and the others. */
  readonly tests: ReadonlyMap<string, { readonly named: number[]; readonly others: number[] }>;
  /** Where a manifest at the root says that roles and playbooks are what is published. */
  readonly collection: readonly number[];
}

function censusOf(landed: History['landed'], projectClass: ProjectClass): Census {
  const product: number[] = [];
  const collection: number[] = [];
  const helpers = new Map<string, number[]>();
  const tests = new Map<string, { named: number[]; others: number[] }>();
  for (const [path, at] of firstTouches(landed)) {
    const told = kindOfPath(path, projectClass);
    if (/^galaxy\.ya?ml$/.test(path)) collection.push(at);
    if (told.kind === 'product') product.push(at);
    if (told.kind === 'perhaps-ci') remembered(helpers, told.folder, () => []).push(at);
    for (const folder of perhapsTests(path, told)) {
      const found = remembered(tests, folder, () => ({ named: [], others: [] }));
      (told.kind === 'test' ? found.named : found.others).push(at);
    }
  }
  return { product, helpers, tests, collection };
}

function firstTouches(landed: History['landed']): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [at, { paths }] of landed.entries()) {
    for (const path of paths) if (!first.has(path)) first.set(path, at);
  }
  return first;
}

/** The folder that the file speaks for: a file named as a test for the folder that its other name would lie in. */
function perhapsTests(path: string, told: ReturnType<typeof kindOfPath>): readonly string[] {
  if (told.kind === 'perhaps-test') return [told.folder];
  if (told.kind !== 'test' || !isTestFile(path)) return [];
  const plain = kindOfPath(`${path.slice(0, path.lastIndexOf('/') + 1)}x`, 'library');
  return plain.kind === 'perhaps-test' ? [plain.folder] : [];
}

/** The folders in doubt that are the product on the day, in order. */
function decide(census: Census, until: number): readonly string[] {
  const by = (positions: readonly number[] = []) => countBelow(positions, until);
  const deployment = ['playbooks/', 'roles/'];
  const { helpers } = census;
  const inDeployment = deployment.reduce((sum, folder) => sum + by(helpers.get(folder)), 0);
  const product = by(census.product);
  const isDeployment = by(census.collection) > 0 || inDeployment > product;
  const tests = [...census.tests].filter(
    ([, { named, others }]) => by(others) > 0 && by(named) < by(others),
  );
  return [
    ...(isDeployment ? deployment : []),
    ...(by(helpers.get('tools/')) > product ? ['tools/'] : []),
    ...tests.map(([folder]) => folder),
  ].sort();
}

/** How many of the positions, which ascend, lie before the end. */
function countBelow(positions: readonly number[], end: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

function remembered<K, T>(memo: Map<K, T>, key: K, make: () => T): T {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
