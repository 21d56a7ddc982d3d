import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/domain/facts.ts';
import { reviewMeasures } from '../../../src/measure/reviews/catalogue.ts';
import type { ReviewInput } from '../../../src/measure/reviews/input.ts';
import {
  aChange,
  aResponse,
  asOf,
  aVote,
  bot,
  noon,
  reviewInput,
  someone,
} from '../../support/changes.ts';

const [ada, ben, eve] = [someone('ada'), someone('ben'), someone('eve', 'example.com')];

function measured(id: string, changes: readonly Change[], over: Partial<ReviewInput> = {}) {
  const found = reviewMeasures.find(({ definition }) => definition.id === id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found.measure(reviewInput(changes, over));
}

/** The value, or the code of the reason why there is none. */
function figure(id: string, changes: readonly Change[]): number | string {
  const measurement = measured(id, changes);
  return measurement.state === 'measured' ? measurement.value : measurement.reason.code;
}

function merged(day: string, over: Partial<Change> = {}): Change {
  return aChange({ status: 'merged', closedAt: noon(day), ...over });
}

function abandoned(day: string, over: Partial<Change> = {}): Change {
  return aChange({ status: 'abandoned', closedAt: noon(day), ...over });
}

const plusTwo = (by = ben, day = '2026-05-02') => aVote(by, day, 'Code-Review', 2);
const minusOne = (by = ben, day = '2026-05-02', patchSet = 1) =>
  aVote(by, day, 'Code-Review', -1, patchSet);

/** Uploaded in May, July and August. */
const threeSets = ['2026-05-01', '2026-07-01', '2026-08-01'].map((day, at) => ({
  number: at + 1,
  at: noon(day),
}));

describe('core reviewers and reviewers', () => {
  it.each<[string, readonly Change[], number, number]>([
    ['nobody', [aChange()], 0, 0],
    ['one +2', [aChange({ responses: [plusTwo()] })], 1, 1],
    [
      'the same person twice',
      [aChange({ responses: [plusTwo()] }), aChange({ responses: [plusTwo()] })],
      1,
      1,
    ],
    [
      'two addresses of one person',
      [
        aChange({
          owner: ben,
          responses: [plusTwo(ada), plusTwo({ name: 'Ada', address: 'ada.old@example.org' })],
        }),
      ],
      1,
      1,
    ],
    [
      'a +1 is a review only',
      [aChange({ responses: [aVote(ben, '2026-05-02', 'Code-Review', 1)] })],
      0,
      1,
    ],
    ['a comment is a review only', [aChange({ responses: [aResponse(ben, '2026-05-02')] })], 0, 1],
    ['the owner does not count', [aChange({ responses: [plusTwo(ada)] })], 0, 0],
    ['a listed bot does not count', [aChange({ responses: [plusTwo(bot)] })], 0, 0],
    [
      'what the source marks as automated does not count',
      [aChange({ responses: [{ ...plusTwo(), isAutomated: true }] })],
      0,
      0,
    ],
    [
      'a vote before the window',
      [aChange({ createdAt: noon('2026-03-01'), responses: [plusTwo(ben, '2026-03-31')] })],
      0,
      0,
    ],
    ['a vote after the as-of day', [aChange({ responses: [plusTwo(ben, '2026-09-01')] })], 0, 0],
    [
      'a vote that stands on a merged change without a message',
      [merged('2026-05-05', { votes: [{ label: 'Code-Review', value: 2, by: eve }] })],
      1,
      1,
    ],
    [
      'nameless accounts are persons of their own',
      [
        aChange({
          responses: [
            plusTwo({ name: 'account 7', address: '' }),
            plusTwo({ name: 'account 8', address: '' }),
          ],
        }),
      ],
      2,
      2,
    ],
  ])('%s', (_what, changes, core, all) => {
    expect(figure('core-reviewers-cycle', changes)).toBe(core);
    expect(figure('reviewers-cycle', changes)).toBe(all);
  });
});

describe('what is opened and closed', () => {
  const changes = [
    merged('2026-05-10'),
    merged('2026-03-10', { createdAt: noon('2026-03-01') }),
    abandoned('2026-06-01', { createdAt: noon('2026-01-01') }),
    aChange(),
    merged('2026-09-05'),
    aChange({ createdAt: noon('2026-09-02') }),
  ];

  it.each([
    ['changes-opened-cycle', 3],
    ['changes-merged-cycle', 1],
    ['changes-abandoned-cycle', 1],
    ['changes-opened-365d', 5],
    ['changes-merged-365d', 2],
    ['change-closure-ratio-cycle', 0.5],
    ['open-changes', 2],
  ])('%s is %d: what came after the as-of day is not seen', (id, value) => {
    expect(figure(id, changes)).toBe(value);
  });

  it.each([
    ['2026-04-01', 0],
    ['2026-04-02', 1],
    [asOf, 1],
    ['2026-09-01', 0],
  ])('a change merged on %s counts %d in the window of 2 April to 31 August', (day, count) => {
    expect(figure('changes-merged-cycle', [merged(day, { createdAt: noon('2026-01-01') })])).toBe(
      count,
    );
  });

  it('counts backports by their branch', () => {
    const branches = ['master', 'stable/2026.1', 'unmaintained/zed', 'stable-ish'];
    expect(
      figure(
        'backports-merged-cycle',
        branches.map((branch) => merged('2026-05-05', { branch })),
      ),
    ).toBe(2);
  });

  it('has no ratio of nothing', () => {
    expect(figure('change-closure-ratio-cycle', [])).toBe('nothing-to-measure');
  });
});

describe('days to a first response', () => {
  it.each<[string, readonly Change[], number | string]>([
    [
      'the first of several',
      [aChange({ responses: [aResponse(ben, '2026-05-04'), aResponse(eve, '2026-05-09')] })],
      3,
    ],
    [
      'bots and the owner do not answer',
      [
        aChange({
          responses: [
            aResponse(bot, '2026-05-01'),
            aResponse(ada, '2026-05-02'),
            aResponse(ben, '2026-05-06'),
          ],
        }),
      ],
      5,
    ],
    [
      'one that nobody answered has waited so far',
      [aChange({ createdAt: noon('2026-08-21') })],
      10.5,
    ],
    [
      'a later answer is not known yet',
      [aChange({ createdAt: noon('2026-08-21'), responses: [aResponse(ben, '2026-09-20')] })],
      10.5,
    ],
    ['one closed unanswered is left out', [abandoned('2026-05-02')], 'nothing-to-measure'],
    [
      'the median of an even number',
      [
        aChange({ responses: [aResponse(ben, '2026-05-02')] }),
        aChange({ responses: [aResponse(ben, '2026-05-04')] }),
      ],
      2,
    ],
    [
      'opened before the window',
      [aChange({ createdAt: noon('2026-03-01'), responses: [aResponse(ben, '2026-05-02')] })],
      'nothing-to-measure',
    ],
  ])('%s', (_what, changes, expected) => {
    expect(figure('median-days-to-first-response-cycle', changes)).toBe(expected);
  });
});

it('takes days to merge from proposal to submission', () => {
  expect(
    figure('median-days-to-merge-cycle', [merged('2026-05-04'), merged('2026-05-11'), aChange()]),
  ).toBe(6.5);
  expect(figure('median-days-to-merge-cycle', [aChange()])).toBe('nothing-to-measure');
});

describe('who has to move', () => {
  const second = {
    patchSets: [
      { number: 1, at: noon('2026-05-01') },
      { number: 2, at: noon('2026-06-01') },
    ],
  };

  it.each<[string, Partial<Change>, 'reviewer' | 'submitter' | 'nobody', number | undefined]>([
    ['nobody said anything', {}, 'reviewer', 122.5],
    ['a +1', { responses: [aVote(ben, '2026-05-02', 'Code-Review', 1)] }, 'reviewer', 122.5],
    ['a -1', { responses: [minusOne()] }, 'submitter', 121.5],
    [
      'a -1 and a new patch set',
      { ...second, responses: [minusOne()], votes: [] },
      'reviewer',
      91.5,
    ],
    [
      'a -1 on the new patch set',
      { ...second, responses: [minusOne(ben, '2026-06-03', 2)] },
      'submitter',
      89.5,
    ],
    [
      'failed checks',
      { responses: [aVote(bot, '2026-05-02', 'Verified', -1)] },
      'submitter',
      121.5,
    ],
    [
      'a -1 that was taken back',
      { responses: [minusOne(), aVote(ben, '2026-05-03', 'Code-Review', 0)], votes: [] },
      'reviewer',
      122.5,
    ],
    [
      'approved, waiting for the gate',
      { responses: [plusTwo(), aVote(ben, '2026-05-03', 'Workflow', 1)] },
      'nobody',
      undefined,
    ],
    ['work in progress by flag', { isWorkInProgress: true }, 'nobody', undefined],
    [
      'work in progress by Workflow-1',
      { responses: [aVote(ada, '2026-05-03', 'Workflow', -1)] },
      'nobody',
      undefined,
    ],
    [
      'made ready late',
      { readiness: [{ at: noon('2026-08-01'), isWorkInProgress: false }] },
      'reviewer',
      30.5,
    ],
    [
      'a -1 that came after the as-of day',
      { responses: [minusOne(ben, '2026-09-09')] },
      'reviewer',
      122.5,
    ],
    [
      'work in progress only after the as-of day',
      { isWorkInProgress: true, readiness: [{ at: noon('2026-09-09'), isWorkInProgress: true }] },
      'reviewer',
      122.5,
    ],
  ])('%s', (_what, over, who, days) => {
    const changes = [aChange(over)];
    expect(figure('waiting-for-reviewer', changes)).toBe(who === 'reviewer' ? 1 : 0);
    expect(figure('waiting-for-submitter', changes)).toBe(who === 'submitter' ? 1 : 0);
    if (who !== 'nobody') expect(figure(`waiting-for-${who}-median-days`, changes)).toBe(days);
    else expect(figure('waiting-for-reviewer-median-days', changes)).toBe('nothing-to-measure');
  });

  it('gives the third quartile beside the median', () => {
    const changes = ['2026-08-01', '2026-08-11', '2026-08-21', '2026-08-30', '2026-08-31'].map(
      (day) => aChange({ createdAt: noon(day) }),
    );
    expect(figure('waiting-for-reviewer-median-days', changes)).toBe(10.5);
    expect(figure('waiting-for-reviewer-p75-days', changes)).toBe(20.5);
  });

  it.each<[string, Partial<Change>, number]>([
    ['never objected to', {}, 122.5],
    [
      'objected to on the first of three patch sets',
      { responses: [minusOne(ben, '2026-05-03')], patchSets: threeSets },
      61.5,
    ],
    [
      'objected to by a machine on the second',
      { responses: [aVote(bot, '2026-07-02', 'Verified', -1, 2)], patchSets: threeSets },
      30.5,
    ],
    [
      'objected to, and taken back before the next patch set',
      {
        responses: [minusOne(ben, '2026-05-03'), aVote(ben, '2026-05-04', 'Code-Review', 0)],
        patchSets: threeSets,
      },
      122.5,
    ],
    [
      'objected to after the as-of day',
      { responses: [minusOne(ben, '2026-09-03', 2)], patchSets: threeSets },
      122.5,
    ],
  ])('has three clocks of what waits for a reviewer: %s', (_what, over, days) => {
    const changes = [aChange({ ...over, votes: [] })];
    const last = over.patchSets === undefined ? 122.5 : 30.5;
    expect(figure('waiting-for-reviewer-median-days', changes)).toBe(last);
    expect(figure('waiting-since-objection-median-days', changes)).toBe(days);
    expect(figure('waiting-since-opening-median-days', changes)).toBe(122.5);
  });

  it('gives the quartiles of each clock', () => {
    const changes = ['2026-08-01', '2026-08-11', '2026-08-21', '2026-08-30', '2026-08-31'].map(
      (day) =>
        aChange({ createdAt: noon(day), patchSets: [{ number: 1, at: noon('2026-08-31') }] }),
    );
    const of = (clock: string) =>
      ['p25', 'median', 'p75'].map((each) => figure(`${clock}-${each}-days`, changes));
    expect(of('waiting-for-reviewer')).toEqual([0.5, 0.5, 0.5]);
    expect(of('waiting-since-objection')).toEqual([0.5, 0.5, 0.5]);
    expect(of('waiting-since-opening')).toEqual([1.5, 10.5, 20.5]);
  });

  it('keeps work in progress apart from open changes', () => {
    const changes = [aChange(), aChange({ isWorkInProgress: true })];
    expect(figure('open-changes', changes)).toBe(1);
    expect(figure('work-in-progress', changes)).toBe(1);
  });
});

describe('unreviewed and prioritised', () => {
  it.each<[string, readonly Change[], number | string]>([
    ['one of two', [aChange(), aChange({ responses: [aResponse(ben, '2026-05-02')] })], 0.5],
    [
      'bots and the owner do not review',
      [aChange({ responses: [aResponse(bot, '2026-05-02'), aResponse(ada, '2026-05-03')] })],
      1,
    ],
    ['nothing is open', [merged('2026-05-05')], 'nothing-to-measure'],
  ])('unreviewed share: %s', (_what, changes, expected) => {
    expect(figure('unreviewed-share', changes)).toBe(expected);
  });

  it('counts prioritised open changes and how long they wait', () => {
    const changes = [
      aChange({ responses: [aVote(ben, '2026-08-21', 'Review-Priority', 2)] }),
      aChange(),
    ];
    expect(figure('review-priority-open', changes)).toBe(1);
    expect(figure('review-priority-median-days', changes)).toBe(10.5);
  });

  it('does not apply where the project has no such label', () => {
    expect(figure('review-priority-open', [aChange()])).toBe('no-label');
  });
});

describe("approvals by the owner's organisation", () => {
  const approved = (...by: (typeof ada)[]) =>
    merged('2026-05-05', { responses: by.map((each) => plusTwo(each)) });
  const free = someone('kim', 'mail.example.net');

  it.each<[string, readonly Change[], number | string]>([
    ['by a colleague', [approved(ben)], 1],
    ['by somebody else', [approved(eve)], 0],
    ['by both', [approved(ben, eve)], 0],
    ['an approver without organisation is not judged', [approved(ben, free), approved(ben)], 1],
    ['nobody known', [approved(free)], 'nothing-to-measure'],
    ['merged without +2', [merged('2026-05-05')], 'nothing-to-measure'],
  ])('%s', (_what, changes, expected) => {
    expect(figure('own-organisation-approvals-share-cycle', changes)).toBe(expected);
  });
});

describe('unknown is never 0', () => {
  const unknown = { state: 'unknown', reason: { code: 'timeout', detail: 'no answer' } } as const;
  const absent = {
    state: 'not-applicable',
    reason: { code: 'mirror', detail: 'no pull requests' },
  } as const;

  it.each(reviewMeasures.map(({ definition }) => definition.id))(
    '%s stays unknown, or not applicable, with its reason',
    (id) => {
      expect(measured(id, [], { facts: unknown })).toMatchObject({
        state: 'unknown',
        reason: unknown.reason,
      });
      expect(measured(id, [], { facts: absent })).toMatchObject({
        state: 'not-applicable',
        reason: absent.reason,
      });
    },
  );
});

it('has one id for each measure, ending in its window', () => {
  const ids = reviewMeasures.map(({ definition }) => definition.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { definition } of reviewMeasures) {
    if (definition.window !== 'as-of')
      expect(definition.id.endsWith(`-${definition.window}`)).toBe(true);
  }
});

it('links a figure to what shows it, and takes the source from its input', () => {
  const links = ({ what }: { what: string }) => [`https://review.example.org/${what}`];
  expect(
    measured('changes-merged-cycle', [merged('2026-05-05')], { links, source: 'github' }),
  ).toMatchObject({
    source: 'github',
    links: ['https://review.example.org/merged'],
  });
});

it('never looks past the as-of day: later events change no figure', () => {
  const day = fc.integer({ min: 1, max: 60 });
  const later = (days: number) => noon(asOf) + days * 86_400;
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 6 }),
      fc.constantFrom('merged', 'abandoned', 'open'),
      (days, status) => {
        const before = aChange({
          number: 1,
          responses: [minusOne()],
          updatedAt: noon('2026-05-02'),
        });
        const responses = [
          ...before.responses,
          ...days.map((each) => ({ ...plusTwo(eve), at: later(each) })),
        ];
        const closedAt = status === 'open' ? undefined : later(61);
        const after = { ...before, responses, status, closedAt, updatedAt: later(61), votes: [] };
        for (const { definition } of reviewMeasures) {
          expect(measured(definition.id, [after])).toEqual(measured(definition.id, [before]));
        }
      },
    ),
    { numRuns: 50 },
  );
});

describe('approval by one person, and by nobody', () => {
  const changes = [
    merged('2026-05-03', { responses: [plusTwo(ben)] }),
    merged('2026-05-04', { responses: [plusTwo(ben), plusTwo(eve)] }),
    merged('2026-05-05'),
    aChange({ responses: [plusTwo(bot)] }),
  ];

  it('is the share of the one who gives most, of what merged', () => {
    expect(measured('top-approver-share-365d', changes)).toMatchObject({ value: 2 / 3, sample: 3 });
    expect(figure('top-approver-share-365d', [aChange()])).toBe('nothing-to-measure');
  });

  it('and of what nobody else saw', () => {
    expect(figure('merged-unreviewed-share-365d', changes)).toBe(1 / 3);
    expect(figure('opened-unanswered-share-365d', changes)).toBe(2 / 4);
    expect(figure('merged-unreviewed-share-365d', [aChange()])).toBe('nothing-to-measure');
  });
});
