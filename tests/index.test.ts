// The library's face: what each command does can be done through it alone.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../src/cli/listing.ts';
import * as stadium from '../src/index.ts';

let cache: string;
const world = {
  now: () => new Date('2026-11-22T12:00:00Z'),
  env: {},
  signal: new AbortController().signal,
};
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'stadium-library-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** What does the work of each command. A command without an entry is one that a script cannot do. */
const taskOf = {
  report: stadium.report,
  explain: stadium.explain,
  chart: stadium.pictureOf,
  compare: stadium.compare,
  timeline: stadium.timeline,
  criteria: stadium.criteria,
  goals: stadium.goals,
  gate: stadium.gate,
  candidates: stadium.loadScorecard,
  agenda: stadium.loadScorecard,
  dependents: stadium.dependents,
  drift: stadium.drift,
  decide: stadium.decide,
  answer: stadium.answer,
  call: stadium.prepareMails,
  outbox: stadium.listOutbox,
  collect: stadium.collect,
  people: stadium.findPeople,
  publish: stadium.renderPublication,
  init: stadium.init,
  backtest: stadium.backtest,
  validate: stadium.validate,
  doctor: stadium.examine,
  schema: stadium.schemaOf,
  docs: stadium.reference,
  templates: stadium.copyTemplates,
} as const;

/** Words for a shell alone. */
const terminalOnly = ['completion'];

describe('the library', () => {
  it('has a task for every command', () => {
    const missing = commandNames.filter(
      (name) => !(name in taskOf) && !terminalOnly.includes(name),
    );
    expect(missing).toEqual([]);
  });

  it('loads, judges and renders', async () => {
    const { scorecard } = await stadium.report({ asOf: 'train', cache }, world);
    const [file] = await stadium.render(stadium.forms.scorecard, 'csv', { scorecard });
    expect(file?.content).toMatch(/^project,/);
    expect(scorecard.projects.length).toBeGreaterThan(10);
  });

  it('explains, compares, looks ahead and validates', async () => {
    const { card } = await stadium.explain('networking-sfc', { asOf: 'train', cache }, world);
    expect(card.name).toBe('networking-sfc');
    expect(stadium.compare({ from: 'train', to: 'ussuri' }).isSamePolicy).toBe(true);
    expect(stadium.timeline({}, world).asOf).toBe('2026-11-22');
    expect(stadium.validate({}).projects).toBeGreaterThan(10);
    expect(stadium.reference('measures', {}).measures.length).toBeGreaterThan(10);
    expect(stadium.schemaOf('stadium')).toMatchObject({ type: 'object' });
  });
});

describe('the example', () => {
  it('prints a scorecard in ten lines', () => {
    const { stdout, status } = spawnSync(process.execPath, ['examples/scorecard.mjs', 'train'], {
      encoding: 'utf8',
      cwd: join(import.meta.dirname, '..'),
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# /);
  });
});
