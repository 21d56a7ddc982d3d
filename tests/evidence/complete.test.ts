// What a snapshot should hold and does not is unknown: nobody becomes healthier by a line that is missing.

import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { complete } from '../../src/evidence/complete.ts';
import { aDefinition, aMeasurement, yearWindow } from '../support/scorecard.ts';

const definitions = [
  aDefinition('releases-365d', 'Releases', { unit: 'releases' }),
  aDefinition('core-reviewers-365d', 'Core reviewers', { source: 'gerrit' }),
  aDefinition('days-since-commit', 'Days', { window: 'as-of' }),
];
const snapshot: Snapshot = {
  snapshotVersion: 1,
  definitions: 1,
  team: 'x',
  asOf: '2019-11-12',
  cycle: 'train',
  windows: [yearWindow],
  pins: [],
  sources: [{ source: 'git', repository: 'openstack/a', state: 'collected' }],
  projects: [
    {
      name: 'a',
      class: 'library',
      role: 'judged',
      repositories: ['openstack/a'],
      paths: [],
      measurements: { 'releases-365d': aMeasurement(3) },
    },
  ],
};
const ids = (...all: string[]) =>
  complete(snapshot, new Set(all), definitions).projects[0]?.measurements;

describe('a snapshot made whole', () => {
  it('keeps what it holds, and adds nothing that nobody looks at', () => {
    expect(ids('releases-365d')).toEqual({ 'releases-365d': aMeasurement(3) });
  });

  it('does not know what its sources were asked for and it lacks', () => {
    expect(ids('days-since-commit')?.['days-since-commit']).toMatchObject({
      state: 'unknown',
      reason: { code: 'not-collected', detail: 'the snapshot does not hold it' },
      window: { name: 'as-of', from: '2019-11-12', to: '2019-11-12' },
    });
  });

  it('was not asked for what another source tells, and names that source', () => {
    expect(ids('core-reviewers-365d')?.['core-reviewers-365d']).toMatchObject({
      state: 'not-applicable',
      reason: { code: 'not-asked' },
      source: 'gerrit',
      window: yearWindow,
    });
  });
});
