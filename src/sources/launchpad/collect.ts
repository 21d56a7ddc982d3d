// The bugs of every project whose tracker the registry names, from Launchpad or from what an earlier run kept.

import type { Known, Sourced, SourceReport } from '../../domain/facts.ts';
import type { Project } from '../../domain/project.ts';
import type { InputPin } from '../../domain/snapshot.ts';
import { reasonOf } from '../../http/failure.ts';
import { refuseFuture } from '../credible.ts';
import type { Question } from '../question.ts';
import { addressOf, BugTask, type Place, readBugs } from './bugs.ts';

export interface LaunchpadCollected {
  /** By name of the project: two of them may share a repository and have tags of their own. */
  readonly facts: ReadonlyMap<string, Sourced<readonly BugTask[]>>;
  readonly reports: readonly SourceReport[];
  readonly pins: readonly InputPin[];
  readonly linkOf: (project: Project) => string;
}

/** Never throws for an ill Launchpad: that is a failed report. */
export async function collectLaunchpad(question: Question): Promise<LaunchpadCollected> {
  const facts = new Map<string, Known<readonly BugTask[]>>();
  const reports: SourceReport[] = [];
  const pins: InputPin[] = [];
  for (const project of question.projects) {
    const place = placeOf(project);
    if (place === undefined) continue;
    const repository = project.repositories[0] ?? project.name;
    const fact = question.offline ? fromStore(question, place) : await fromSource(question, place);
    facts.set(project.name, fact);
    const about = { source: 'launchpad', repository };
    if (fact.state === 'known') {
      reports.push({ ...about, state: 'collected' });
      const query = addressOf(question.url, place);
      pins.push({ ...about, query, askedAt: question.askedAt });
    } else reports.push({ ...about, state: 'failed', reason: fact.reason });
  }
  return { facts, reports, pins, linkOf: (project) => linkOf(question.url, placeOf(project)) };
}

function placeOf({ keys }: Project): Place | undefined {
  const told = keys?.['launchpad'];
  if (typeof told?.['project'] !== 'string') return undefined;
  const tags = told['tags'];
  return { project: told['project'], tags: Array.isArray(tags) ? tags : [] };
}

async function fromSource(question: Question, place: Place): Promise<Known<readonly BugTask[]>> {
  const { http, url, window, documents } = question;
  const read = await reasonOf(async () => {
    const tasks = await readBugs(http, url, place, window.from);
    const times = tasks.map(({ date_created: at }) => Date.parse(at) / 1000);
    refuseFuture(question.askedAt, url, times);
    return tasks;
  });
  if ('reason' in read) return { state: 'unknown', reason: read.reason };
  const bodies = read.value.map((task) => ({ key: task.self_link, body: JSON.stringify(task) }));
  documents.putDocuments('launchpad', scopeOf(url, place), bodies, window.from);
  return { state: 'known', value: read.value };
}

function fromStore({ documents, url, window }: Question, place: Place): Known<readonly BugTask[]> {
  const scope = scopeOf(url, place);
  if ((documents.scopeState('launchpad', scope) ?? '9') > window.from) {
    const detail = `bugs were not collected back to ${window.from}, and this run is offline`;
    return { state: 'unknown', reason: { code: 'offline', detail } };
  }
  const bodies = documents.documents('launchpad', scope).map(({ body }) => JSON.parse(body));
  return { state: 'known', value: BugTask.array().parse(bodies) };
}

/** The number tells stored bugs of an older form apart. */
function scopeOf(url: string, { project, tags }: Place): string {
  return `1 ${url} ${project} ${tags.join(' ')}`.trimEnd();
}

function linkOf(url: string, place: Place | undefined): string {
  const site = url.replace(/\/\/api\./, '//bugs.').replace(/\/+$/, '');
  const tags = place?.tags.map((tag) => `field.tag=${encodeURIComponent(tag)}`).join('&') ?? '';
  return `${site}/${place?.project ?? ''}${tags === '' ? '' : `?${tags}`}`;
}
