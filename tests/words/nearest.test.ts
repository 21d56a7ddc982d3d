// Names in a message: few of them, the likeliest first.

import { describe, expect, it } from 'vitest';
import { nearestHint } from '../../src/words/nearest.ts';

const many = [
  'neutron',
  'networking-sfc',
  'networking-odl',
  'ovsdbapp',
  'os-ken',
  'neutron-lib',
  'x',
];

describe('what to try instead', () => {
  it('is the nearest word, then at most five of those that are known', () => {
    expect(nearestHint('networking-scf', many)).toMatch(
      /^Did you mean networking-sfc\? Known: networking-sfc, networking-odl, (\S+, ){2}\S+ and 2 more\.$/,
    );
  });

  it('is no guess where nothing is near', () => {
    expect(nearestHint('zzzzzzzzzzzz', ['a', 'b'])).toBe('Known: a, b.');
    expect(nearestHint('a', [])).toBe('There is none.');
  });
});
