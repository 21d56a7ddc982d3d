import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/lifecycle.ts';
import { staleWords } from '../../src/words/days.ts';
import { decisionSentence } from '../../src/words/decisions.ts';

describe('the day of figures beside that of decisions', () => {
  it.each([
    ['no other day', undefined, null],
    ['a month later', '2026-09-01', null],
    ['more than a month later', '2026-09-02', /^The figures are of 2026-08-01, 32 days before/],
  ])('is told first when decisions count up to %s', (_, decidedTo, expected) => {
    const said = staleWords({ asOf: '2026-08-01', ...(decidedTo && { decidedTo }) });
    if (expected === null) expect(said).toBeNull();
    else expect(said).toMatch(expected);
  });

  it('is told of a decision that is later than the figures, and of no other', () => {
    const decision: Decision = {
      ...{ project: 'a', kind: 'keep', date: '2026-11-26', by: 'team' },
      ...{ reason: 'Why.', link: 'https://example.org/' },
    };
    const later = decisionSentence(decision, '2026-11-25');

    expect(later).toBe('kept after review (team, 2026-11-26; figures of 2026-11-25): Why.');
    expect(decisionSentence(decision, '2026-11-26')).not.toContain('figures');
  });
});
