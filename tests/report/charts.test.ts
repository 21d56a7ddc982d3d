import { describe, expect, it } from 'vitest';
import { lanesPicture } from '../../src/report/charts/lanes.ts';
import { boxOf, type Picture } from '../../src/report/charts/picture.ts';
import { slotsOf } from '../../src/report/charts/slots.ts';
import { stripPicture } from '../../src/report/charts/strip.ts';
import { calendar, family } from '../support/family.ts';

/** Nothing stands outside its box, and no two labels touch. */
function faults({ width, height, shapes }: Picture): string[] {
  const outside = shapes.filter((shape) => {
    const { left, top, right, bottom } = boxOf(shape);
    return left < -1 || top < -1 || right > width + 1 || bottom > height + 1;
  });
  const labels = shapes.filter((shape) => shape.kind === 'text');
  const touching = labels.filter((one, at) =>
    labels.slice(at + 1).some((other) => {
      const [a, b] = [boxOf(one), boxOf(other)];
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }),
  );
  return [
    ...outside.map((shape) => `outside: ${JSON.stringify(shape)}`),
    ...touching.map((shape) => `touching: ${JSON.stringify(shape)}`),
  ];
}

describe('the pictures', () => {
  const cards = family.projects.filter(({ trend }) => trend.length > 0);

  it.each([1160, 720, 340])(
    'of a history stay inside, and their labels apart, at %i px',
    (width) => {
      for (const card of cards) {
        const picture = lanesPicture({ card, calendar, asOf: family.asOf, healthy: 50, width });
        expect([card.name, picture === null ? [] : faults(picture)]).toEqual([card.name, []]);
      }
    },
  );

  it('of points stay inside, and say their figures as text', () => {
    const slots = slotsOf(cards, calendar);
    for (const card of cards) {
      const picture = stripPicture(card, slots, 50);
      expect(picture === null ? [] : faults(picture)).toEqual([]);
      expect(picture?.text).toContain(String(card.trend[0]?.points));
    }
  });
});
