import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionsOf } from '../../src/domain/positions.ts';

describe('positions by id', () => {
  it('are those that a Map would give, also where many ids share a mark', () => {
    // "Aa" and "BB" have one mark.
    const id = fc.array(fc.constantFrom('Aa', 'BB'), { minLength: 1, maxLength: 4 });
    const ids = fc.array(id.map((parts) => parts.join('')));
    fc.assert(
      fc.property(ids, ids, (held, asked) => {
        const expected = new Map(held.map((each, at) => [each, at]));
        const positionOf = positionsOf(held.map((each) => ({ id: each })));
        for (const each of [...held, ...asked]) expect(positionOf(each)).toBe(expected.get(each));
      }),
    );
  });
});
