import { describe, expect, it } from 'vitest';
import type { ProjectCard } from '../../src/domain/scorecard.ts';
import { type GateInput, gatesOf } from '../../src/mail/gates.ts';
import type { MailRecord } from '../../src/mail/history.ts';
import type { Campaign } from '../../src/mail/message.ts';
import { aCard, aDecision, anEntry, aVerdict, scorecard2019, someSettings } from './fixtures.ts';

const name = 'networking-sfc';

function codes(
  card: Partial<ProjectCard>,
  over: Partial<GateInput> = {},
  campaign: Exclude<Campaign, 'digest'> = 'call',
): readonly string[] {
  const input: GateInput = {
    ...{ scorecard: scorecard2019(), settings: someSettings(), today: '2019-11-12' },
    history: { mails: [], answers: [] },
    ...over,
  };
  return gatesOf(aCard(name, card), campaign, input).map((gate) => gate.code);
}

function aCall(over: Partial<MailRecord> = {}): MailRecord {
  return {
    ...{ key: 'k', messageId: '<call@lists.example.org>', campaign: 'call', project: name },
    ...{ list: 'l@example.org', period: '2019-11-12', audience: 'list', covers: [name] },
    ...{ subject: '[neutron] Call', status: 'sent', words: '250', at: '2019-11-13T10:00:00Z' },
    refused: 0,
    ...over,
  };
}

function history(call: MailRecord, answers: GateInput['history']['answers'] = []) {
  return { mails: [call], answers };
}

describe('a call', () => {
  it('may go out on the day of the decision, at risk and with fresh figures', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    'healthy',
    'volunteers',
    'deprecate',
    'retire',
    'waive',
    'revive',
    'merge-into',
  ] as const)('does not go out when the decision is "%s"', (kind) => {
    expect(codes({ decision: aDecision(name, kind) })).toEqual(['not-decided']);
  });

  it('does not go out without a decision, nor for a reference', () => {
    expect(codes({ decision: undefined })).toEqual(['not-decided']);
    expect(codes({ role: 'reference', verdict: undefined })).toContain('reference');
  });

  it('does not go out on an undetermined verdict', () => {
    expect(codes({ verdict: aVerdict('undetermined', 40) })).toEqual(['undetermined']);
  });

  it.each([
    ['2019-11-26', []],
    ['2019-11-27', ['stale-facts']],
  ])('takes figures of 14 days and no older (%s)', (today, expected) => {
    expect(codes({}, { today })).toEqual(expected);
  });

  it.each([
    ['2020-01-27', []],
    ['2020-01-28', ['too-short']],
    ['2020-03-01', ['too-short']],
  ])('leaves people two weeks to answer (%s)', (today, expected) => {
    const scorecard = scorecard2019({ asOf: today });
    expect(codes({}, { today, scorecard })).toEqual(expected);
  });

  it('needs a day to answer by', () => {
    expect(codes({ timeline: [] })).toEqual(['no-answer-date']);
  });

  const healthy = { verdict: aVerdict('healthy', 80) };
  const point = (asOf: string, verdict: 'healthy' | 'at-risk') => ({ asOf, verdict, points: 50 });
  it.each([
    ['on the day of the decision, against the figures', '2019-11-12', [], []],
    [
      'later, healthy now and at risk before',
      '2019-12-01',
      [point('2019-11-12', 'at-risk')],
      ['recovered'],
    ],
    [
      'later, at risk in between',
      '2019-12-01',
      [point('2019-11-12', 'healthy'), point('2019-11-20', 'at-risk')],
      ['recovered'],
    ],
    ['later, never at risk', '2019-12-01', [point('2019-11-12', 'healthy')], []],
    ['later, with nothing known of before', '2019-12-01', [], ['recovered']],
  ])('of a healthy project %s', (_, asOf, trend, expected) => {
    expect(
      codes({ ...healthy, trend }, { today: asOf, scorecard: scorecard2019({ asOf }) }),
    ).toEqual(expected);
  });

  it.each([
    ['silent', 'thin', ['less-urgent']],
    ['failing', 'thin', ['less-urgent']],
    ['thin', 'thin', []],
    ['thin', 'silent', []],
  ] as const)(
    'of a project that was %s when the team decided and is %s now',
    (was, is, expected) => {
      const asOf = '2019-12-01';
      const verdict = { ...aVerdict('at-risk', 60), level: is, levels: [is] };
      const trend = [{ ...point('2019-11-12', 'at-risk'), levels: [was] }];
      const scorecard = scorecard2019({ asOf });

      expect(codes({ verdict, trend }, { today: asOf, scorecard })).toEqual(expected);
      expect(
        codes({ verdict, trend }, { today: asOf, scorecard, despiteAdvice: 'one commit' }),
      ).toEqual([]);
    },
  );

  it('heeds advice against it, unless a reason is given', () => {
    const adviceAgainst = [
      { project: name, reason: 'not critical', link: 'https://example.org/a' },
    ];
    const settings = someSettings({ adviceAgainst });
    expect(codes({}, { settings })).toEqual(['advice-against']);
    expect(codes({}, { settings, despiteAdvice: 'an operator asked' })).toEqual([]);
  });

  it('does not go out twice under another period, in a digest or by itself', () => {
    expect(codes({}, { history: history(aCall()) })).toEqual([]);
    expect(codes({}, { history: history(aCall({ period: '2019-10-01' })) })).toEqual([
      'called-already',
    ]);
    expect(codes({}, { history: history(aCall({ campaign: 'digest', period: 'train' })) })).toEqual(
      ['called-already'],
    );
    expect(
      codes({}, { history: history(aCall({ period: '2019-01-01', at: '2019-01-02T00:00:00Z' })) }),
    ).toEqual([]);
  });

  it('does not go out after volunteers answered', () => {
    const answer = {
      project: name,
      link: 'https://example.org/yes',
      volunteer: true,
      at: '2019-11-20T00:00:00Z',
    };
    expect(codes({}, { history: history(aCall(), [answer]) })).toEqual(['answered']);
    expect(codes({}, { history: history(aCall(), [{ ...answer, volunteer: false }]) })).toEqual([]);
  });
});

describe('a reminder', () => {
  const on = (today: string) => ({ today, scorecard: scorecard2019({ asOf: today }) });

  it('waits for a call and two weeks', () => {
    expect(codes({}, {}, 'reminder')).toEqual(['not-called']);
    expect(codes({}, { ...on('2019-11-26'), history: history(aCall()) }, 'reminder')).toEqual([
      'too-soon',
    ]);
    expect(codes({}, { ...on('2019-11-27'), history: history(aCall()) }, 'reminder')).toEqual([]);
  });

  it('does not come after the day to answer by', () => {
    const late = { ...on('2020-02-10'), history: history(aCall()) };
    expect(codes({}, late, 'reminder')).toEqual(['answer-date-passed']);
  });
});

describe('thanks and the notice of deprecation', () => {
  it('follow their decisions alone', () => {
    expect(codes({ decision: aDecision(name, 'volunteers') }, {}, 'thanks')).toEqual([]);
    expect(codes({}, {}, 'thanks')).toEqual(['not-decided']);
    expect(codes({ decision: aDecision(name, 'deprecate') }, {}, 'notice')).toEqual([]);
    expect(codes({}, {}, 'notice')).toEqual(['not-decided']);
  });

  it('need a day of retirement to tell', () => {
    const timeline = [anEntry(name, 'answer-by', '2020-02-10')];
    expect(codes({ decision: aDecision(name, 'deprecate'), timeline }, {}, 'notice')).toEqual([
      'no-retire-date',
    ]);
  });
});
