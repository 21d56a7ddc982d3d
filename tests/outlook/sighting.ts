// A row of a back-test for tests: a test says only what matters to it.

import type { Outcome, Sighting } from '../../src/domain/outcome.ts';
import type { VerdictName } from '../../src/domain/verdict.ts';
import { aMeasurement } from '../support/scorecard.ts';

export interface SightingParts extends Partial<Outcome> {
  readonly points?: number;
  readonly verdict?: VerdictName;
  readonly values?: Readonly<Record<string, number>>;
}

const asked = {
  'commits-90d': 0,
  'days-since-commit': 0,
  'human-commits-365d': 0,
  'authors-365d': 0,
  'author-organisations-365d': 0,
  'commits-365d': 0,
  'releases-365d': 0,
  age: 1000,
};

export function aSighting(parts: SightingParts = {}): Sighting {
  const { points = 50, verdict = 'healthy', values = {}, ...outcome } = parts;
  const measurements = Object.entries({ ...asked, ...values }).map(([id, value]) => [
    id,
    aMeasurement(value),
  ]);
  return {
    outcome: {
      repository: 'a',
      asOf: '2019-10-16',
      retired: { 24: false },
      team: 'a',
      kind: '',
      stratum: 'code',
      weight: 1,
      ...outcome,
    },
    evidence: {
      name: outcome.repository ?? 'a',
      class: 'driver',
      role: 'judged',
      repositories: [],
      paths: [],
      measurements: Object.fromEntries(measurements),
    },
    verdict: {
      name: verdict,
      level: verdict === 'at-risk' ? 'thin' : null,
      levels: verdict === 'at-risk' ? ['thin'] : [],
      since: '2019-11-12',
      short: 0,
      signs: [],
      missing: [],
      points,
      range: { worst: points, best: points },
      coverage: 1,
      grades: [],
      reasons: [{ code: 'plainly-healthy', args: {} }],
    },
  };
}
