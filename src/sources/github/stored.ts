// What earlier runs kept of GitHub, and from where the next one has to ask.

import { z } from 'zod';
import type { Change } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { keptState, wholeFrom } from '../resume.ts';
import type { PullRequest } from './answers.ts';
import type { GithubRun } from './run.ts';
import { changeOf } from './translate.ts';

/** Where the last complete collection of a repository ended. */
const GithubState = z.object({
  from: z.string(),
  /** Newest update then, by GitHub's clock, and whose it was: a later answer has to show it again. */
  newest: z.string(),
  witness: z.int(),
});
type GithubState = z.infer<typeof GithubState>;

/** Raised whenever a change would be kept in another way: what is kept under an earlier number is asked for anew. */
function scopeOf({ base }: GithubRun, name: RepositoryName): string {
  return `2 ${base} ${name}`;
}

export function stateOf(run: GithubRun, name: RepositoryName): GithubState | undefined {
  return keptState(run, 'github', scopeOf(run, name), GithubState);
}

export function storedOf(run: GithubRun, name: RepositoryName): readonly Change[] {
  return run.documents
    .documents('github', scopeOf(run, name))
    .map(({ body }) => JSON.parse(body) as Change)
    .sort((a, b) => a.number - b.number);
}

/** Keeps the pull requests of one repository and gives all that are kept. */
export function keep(
  run: GithubRun,
  name: RepositoryName,
  pulls: readonly PullRequest[],
): readonly Change[] {
  const newest = pulls.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
  if (newest === undefined) return storedOf(run, name);
  const state: GithubState = {
    from: wholeFrom(run, stateOf(run, name)),
    newest: newest.updatedAt,
    witness: newest.number,
  };
  const documents = pulls.map((pull) => ({
    key: String(pull.number),
    body: JSON.stringify(changeOf(pull, name)),
  }));
  run.documents.putDocuments('github', scopeOf(run, name), documents, JSON.stringify(state));
  return storedOf(run, name);
}
