// What every source of the table owes: no figure from an ill or partial answer, and a reason within its deadline.

import { afterEach, describe, expect, it } from 'vitest';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import type { Project } from '../../src/domain/project.ts';
import { sourceTitle } from '../../src/sources/names.ts';
import type { Answer, Source } from '../../src/sources/source.ts';
import { sources } from '../../src/sources/table.ts';
import { windows } from '../support/changes.ts';
import { memoryDocuments, testClient } from '../support/http.ts';
import {
  htmlPage,
  json,
  type Loopback,
  loopback,
  type Reply,
  reset,
  silent,
  status,
} from '../support/loopback.ts';

const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

function projectOf({ name, ofProject, takesChanges }: Source): Project {
  return {
    name: 'sfc',
    class: 'service-plugin',
    repositories: ['openstack/networking-sfc'],
    paths: [],
    role: 'judged',
    host: takesChanges ? name : 'gerrit',
    listed: {},
    ...(ofProject && { keys: { [name]: { project: 'neutron', tags: ['sfc'] } } }),
  };
}

async function asked(source: Source, reply: Reply): Promise<Answer> {
  const server = await loopback(reply);
  servers.push(server);
  return source.ask({
    url: server.url,
    settings: {},
    projects: [projectOf(source)],
    histories: new Map(),
    env: {},
    window: { from: '2025-01-01', to: '2026-08-31' },
    askedAt: '2026-08-31T12:00:00.000Z',
    http: testClient({ limits: { deadlineMs: 400, tries: 2 } }),
    documents: memoryDocuments(),
  });
}

function statesOf(source: Source, { measure }: Answer): ReadonlySet<string> {
  const people = peopleDirectory(nobodyKnown);
  const found = measure(projectOf(source), {
    windows: { cycle: 'hibiscus', named: windows },
    people,
  });
  return new Set(Object.values(found).map(({ state }) => state));
}

describe.each(sources.map((source) => [sourceTitle(source.name), source] as const))(
  '%s',
  (_title, source) => {
    it.each<[string, Reply]>([
      ['a web page', htmlPage],
      ['an answer cut short', reset],
      ['silence', silent],
      ['429 with a long pause', status(429, { 'retry-after': '86400' })],
      ['500', status(500)],
      ['JSON of another shape', json({ surprise: true })],
    ])('%s gives a failed report with its reason, and no figure', async (_what, reply) => {
      const answer = await asked(source, reply);
      expect(answer.reports.map(({ state }) => state)).toEqual(['failed']);
      expect(answer.reports[0]?.reason?.detail).toBeTruthy();
      expect(answer.pins).toEqual([]);
      expect([...statesOf(source, answer)]).toEqual(['unknown']);
    });
  },
);
