import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReviewNote } from '../../../src/collect/git/review-notes.ts';

const note = `Code-Review+2: Ada Example <Ada@Example.org>
Code-Review+1: Ben <ben@example.com>
Workflow+1: Ada Example <ada@example.org>
Verified+2: Zuul
Submitted-by: Zuul
Submitted-at: Wed, 03 Apr 2019 21:05:05 +0000
Reviewed-on: https://review.example.org/631177
Project: openstack/example
Branch: refs/heads/master
`;

describe('a review note', () => {
  it('gives votes by label, several of one label, and one without an address', () => {
    const ada = { name: 'Ada Example', address: 'ada@example.org' };
    expect(parseReviewNote('c1', note)).toEqual({
      commit: 'c1',
      changeNumber: 631177,
      url: 'https://review.example.org/631177',
      project: 'openstack/example',
      branch: 'master',
      votes: [
        { label: 'Code-Review', value: 2, by: ada },
        { label: 'Code-Review', value: 1, by: { name: 'Ben', address: 'ben@example.com' } },
        { label: 'Workflow', value: 1, by: ada },
        { label: 'Verified', value: 2, by: { name: 'Zuul', address: '' } },
      ],
      submitter: { name: 'Zuul', address: '' },
      submittedAt: Date.UTC(2019, 3, 3, 21, 5, 5) / 1000,
    });
  });

  it.each([
    ['Reviewed-on: https://review.example.org/c/openstack/example/+/42', 42],
    ['Reviewed-on: https://review.example.org/42/', 42],
    ['Reviewed-on: https://review.example.org/about', undefined],
  ])('finds the number of the change in %s', (line, expected) => {
    expect(parseReviewNote('c1', line)?.changeNumber).toBe(expected);
  });

  it('knows a negative vote', () => {
    expect(parseReviewNote('c1', 'Code-Review-1: Ben <ben@example.com>')?.votes[0]?.value).toBe(-1);
  });

  it.each(['yesterday', '2019', 'Wed, 99 Foo 2019 21:05:05 +0000', ''])(
    'takes no date from %j',
    (text) => {
      expect(
        parseReviewNote('c1', `Project: x\nSubmitted-at: ${text}`)?.submittedAt,
      ).toBeUndefined();
    },
  );

  it('passes over lines that Gerrit does not write', () => {
    expect(parseReviewNote('c1', `garbage\n\0\n: :\n${note}`)?.votes).toHaveLength(4);
  });

  it.each(['', 'looks good to me', '\xff\xfe'])('is no review when it says %j', (text) => {
    expect(parseReviewNote('c1', text)).toBeUndefined();
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const review = parseReviewNote('c1', `${text}\nLabel+1: ${text}`);
        for (const { value } of review?.votes ?? []) expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });
});
