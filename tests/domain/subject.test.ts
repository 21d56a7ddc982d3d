import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedSubject, foldedText, revertedSubject } from '../../src/domain/subject.ts';

describe('comparing subjects', () => {
  it.each([
    ['Drop Python 2', 'drop  python 2'],
    ['Drop Python 2', ' Drop\tPython 2 (#12)'],
    ['Drop Python 2 (#7)', 'Drop Python 2 (#3) (#12)'],
    ['Drop Python 2 (!7)', 'drop python 2'],
    ['Café', 'CAFE\u0301 (#1)'],
    ['Revert "Drop Python 2 (#7)" (#9)', 'Revert "Drop Python 2"'],
    ['Revert "Revert "Drop Python 2 (#7)" (#9)" (#11)', 'Revert "Revert "Drop Python 2""'],
  ])('%j and %j are the same', (one, other) => {
    expect(foldedSubject(one)).toBe(foldedSubject(other));
  });

  it.each([
    ['Drop Python 2', 'Drop Python 3'],
    ['Fix #12', 'Fix #13'],
    ['Fix (#12) for good', 'Fix for good'],
    ['Revert "Drop Python 2"', 'Drop Python 2'],
  ])('%j and %j are not', (one, other) => {
    expect(foldedSubject(one)).not.toBe(foldedSubject(other));
  });

  it('stays as it is when it is folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldedText(foldedText(text))).toBe(foldedText(text));
      }),
    );
  });
});

describe('reverts', () => {
  it.each([
    ['Revert "Drop Python 2"', 'drop python 2'],
    ['Revert "Drop Python 2 (#7)" (#9)', 'drop python 2'],
    ['Revert "Revert "Drop Python 2""', 'revert "drop python 2"'],
    ['Reapply "Drop Python 2"', 'drop python 2'],
    ['Partially revert "Drop Python 2"', 'drop python 2'],
    ['revert: feat: drop Python 2', 'feat: drop python 2'],
  ])('%j takes back %j', (subject, expected) => {
    expect(revertedSubject(subject)).toBe(expected);
  });

  it.each(['Drop Python 2', 'Revert to the old driver', 'Reverting is tested'])(
    '%j is none',
    (subject) => {
      expect(revertedSubject(subject)).toBeUndefined();
    },
  );
});
