// A snapshot of many projects that say little.

import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { TimeWindow } from '../../src/domain/time.ts';

const cycle: TimeWindow = { name: 'cycle', from: '2019-04-11', to: '2019-10-16' };

/** Each pin and each figure names the turn it was made in: files of two turns can be told apart. */
export function aLargeSnapshot(count: number, turn = 'turn'): Snapshot {
  const names = Array.from({ length: count }, (_, at) => `part-${at}`);
  return {
    ...{ snapshotVersion: 1, definitions: 1, team: 'made', asOf: '2019-11-12', cycle: 'train' },
    windows: [cycle],
    pins: names.map((name) => ({ repository: `made/${name}`, source: 'git', commit: turn })),
    sources: [
      { source: 'governance', repository: 'made/governance', state: 'collected' },
      ...names.map((name) => ({
        ...{ source: 'git', repository: `made/${name}`, state: 'collected' as const },
        remarks: [turn],
      })),
    ],
    projects: names.map((name, at) => ({
      ...{ name, class: 'library', role: 'judged', repositories: [`made/${name}`], paths: [] },
      measurements: {
        'own-commits-cycle': {
          ...{ state: 'measured', value: at, sample: at, unit: 'commits', source: 'git' },
          ...{ window: cycle, links: [turn] },
        },
      },
    })),
  };
}
