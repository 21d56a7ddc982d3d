// How much of a tree leans on one module and how much on another, by the lines that import them.

import type { Seen } from '../domain/criteria.ts';
import { matching } from '../domain/globs.ts';
import type { Probe } from '../domain/probe.ts';
import { type ProbeView, seen, treeOf } from './probe-view.ts';

/** Yes where one line imports the module; the share of the two is in the words. */
export function importsSeen(probe: Extract<Probe, { imports: string }>, view: ProbeView): Seen {
  const tree = treeOf(view.repository, view);
  if (typeof tree === 'string') return seen('unknown', tree);
  const files = matching(probe.in, tree.paths);
  if (files.some((path) => !tree.texts.has(path)))
    return seen('unknown', tree.lost ?? 'modules could not be read');
  const counts = files.map((path) => ({ path, own: count(probe.imports, tree.texts.get(path)) }));
  const own = sum(counts.map((each) => each.own));
  const other = sum(files.map((path) => count(probe.against, tree.texts.get(path))));
  const share = own + other === 0 ? '' : `, ${Math.round((100 * own) / (own + other))} per cent`;
  const why = `${own} imports of ${probe.imports} and ${other} of ${probe.against}${share}`;
  const proof = counts
    .filter((each) => each.own > 0)
    .slice(0, 1)
    .map(({ path }) => ({ repository: view.repository, commit: tree.commit, path }));
  return seen(own > 0 ? 'yes' : 'no', why, proof);
}

/** Lines that import the module or something in it: `import a`, `from a.b import c`. */
export function count(module: string, text = ''): number {
  const lines = new RegExp(`^[ \\t]*(?:from|import)[ \\t]+${module}(?=[.\\s,;]|$)`, 'gm');
  return text.match(lines)?.length ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
