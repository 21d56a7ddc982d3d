// Whether the people of a project also work elsewhere: a count for a person to judge, since no threshold fits.

import type { Seen } from '../domain/criteria.ts';
import type { Probe } from '../domain/probe.ts';
import type { RepositoryName } from '../domain/project.ts';
import { type ProbeView, seen, treeOf } from './probe-view.ts';

export function workSeen(
  { workIn, months }: Extract<Probe, { workIn: string }>,
  view: ProbeView,
): Seen {
  const here = authorsOf(view.repository, months, view);
  const there = authorsOf(workIn, months, view);
  if (typeof here === 'string') return seen('unknown', here);
  if (typeof there === 'string') return seen('unknown', there);
  const people = new Set(here.filter((each) => timesIn(here, each) >= atWork));
  const commits = there.filter((address) => people.has(address));
  const who = `${new Set(commits).size} of the ${people.size} people at work here`;
  const why = `commits in ${workIn} in ${months} months by ${who}: ${commits.length}`;
  return seen(commits.length > 0 ? 'yes' : 'no', why);
}

/** Commits in the time that make somebody one who works here, and not a passer-by with a sweep. */
const atWork = 3;

function timesIn(commits: readonly string[], person: string): number {
  return commits.filter((each) => each === person).length;
}

/** A person a commit, or why nobody can say. */
function authorsOf(
  repository: RepositoryName,
  months: number,
  view: ProbeView,
): readonly string[] | string {
  const tree = treeOf(repository, view);
  if (typeof tree === 'string') return tree;
  const found = tree.authors?.get(months);
  if (found === undefined) return `who worked in ${repository} was not read`;
  return found.state === 'known' ? found.value : found.reason.detail;
}
