// Whether Gerrit shows a project at all. An anonymous caller gets an empty list for what it may not read.

import { z } from 'zod';
import type { UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { HttpClient } from '../../http/client.ts';
import { reasonOf } from '../../http/failure.ts';
import { GerritProjects } from './answers.ts';

/** Projects that cannot be read, with the reason. */
export type Hidden = ReadonlyMap<RepositoryName, UnknownReason>;

/** One request for projects that showed nothing. Where a server does not answer that, each is asked for by itself. */
export async function readHidden(
  http: HttpClient,
  base: string,
  projects: readonly RepositoryName[],
): Promise<Hidden> {
  const pattern = projects.map((name) => name.replace(/[.+*?|()[\]{}\\^$]/g, '\\$&')).join('|');
  const address = `${base}/projects/?r=${encodeURIComponent(`(${pattern})`)}`;
  const all = await reasonOf(() => http.fetchJson(address, GerritProjects));
  const listed = 'value' in all ? all.value : {};
  const hidden = new Map<RepositoryName, UnknownReason>();
  for (const project of projects) {
    if (Object.hasOwn(listed, project)) continue;
    const reason = await askForOne(http, base, project);
    if (reason !== undefined) hidden.set(project, reason);
  }
  return hidden;
}

async function askForOne(
  http: HttpClient,
  base: string,
  project: RepositoryName,
): Promise<UnknownReason | undefined> {
  const address = `${base}/projects/${encodeURIComponent(project)}`;
  const answer = await reasonOf(() => http.fetchJson(address, z.object({ id: z.string() })));
  if ('value' in answer) return undefined;
  if (answer.reason.code !== 'not-found' && answer.reason.code !== 'auth') return answer.reason;
  const detail = `${base} does not show ${project} to an anonymous caller, or has no such project`;
  return { code: 'not-visible', detail };
}
