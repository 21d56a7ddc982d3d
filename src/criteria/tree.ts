// Probes of the paths of a tree and of the texts of a few files.

import type { Seen } from '../domain/criteria.ts';
import { matching } from '../domain/globs.ts';
import type { Probe } from '../domain/probe.ts';
import { namesIn, type ProbeView, type ReadTree, seen, treeOf } from './probe-view.ts';

export type TreeProbe = Extract<Probe, { hasPath: unknown } | { lacksPath: unknown } | TextProbe>;
type TextProbe = { in: unknown; contains: unknown } | { in: unknown; lacks: unknown };

/** What a tree shows. A file that is there and whose text is missing makes it unknown, unless another decides it. */
export function treeSeen(probe: TreeProbe, view: ProbeView): Seen {
  const repository = probe.of ?? view.repository;
  const tree = treeOf(repository, view);
  if (typeof tree === 'string') return seen('unknown', tree);
  const globs = pathsOf(probe).map((path) => namesIn(path, view));
  if (globs.some((each) => each === undefined))
    return seen('unknown', `the data does not say what ${view.name} calls it`);
  const wanted = globs.flatMap((each) => each ?? []);
  if ('hasPath' in probe && probe.each === true) return eachSeen(wanted, repository, tree);
  const found = matching(wanted, tree.paths);
  if ('hasPath' in probe || 'lacksPath' in probe) return pathSeen(probe, found, repository, tree);
  return textSeen(probe, found, repository, tree, view);
}

export function pathsOf(probe: TreeProbe): readonly string[] {
  if ('hasPath' in probe) return probe.hasPath;
  return 'lacksPath' in probe ? probe.lacksPath : probe.in;
}

function eachSeen(globs: readonly string[], repository: string, tree: ReadTree): Seen {
  const found = globs.map((glob) => ({ glob, path: matching([glob], tree.paths)[0] }));
  const missing = found.filter(({ path }) => path === undefined).map(({ glob }) => glob);
  if (missing.length > 0) return seen('no', `${repository} has no ${missing.join(', ')}`);
  const proof = found.flatMap(({ path }) =>
    path === undefined ? [] : [{ repository, commit: tree.commit, path }],
  );
  return seen('yes', `${repository} has ${proof.map(({ path }) => path).join(', ')}`, proof);
}

function pathSeen(
  probe: TreeProbe,
  found: readonly string[],
  repository: string,
  tree: ReadTree,
): Seen {
  const isThere = found.length > 0;
  const answer = isThere === 'hasPath' in probe ? 'yes' : 'no';
  const proof = found.slice(0, 1).map((path) => ({ repository, commit: tree.commit, path }));
  const why = isThere ? `there is ${found[0]}` : `there is no ${pathsOf(probe).join(', ')}`;
  return seen(answer, why, proof);
}

function textSeen(
  probe: Extract<TreeProbe, TextProbe>,
  found: readonly string[],
  repository: string,
  tree: ReadTree,
  view: ProbeView,
): Seen {
  const isWanted = 'contains' in probe;
  const written = isWanted ? probe.contains : probe.lacks;
  const names = pathsOf(probe).join(', ');
  if (found.length === 0) return seen(isWanted ? 'no' : 'unknown', `there is no ${names}`);
  const patterns = namesIn(written, view);
  if (patterns === undefined)
    return seen('unknown', `the data does not say what ${view.name} calls it`);
  const hit = firstHit(found, patterns, tree);
  if (hit !== undefined) {
    const why = `${hit.path}: ${hit.line}`;
    return seen(isWanted ? 'yes' : 'no', why, [{ repository, commit: tree.commit, ...hit }]);
  }
  const unread = found.find((path) => !tree.texts.has(path));
  if (unread !== undefined) return seen('unknown', tree.lost ?? `${unread} could not be read`);
  const proof = found.slice(0, 3).map((path) => ({ repository, commit: tree.commit, path }));
  return seen(isWanted ? 'no' : 'yes', `not in ${found.slice(0, 3).join(', ')}`, proof);
}

/** The first file with a line that one of the patterns names, and the line. */
function firstHit(
  found: readonly string[],
  patterns: readonly string[],
  { texts }: ReadTree,
): { readonly path: string; readonly line: string } | undefined {
  for (const path of found) {
    const text = texts.get(path) ?? '';
    for (const pattern of patterns) {
      const match = new RegExp(pattern, 'm').exec(text);
      if (match !== null) return { path, line: lineAt(text, match.index, match[0]) };
    }
  }
  return undefined;
}

function lineAt(text: string, index: number, match: string): string {
  const start = index + (/^\s*/.exec(match)?.[0].length ?? 0);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.indexOf('\n', start);
  return text
    .slice(from, end === -1 ? undefined : end)
    .trim()
    .slice(0, 120);
}
