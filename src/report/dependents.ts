// Who would be hurt, in words: what is known, what is not, and the criteria of the TC.

import type { BlastRadius } from '../domain/dependents.ts';
import type { RepositoryName } from '../domain/project.ts';
import { plural } from '../words/english.ts';
import { widthFor, wrap } from '../words/lines.ts';
import type { Look } from './form.ts';

/** A radius, and what its reader can be told besides. */
export interface Dependents {
  readonly radius: BlastRadius;
  /** Those that the snapshot names, if it does. */
  readonly users?: readonly RepositoryName[];
  /** What to do about repositories that could not be read. */
  readonly hint: string;
}

/** What is known and what is not, with the criteria of the TC. */
export function dependentsText({ radius, users, hint }: Dependents, look: Look = {}): string {
  const { project, dependents, seen, unseen, livesIn } = radius;
  const isOfOpenstack = [...seen, ...unseen].some((name) => name.startsWith('openstack/'));
  const verbs = { requires: 'requires', 'tests-with': 'tests with', 'runs-with': 'runs jobs with' };
  const lines = dependents.map(
    ({ repository, path, kind }) => `  ${repository} ${verbs[kind]} it (${path})\n`,
  );
  const rest =
    unseen.length === 0
      ? ''
      : `  unknown: ${plural(unseen.length, 'repository is', 'repositories are')} not in the cache or could not be read; ${hint}\n`;
  const head =
    livesIn.length > 0
      ? `${project} is a part of ${livesIn.join(', ')}: who uses that is not told by part.\n`
      : headOf(project, dependents.length, seen.length, users);
  return within(
    widthFor(look.columns),
    `${head}${lines.join('')}${kinLine(radius)}${rest}${isOfOpenstack ? criteria : ''}`,
  );
}

/** No line is wider than the terminal; what goes on stands under its beginning. */
function within(width: number, text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = line.length - line.trimStart().length;
      return wrap(line.trimStart(), width - indent).map((part) => `${' '.repeat(indent)}${part}`);
    })
    .join('\n');
}

function kinLine({ project, followers }: BlastRadius): string {
  if (followers.length === 0) return '';
  const [verb, them] = followers.length === 1 ? ['follows', 'it'] : ['follow', 'them'];
  return `  ${followers.join(', ')} ${verb} it: without ${project} there is no use for ${them}\n`;
}

function headOf(
  project: string,
  dependents: number,
  seen: number,
  users: readonly RepositoryName[] | undefined,
): string {
  if (seen === 0 && users !== undefined) {
    const all = users.length === 0 ? 'nobody' : users.join(', ');
    return `By the snapshot ${project} is used by: ${all}. In which files is not in the cache.\n`;
  }
  if (seen === 0) return `Who requires ${project} is unknown: no repository could be read.\n`;
  if (dependents > 0)
    return `Who would be hurt, among ${plural(seen, 'repository that was', 'repositories that were')} read:\n`;
  if (seen === 1) return `The one repository that was read does not require ${project}.\n`;
  return `None of the ${seen} repositories that were read requires ${project}.\n`;
}

const criteria = `The TC keeps what more than 5 % of deployments use (user survey), and what other projects depend on:
  https://governance.openstack.org/tc/reference/dropping-projects.html
`;
