import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/measure/source-measure.ts';
import type { GateBuildset } from '../../../src/sources/zuul/facts.ts';
import { zuulLinks } from '../../../src/sources/zuul/links.ts';
import { gateMeasures } from '../../../src/sources/zuul/measures.ts';
import { aRun, gateInput, known, noon } from '../../support/changes.ts';

function measured(id: string, runs: readonly GateBuildset[], over = {}) {
  const found = gateMeasures.find(({ definition }) => definition.id === id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found.measure(gateInput(runs, over));
}

function figure(id: string, runs: readonly GateBuildset[]): number | string {
  const measurement = measured(id, runs);
  return measurement.state === 'measured' ? measurement.value : measurement.reason.code;
}

const failed = (over = {}) => aRun({ result: 'FAILURE', ...over });

describe('success', () => {
  it.each<[string, readonly GateBuildset[], number | string, number | string]>([
    ['all passed', [aRun(), aRun()], 1, 0],
    ['one of four failed', [aRun(), aRun(), aRun(), failed()], 0.75, 0],
    ['a time-out is a failure', [aRun(), aRun({ result: 'TIMED_OUT' })], 0.5, 0],
    [
      'cancelled and dequeued runs are kept apart',
      [aRun(), aRun({ result: 'CANCELLED' }), aRun({ result: 'DEQUEUED' })],
      1,
      2,
    ],
    [
      'a run without result is kept apart (Z2)',
      [aRun(), aRun({ result: null, endedAt: undefined })],
      1,
      1,
    ],
    [
      'a result without a believable end is kept apart (Z2)',
      [aRun(), failed({ endedAt: undefined })],
      1,
      1,
    ],
    [
      'a run that ended after the as-of day was still going',
      [aRun(), failed({ day: '2026-08-31', endedAt: noon('2026-09-01') })],
      1,
      1,
    ],
    ['nothing was decided', [aRun({ result: null, endedAt: undefined })], 'nothing-to-measure', 1],
    ['runs before the window do not count', [aRun({ day: '2026-03-01' })], 'nothing-to-measure', 0],
  ])('%s', (_what, runs, share, undecided) => {
    expect(figure('gate-success-share-cycle', runs)).toBe(share);
    expect(figure('gate-undecided-cycle', runs)).toBe(undecided);
  });

  it('names the sample beside the share', () => {
    expect(
      measured('gate-success-share-cycle', [aRun(), failed(), aRun({ result: null })]),
    ).toMatchObject({ sample: 2 });
  });
});

describe('days since a success', () => {
  it.each<[string, readonly GateBuildset[], number | string]>([
    [
      'the newest',
      [aRun({ day: '2026-08-01' }), aRun({ day: '2026-08-21' }), failed({ day: '2026-08-30' })],
      10,
    ],
    ['today', [aRun({ day: '2026-08-31' })], 0],
    [
      'never: since the first run',
      [failed({ day: '2026-08-21' }), failed({ day: '2026-08-25' })],
      10,
    ],
    [
      'a later success is not known yet',
      [aRun({ day: '2026-08-21' }), aRun({ day: '2026-09-09' })],
      10,
    ],
    [
      'a run older than a year: how far back was read differs',
      [aRun({ day: '2025-08-30' })],
      'nothing-to-measure',
    ],
    ['no run at all', [], 'nothing-to-measure'],
  ])('%s', (_what, runs, days) => {
    expect(figure('days-since-gate-success', runs)).toBe(days);
  });
});

describe('the first try of a good change', () => {
  it.each<[string, readonly GateBuildset[], number | string]>([
    ['at once', [aRun()], 1],
    ['at the second try', [failed(), aRun({ day: '2026-05-02' })], 0],
    ['never passed: not known to be good', [failed()], 'nothing-to-measure'],
    ['another patch set is another try', [failed(), aRun({ day: '2026-05-02', patchSet: '2' })], 1],
    ['a cancelled run is no try', [aRun({ result: 'DEQUEUED' }), aRun({ day: '2026-05-02' })], 1],
    [
      'the first try may lie before the window',
      [failed({ day: '2026-04-01' }), aRun({ day: '2026-04-03' })],
      0,
    ],
    [
      'two of three',
      [aRun(), aRun({ change: 2 }), failed({ change: 3 }), aRun({ change: 3, day: '2026-05-02' })],
      2 / 3,
    ],
  ])('%s', (_what, runs, share) => {
    expect(figure('gate-first-try-share-cycle', runs)).toBe(share);
  });
});

describe('the worst job', () => {
  const build = (job: string, result = 'FAILURE', voting = true) => ({ job, result, voting });

  it.each<[string, readonly GateBuildset[], number | string]>([
    ['none failed', [aRun()], 0],
    ['one of two', [aRun(), failed({ builds: [build('functional')] })], 0.5],
    [
      'each job once a run',
      [aRun(), failed({ builds: [build('functional'), build('functional')] })],
      0.5,
    ],
    ['non-voting jobs do not count', [failed({ builds: [build('grenade', 'FAILURE', false)] })], 0],
    [
      'the one that failed most',
      [
        failed({ builds: [build('a'), build('b')] }),
        failed({ builds: [build('b')] }),
        aRun(),
        aRun(),
      ],
      0.5,
    ],
    [
      'a renamed job ends under its old name, and nothing stops passing (Z4)',
      [failed({ builds: [build('old')] }), aRun(), failed({ builds: [build('new')] }), aRun()],
      0.25,
    ],
  ])('%s', (_what, runs, share) => {
    expect(figure('gate-worst-job-share-cycle', runs)).toBe(share);
  });

  it('is named by its link', () => {
    const links = zuulLinks('https://zuul.example.org/', 'openstack', ['openstack/neutron']);
    expect(
      measured('gate-worst-job-share-cycle', [failed({ builds: [build('tempest slow')] })], {
        links,
      }),
    ).toMatchObject({
      links: [
        'https://zuul.example.org/t/openstack/builds?project=openstack%2Fneutron&pipeline=gate&job_name=tempest%20slow',
      ],
    });
    expect(measured('gate-success-share-cycle', [aRun()], { links })).toMatchObject({
      links: [
        'https://zuul.example.org/t/openstack/buildsets?project=openstack%2Fneutron&pipeline=gate',
      ],
    });
  });
});

describe('facts of a project of several repositories', () => {
  const project = { repositories: ['a', 'b'], paths: [] };
  const unknown = { state: 'unknown', reason: { code: 'timeout', detail: 'x' } } as const;
  const absent = { state: 'not-applicable', reason: { code: 'no-jobs', detail: 'y' } } as const;

  it.each([
    ['both known', [known([1]), known([2])], known([1, 2])],
    ['one unknown', [known([1]), unknown], unknown],
    ['one without jobs', [known([1]), absent], known([1])],
    ['both without jobs', [absent, absent], absent],
    ['unknown outweighs absent', [absent, unknown], unknown],
  ])('%s', (_what, [a, b], expected) => {
    expect(factsOf(project, new Map(Object.entries({ a, b })) as never)).toEqual(expected);
  });

  it('are unknown for a repository that was not read, and do not apply to a folder', () => {
    expect(factsOf(project, new Map())).toMatchObject({
      state: 'unknown',
      reason: { code: 'not-collected' },
    });
    expect(factsOf({ ...project, paths: ['plugins/x'] }, new Map())).toMatchObject({
      state: 'not-applicable',
    });
  });
});

it.each(gateMeasures.map(({ definition }) => definition.id))(
  '%s of a project without gate jobs does not apply, and is unknown where Zuul was ill',
  (id) => {
    const absent = { state: 'not-applicable', reason: { code: 'no-jobs', detail: 'x' } };
    const unknown = { state: 'unknown', reason: { code: 'suspicious-empty', detail: 'x' } };
    expect(measured(id, [], { facts: absent })).toMatchObject(absent);
    expect(measured(id, [], { facts: unknown })).toMatchObject(unknown);
  },
);

it.each(['MERGE_CONFLICT', 'MERGER_FAILURE', 'CONFIG_ERROR'])(
  'a run that ended with %s was never tried: undecided, not failed (W20)',
  (result) => {
    const runs = [aRun(), aRun({ result })];
    expect(measured('gate-success-share-365d', runs)).toMatchObject({ value: 1, sample: 1 });
    expect(measured('gate-undecided-365d', runs)).toMatchObject({ value: 1, sample: 2 });
  },
);
