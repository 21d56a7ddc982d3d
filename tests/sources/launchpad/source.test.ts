import { afterEach, expect, it } from 'vitest';
import { nobodyKnown, peopleDirectory } from '../../../src/domain/people.ts';
import type { Project } from '../../../src/domain/project.ts';
import { launchpad } from '../../../src/sources/launchpad/source.ts';
import type { Question } from '../../../src/sources/question.ts';
import { windows } from '../../support/changes.ts';
import { memoryDocuments, testClient } from '../../support/http.ts';
import { json, type Loopback, loopback } from '../../support/loopback.ts';

const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const project: Project = {
  name: 'networking-sfc',
  class: 'service-plugin',
  repositories: ['openstack/networking-sfc'],
  paths: [],
  role: 'judged',
  host: 'gerrit',
  listed: {},
  keys: { launchpad: { project: 'neutron', tags: ['sfc'] } },
};

let number = 0;
const aTask = (over: object = {}) => ({
  self_link: `task${++number}`,
  status: 'New',
  importance: 'Undecided',
  is_complete: false,
  date_created: '2026-08-01T00:00:00.123456+00:00',
  date_closed: null,
  date_left_new: null,
  date_left_closed: null,
  ...over,
});
const closed = { status: 'Fix Released', is_complete: true, importance: 'High' };
const tasks = [
  aTask(),
  aTask({ status: 'Triaged', importance: 'High', date_left_new: '2026-08-20T00:00:00+00:00' }),
  aTask({
    ...closed,
    date_closed: '2026-08-25T00:00:00+00:00',
    date_left_new: '2026-08-02T00:00:00+00:00',
  }),
  aTask({
    ...closed,
    date_created: '2020-01-01T00:00:00+00:00',
    date_closed: '2025-02-01T00:00:00+00:00',
  }),
];

/** Two rows a page, the rest behind a next link. */
async function serve(rows: readonly object[], total = rows.length): Promise<Loopback> {
  const server = await loopback((request, response) => {
    const url = new URL(request.url ?? '', server.url);
    const start = Number(url.searchParams.get('ws.start') ?? 0);
    url.searchParams.set('ws.start', String(start + 2));
    const more = start + 2 < rows.length ? { next_collection_link: url.href } : {};
    json({ total_size: total, entries: rows.slice(start, start + 2), ...more })(request, response);
  });
  servers.push(server);
  return server;
}

function questionFor(server: Loopback, over: Partial<Question> = {}): Question {
  return {
    url: server.url,
    settings: {},
    projects: [project],
    histories: new Map(),
    env: {},
    window: { from: '2025-01-01', to: '2026-08-31' },
    askedAt: '2026-08-31T12:00:00.000Z',
    http: testClient(),
    documents: memoryDocuments(),
    ...over,
  };
}

async function figures(question: Question, asOf = '2026-08-31', of = project) {
  const named = { ...windows, 'as-of': { name: 'as-of', from: asOf, to: asOf } as const };
  const { measure } = await launchpad.ask(question);
  const found = measure(of, {
    windows: { cycle: 'hibiscus', named },
    people: peopleDirectory(nobodyKnown),
  });
  return Object.fromEntries(
    Object.entries(found).map(([id, each]) => [
      id,
      each.state === 'measured' ? each.value : each.reason.code,
    ]),
  );
}

it('counts open, new and untriaged bugs, their age, and what came and went', async () => {
  const server = await serve(tasks);
  expect(await figures(questionFor(server))).toEqual({
    'bugs-open': 2,
    'bugs-new': 1,
    'bugs-untriaged': 1,
    'bugs-open-median-days': 31,
    'bugs-opened-cycle': 3,
    'bugs-opened-365d': 3,
    'bugs-closed-cycle': 1,
    'bugs-closed-365d': 1,
  });
  expect(server.requests[0]?.url).toContain('/1.0/neutron?ws.op=searchTasks');
  expect(server.requests[0]?.url).toContain('tags=sfc');
});

it('tells a past day by its dates, and does not know what Launchpad keeps no date for', async () => {
  const server = await serve(tasks);
  expect(await figures(questionFor(server), '2026-08-15')).toMatchObject({
    'bugs-open': 3,
    'bugs-new': 2,
    'bugs-untriaged': 'not-collected',
  });
});

it('does not know a day before a bug was opened again', async () => {
  const again = aTask({ date_left_closed: '2026-08-20T00:00:00+00:00' });
  const server = await serve([...tasks, again]);
  expect(await figures(questionFor(server), '2026-08-15')).toMatchObject({
    'bugs-open': 'not-collected',
  });
  expect(await figures(questionFor(server))).toMatchObject({ 'bugs-open': 3 });
});

it('no bug at all is none; fewer than were promised are not known', async () => {
  expect(await figures(questionFor(await serve([])))).toMatchObject({ 'bugs-open': 0 });
  expect(await figures(questionFor(await serve(tasks, 9)))).toMatchObject({
    'bugs-open': 'pagination',
  });
});

it('does not follow a next page to another host', async () => {
  const page = { entries: [], next_collection_link: 'https://elsewhere.example.org/' };
  const server = await loopback(json(page));
  servers.push(server);
  expect(await figures(questionFor(server))).toMatchObject({ 'bugs-open': 'pagination' });
});

it('does not apply where the registry names no tracker, and asks nobody', async () => {
  const { keys: _, ...without } = project;
  const server = await serve(tasks);
  const found = await figures(questionFor(server, { projects: [without] }), '2026-08-31', without);
  expect(new Set(Object.values(found))).toEqual(new Set(['no-tracker']));
  expect(server.requests).toEqual([]);
});

it('answers offline from what an earlier run kept', async () => {
  const server = await serve(tasks);
  const question = questionFor(server);
  const first = await figures(question);
  const asked = server.requests.length;
  expect(await figures({ ...question, offline: true })).toEqual(first);
  expect(server.requests).toHaveLength(asked);
});
