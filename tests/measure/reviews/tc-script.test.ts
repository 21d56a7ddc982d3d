// One set of changes and gate runs, from loopback servers through our collectors to our measures, beside the arithmetic
// of the script that people use today. Each difference is one named quirk; without the quirks both give the same figures.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, Sourced } from '../../../src/domain/facts.ts';
import { reviewMeasures } from '../../../src/measure/reviews/catalogue.ts';
import { factsOf } from '../../../src/measure/source-measure.ts';
import { collectGerrit } from '../../../src/sources/gerrit/collect.ts';
import { collectZuul } from '../../../src/sources/zuul/collect.ts';
import type { GateBuildset } from '../../../src/sources/zuul/facts.ts';
import { gateMeasures } from '../../../src/sources/zuul/measures.ts';
import { asOf, gateInput, reviewInput, windows } from '../../support/changes.ts';
import { type ChangeRow, generatedChanges } from '../../support/gerrit-data.ts';
import { type GerritServer, gerritServer } from '../../support/gerrit-server.ts';
import { memoryDocuments, testClient } from '../../support/http.ts';
import {
  asWritten,
  projectStats,
  type Quirks,
  type TeamFigures,
  withoutQuirks,
} from '../../support/tc-script.ts';
import { type BuildsetRow, generatedGate } from '../../support/zuul-data.ts';
import { type ZuulServer, zuulServer } from '../../support/zuul-server.ts';

const team = Array.from({ length: 15 }, (_, n) => `openstack/networking-${n}`);
const season = {
  projects: team,
  from: Date.parse('2025-01-01T00:00:00Z') / 1000,
  to: Date.parse('2026-08-31T20:00:00Z') / 1000,
};
const rows = generatedChanges({ ...season, changes: 3600 });
const gate = generatedGate({ ...season, buildsets: 2600 });
for (const [n, set] of gate.sets.entries())
  if (n % 9 === 0 && set.refs?.[0]) set.refs[0].branch = 'stable/2026.1';
// Merges without a standing Verified vote, as forced ones are: the script's merged query takes them.
for (const row of rows.filter(({ status, _number }) => status === 'MERGED' && _number % 7 === 0)) {
  row.labels['Verified'] = {};
  row.messages = row.messages.filter(({ message }) => !message.includes('Verified'));
}

let gerrit: GerritServer;
let zuul: ZuulServer;
let changes: ReadonlyMap<string, Sourced<readonly Change[]>>;
let runs: ReadonlyMap<string, Sourced<readonly GateBuildset[]>>;

beforeAll(async () => {
  gerrit = await gerritServer({ changes: rows, projects: team });
  zuul = await zuulServer({ sets: gate.sets, builds: gate.builds });
  const options = {
    projects: team,
    window: { from: '2025-01-01', to: asOf },
    askedAt: '2026-09-01T00:00:00.000Z',
    http: testClient(),
    documents: memoryDocuments(),
  };
  changes = (await collectGerrit({ ...options, url: gerrit.url })).facts;
  runs = (await collectZuul({ ...options, url: zuul.url, tenant: 'openstack' })).facts;
});

afterAll(async () => {
  await gerrit.close();
  await zuul.close();
});

const half = windows['180d'];

/** Our figures for some repositories together, in percent. */
function ours(repositories: readonly string[]): TeamFigures {
  const project = { repositories, paths: [] };
  const value = (id: string): number => {
    const review = reviewMeasures.find(({ definition }) => definition.id === id);
    const measurement =
      review?.measure(reviewInput([], { facts: factsOf(project, changes) })) ??
      gateMeasures
        .find(({ definition }) => definition.id === id)
        ?.measure(gateInput([], { facts: factsOf(project, runs) }));
    return measurement?.state === 'measured' ? measurement.value : Number.NaN;
  };
  return {
    valid: value('valid-changes-180d'),
    unreviewed: 100 * value('valid-unreviewed-share-180d'),
    merged: 100 * value('valid-merged-share-180d'),
    topOwner: 100 * value('top-owner-share-180d'),
    gateSuccess: 100 * value('gate-success-share-180d'),
  };
}

function theirs(repositories: readonly string[], quirks: Quirks): TeamFigures {
  const isIn = (row: ChangeRow) => repositories.includes(row.project);
  const isRunIn = (row: BuildsetRow) => repositories.includes(row.refs?.[0]?.project ?? '');
  return projectStats(rows.filter(isIn), gate.sets.filter(isRunIn), half, quirks);
}

describe('the script without its quirks', () => {
  it.each<[string, readonly string[]]>([
    ['the team', team],
    ...team.map((name): [string, readonly string[]] => [name, [name]]),
  ])('gives our figures for %s', (_name, repositories) => {
    const [we, they] = [ours(repositories), theirs(repositories, withoutQuirks)];
    for (const [id, value] of Object.entries(they)) {
      expect(we[id as keyof TeamFigures], id).toBeCloseTo(value, 9);
    }
  });
});

describe('each quirk, put back alone, moves the figures it is about', () => {
  it.each<[string, Partial<Quirks>, readonly (keyof TeamFigures)[]]>([
    [
      'one page is taken for all: 500 of 500 are merged',
      { firstPageOnly: 500 },
      ['valid', 'merged', 'unreviewed', 'topOwner'],
    ],
    [
      'touched is taken for proposed',
      { byUpdate: true },
      ['valid', 'merged', 'unreviewed', 'topOwner'],
    ],
    [
      'merges without Verified are divided by changes with it',
      { unverifiedMerges: true },
      ['merged'],
    ],
    [
      'shares are rounded down',
      { floors: true },
      ['merged', 'unreviewed', 'topOwner', 'gateSuccess'],
    ],
    ['cancelled and unfinished runs fail', { undecidedFail: true }, ['gateSuccess']],
    ['stable branches have no gate', { masterRunsOnly: true }, ['gateSuccess']],
    [
      'the newest 500 runs of all repositories, whatever their dates',
      { newestRuns: 500 },
      ['gateSuccess'],
    ],
  ])('%s', (_what, quirk, moved) => {
    const right = theirs(team, withoutQuirks);
    const wrong = theirs(team, { ...withoutQuirks, ...quirk });
    const keys = Object.keys(right) as (keyof TeamFigures)[];
    expect(keys.filter((key) => right[key] !== wrong[key]).sort()).toEqual([...moved].sort());
  });

  it('together they print a merge rate of 100 % where about two thirds are right', () => {
    expect(theirs(team, asWritten).merged).toBe(100);
    expect(ours(team).merged).toBeGreaterThan(55);
    expect(ours(team).merged).toBeLessThan(75);
  });
});

it('counts the same as a straight walk over the rows', () => {
  const inCycle = (time: string) =>
    time.slice(0, 10) >= windows.cycle.from && time.slice(0, 10) <= asOf;
  const count = (test: (row: ChangeRow) => boolean) => rows.filter(test).length;
  const all = factsOf({ repositories: team, paths: [] }, changes);
  const value = (id: string) => {
    const measurement = reviewMeasures
      .find(({ definition }) => definition.id === id)
      ?.measure(reviewInput([], { facts: all }));
    return measurement?.state === 'measured' ? measurement.value : undefined;
  };
  const approvers = rows
    .flatMap(({ messages }) => messages)
    .filter(({ date, message }) => inCycle(date) && message.includes('Code-Review+2'));
  expect(value('changes-opened-cycle')).toBe(count(({ created }) => inCycle(created)));
  expect(value('changes-merged-cycle')).toBe(
    count(({ submitted }) => submitted !== undefined && inCycle(submitted)),
  );
  expect(value('changes-abandoned-cycle')).toBe(
    count(({ status, updated }) => status === 'ABANDONED' && inCycle(updated)),
  );
  expect(value('open-changes')).toBe(
    count((row) => row.status === 'NEW' && row.work_in_progress !== true),
  );
  expect(value('core-reviewers-cycle')).toBe(
    new Set(approvers.map(({ author }) => author?._account_id)).size,
  );
});
