// What a collection says: while it runs, and when it is over.

import type { FleetProgress } from '../collect/git/fleet.ts';
import type { SourceReport } from '../domain/facts.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { CommonOptions } from './world.ts';
import { type ExitCode, exitCode, type Shell } from './world.ts';

/** What came of a run besides the snapshot. */
export interface Outcome {
  /** Commits read from git now, as against taken from the cache. */
  readonly commitsRead: number;
  /** Why requirement and job files could not be read, by repository. */
  readonly unread: ReadonlyMap<RepositoryName, string>;
}

export function progressLine({
  repository,
  event,
  done,
  total,
  read,
  reason,
}: FleetProgress): string {
  if (event === 'started') return '';
  const count = `[${String(done).padStart(String(total).length)}/${total}]`;
  if (event === 'failed')
    return `${count} ${repository}: unknown (${reason?.detail ?? 'failed'})\n`;
  return `${count} ${repository}: ${read.commits === 0 ? 'nothing new' : `${read.commits} commits read`}\n`;
}

export function leftOutLine({ name, repositories, paths }: Project, asOf: IsoDate): string {
  const where = repositories.join(', ');
  const what = paths.length === 0 ? '' : ` that touches ${paths.join(', ')}`;
  return `stadium: ${name} is left out: ${where} has no commit${what} by ${asOf}; check stadium.yaml\n`;
}

/** Tells where the snapshot is and what could not be read; 3 when there was anything of that kind. */
export function tellOutcome(
  snapshot: Snapshot,
  file: string,
  { commitsRead, unread }: Outcome,
  options: CommonOptions,
  shell: Shell,
): ExitCode {
  const failed = snapshot.sources.filter(({ state }) => state === 'failed');
  const { asOf, projects } = snapshot;
  if (options.json === true) {
    shell.out(
      `${JSON.stringify({ file, asOf, projects: projects.length, commitsRead, failed }, null, 2)}\n`,
    );
  } else {
    shell.out(
      `wrote ${file}: ${projects.length} projects as of ${asOf}, ${commitsRead} commits read\n`,
    );
    const where = options.data === undefined ? '' : ` --data ${options.data}`;
    shell.err(`next: stadium report --as-of ${asOf}${where}\n`);
  }
  for (const each of failed) shell.err(failureLine(each));
  for (const [repository, detail] of unread)
    shell.err(`stadium: git, ${repository}: ${unreadWords(detail)}\n`);
  return failed.length === 0 && unread.size === 0 ? exitCode.done : exitCode.partial;
}

function failureLine({ source, repository, reason }: SourceReport): string {
  const what = `${source}, ${repository}: ${reason?.detail ?? 'failed'}`;
  return `stadium: ${what} [${reason?.code ?? 'unknown'}]\n`;
}

export function unreadWords(detail: string): string {
  return `its requirement and job files could not be read (${detail})`;
}
