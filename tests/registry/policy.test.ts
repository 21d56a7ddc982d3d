import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectClasses } from '../../src/domain/project.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { aFolder, aPolicy, refusalOf } from './data.ts';

function read(text: string) {
  return readPolicy(join(aFolder({ 'policy.yaml': text }), 'policy.yaml')).value;
}

describe('the policy', () => {
  it('reads thresholds as numbers and gives the card without classes all the others', () => {
    const policy = read(aPolicy);
    expect(policy.version).toBe('1');
    expect(policy.thresholds).toEqual({
      healthy: 60,
      margin: 10,
      snapshotsToFlip: 2,
      minimumCoverage: 0.5,
      youngDays: 180,
    });
    expect(policy.cards[1]?.classes).toEqual(['library']);
    expect(policy.cards.flatMap(({ classes }) => classes).sort()).toEqual(
      [...projectClasses].sort(),
    );
    expect(policy.cards[0]?.groups[0]?.rows[0]?.bands[1]).toEqual({
      atLeast: 1,
      points: 5,
      reason: 'few',
    });
  });

  it('takes the conditions of being finished but kept as they are written', () => {
    const kept =
      '[{ measure: releases-365d, atLeast: 1 }, { measure: days, below: 15, whereAsked: true }]';
    const written = `classes: [library]\n    kept: ${kept}\n`;
    const { cards } = read(aPolicy.replace('classes: [library]\n', written));
    expect(cards[1]?.kept).toEqual([
      { measure: 'releases-365d', atLeast: 1 },
      { measure: 'days', below: 15, whereAsked: true },
    ]);
    expect(cards[0]).not.toHaveProperty('kept');
  });

  it.each([
    [
      'healthy: 60',
      'healthy: NaN',
      ':3:12: thresholds.healthy: is "NaN"; expected a number from 1 to 100',
    ],
    ['healthy: 60', 'healthy: 1e999', 'is "1e999"; expected a number from 1 to 100'],
    ['healthy: 60', 'healthy: -5', 'is "-5"; expected a number from 1 to 100'],
    ['healthy: 60', 'healthy: 0x3c', 'expected a number from 1 to 100'],
    ['healthy: 60', 'healthy:', 'thresholds.healthy: is empty; expected a number'],
    ['youngDays: 180', 'youngDays: 12345678901234567890', 'expected a whole number from 0 to 3650'],
    ['youngDays: 180', 'youngDays: 180.5', 'expected a whole number from 0 to 3650'],
    ['healthy: 60', 'helthy: 60', 'unknown key "helthy"; did you mean "healthy"?'],
    [
      'healthy: 60',
      'healthy: 95',
      ':4:11: thresholds.margin: is 10; expected healthy plus and minus margin to stay within 0 to 100 (thresholds.healthy is in line 3)',
    ],
    [
      'atLeast: 1',
      'atLeast: 0',
      ':19:28: cards[0].groups[0].rows[0].bands[1].atLeast: is 0; expected more than 0 (cards[0].groups[0].rows[0].bands[0].atLeast is in line 18)',
    ],
    ['atLeast: 0, points: 0', 'atLeast: 1, points: 0', 'the first band starts at 0'],
    ['reason: few', "reason: ''", 'reason: is empty; expected text'],
    [', reason: few', '', 'reason: is missing'],
    [
      'classes: [library]',
      'classes: [library, library]',
      'library has a card already (cards[1].classes[0] is in line 20)',
    ],
    [
      '  - groups:',
      '  - classes: [driver]\n    groups:',
      ':11:1: cards: no card for service, service-plugin, dashboard',
    ],
    [
      '  - classes: [library]\n    groups:',
      '  - groups:',
      '(all other classes) has a card already',
    ],
    [
      'classes: [library]\n',
      'classes: [library]\n    kept: [{ measure: releases-365d }]\n',
      'cards[1].kept[0]: expected either `atLeast` or `below`',
    ],
    [
      'classes: [library]\n',
      'classes: [library]\n    kept: [{ measure: releases-365d, atLeast: 1, below: 2 }]\n',
      'expected either `atLeast` or `below`',
    ],
    [
      'classes: [library]\n',
      'classes: [library]\n    kept: [{ measure: releases-365d, atleast: 1 }]\n',
      'unknown key "atleast"; did you mean "atLeast"?',
    ],
    [
      'classes: [library]\n',
      'classes: [library]\n    kept: []\n',
      'expected at least one condition',
    ],
    ['answerBy: milestone-2', 'answerBy: milestone2', 'did you mean "milestone-2"?'],
  ])('with %j as %j is refused', (piece, by, message) => {
    expect(aPolicy).toContain(piece);
    expect(refusalOf(() => read(aPolicy.replace(piece, by))).message).toContain(message);
  });

  it('never takes anything but a number within bounds for a threshold', () => {
    fc.assert(
      fc.property(fc.double(), (written) => {
        const text = aPolicy.replace('minimumCoverage: 0.5', `minimumCoverage: ${written}`);
        if (/^0(\.\d{1,15})?$|^1$/.test(String(written))) {
          expect(read(text).thresholds.minimumCoverage === written).toBe(true);
        } else {
          expect(refusalOf(() => read(text)).message).toContain('expected a number from 0 to 1');
        }
      }),
      { numRuns: 60 },
    );
  });
});
