// Probes of practices and goals over the paths of a tree and the texts of a few files: no network, no clock.

import type { Goal, GoalAnswer, Probe } from '../domain/goals.ts';

/** Files whose text the goals need, among the paths of a tree. */
export function filesForGoals(goals: readonly Goal[], paths: readonly string[]): readonly string[] {
  const wanted = goals.flatMap(({ probe }) => (isOfText(probe) ? matching(probe, paths) : []));
  return [...new Set(wanted)].sort();
}

/**
 * The answer for one goal. A file that is there and whose text is missing makes it unknown, unless another file
 * already decides it; so does `lacks` where there is no file that could hold it.
 */
export function answerOf(
  goal: Goal,
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): Exclude<GoalAnswer, 'not-asked'> {
  const { probe } = goal;
  const found = matching(probe, paths);
  if (probe.kind === 'has-path') return found.length > 0 ? 'yes' : 'no';
  if (probe.kind === 'lacks-path') return found.length > 0 ? 'no' : 'yes';
  const pattern = new RegExp(probe.pattern, 'm');
  if (found.length === 0) return probe.kind === 'contains' ? 'no' : 'unknown';
  const isThere = found.some((path) => pattern.test(texts.get(path) ?? ''));
  if (isThere) return probe.kind === 'contains' ? 'yes' : 'no';
  if (found.some((path) => !texts.has(path))) return 'unknown';
  return probe.kind === 'contains' ? 'no' : 'yes';
}

function isOfText(probe: Probe): boolean {
  return probe.kind === 'contains' || probe.kind === 'lacks';
}

function matching({ paths: globs }: Probe, paths: readonly string[]): readonly string[] {
  const patterns = globs.map(globPattern);
  return paths.filter((path) => patterns.some((pattern) => pattern.test(path)));
}

/** `**` stands for any folders, `*` for anything but a slash; all else for itself. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/|\*\*|\*)/)
    .map((part) => wildcards[part] ?? part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`);
}

const wildcards: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
};
