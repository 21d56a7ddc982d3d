import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksPicture } from '../../src/report/charts/blocks.ts';
import { bulletPicture } from '../../src/report/charts/bullet.ts';
import { commitsPicture } from '../../src/report/charts/commits.ts';
import { compliancePicture } from '../../src/report/charts/compliance.ts';
import { dialPicture } from '../../src/report/charts/dial.ts';
import { dumbbellPicture } from '../../src/report/charts/dumbbell.ts';
import { lanesPicture } from '../../src/report/charts/lanes.ts';
import { legalPicture } from '../../src/report/charts/legal.ts';
import { boxOf, type Picture, svgFile } from '../../src/report/charts/picture.ts';
import { slotsOf } from '../../src/report/charts/slots.ts';
import { stackColumns, stacksPicture } from '../../src/report/charts/stacks.ts';
import { stepsPicture } from '../../src/report/charts/steps.ts';
import { stripPicture } from '../../src/report/charts/strip.ts';
import { pictureText } from '../../src/report/charts/text.ts';
import { tallies } from '../../src/report/criteria/view.ts';
import { pictureNames, pictureOf } from '../../src/report/pictures.ts';
import { groupsFor } from '../../src/report/prospects.ts';
import { agendaOf } from '../../src/tasks/agenda.ts';
import { criteriaAtHand } from '../../src/tasks/criteria-at-hand.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import { loadScorecard } from '../../src/tasks/scorecard.ts';
import { calendar, family } from '../support/family.ts';

/** Nothing stands outside its box, no two labels touch, and all is said as text as well. */
function faults(picture: Picture | null): string[] {
  if (picture === null) return [];
  const { width, height, shapes, text } = picture;
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
    ...(text === '' ? ['no text'] : []),
  ];
}

/** The shipped family: long names, ranges, nine years, seventeen days. */
const loaded = loadScorecard({ today: '2026-11-26' });
const { scorecard, policy } = loaded;
const agenda = agendaOf({ today: '2026-11-26' });
const healthy = policy.thresholds.healthy;
const cards = [...scorecard.projects, ...family.projects].filter(({ trend }) => trend.length > 0);
const slots = slotsOf(scorecard.projects, agenda.calendar);

const criteria = criteriaAtHand(packagedData, '2026-11-26');
const whole = {
  ...{ scorecard, policy, calendar: agenda.calendar, agenda },
  ...(criteria === undefined ? {} : { criteria }),
};

/** Nothing where there is nothing to draw. */
function drawn(name: string, picture: string): readonly Picture[] {
  try {
    return [pictureOf(whole, name, picture)];
  } catch (error) {
    if (/could show|no project/.test(String(error))) return [];
    throw error;
  }
}

describe('the pictures', () => {
  it.each([1160, 720, 340])(
    'of a history stay inside, and their labels apart, at %i px',
    (width) => {
      for (const card of cards) {
        const picture = lanesPicture({ card, calendar, asOf: scorecard.asOf, healthy, width });
        expect([card.name, faults(picture)]).toEqual([card.name, []]);
      }
    },
  );

  it.each([1160, 720, 340])('of what is legal when, and of all steps, at %i px', (width) => {
    const candidates = agenda.items.map(({ candidate }) => candidate);
    const { day } = agenda;
    const legal = legalPicture({ candidates, calendar: agenda.calendar, day, width });
    expect(legal?.text).toContain('networking-odl: may be retired since 2024-10-02');
    expect(faults(legal)).toEqual([]);
    const entries = scorecard.projects.flatMap(({ timeline }) => timeline);
    for (const known of [agenda.calendar, []]) {
      const steps = stepsPicture({ entries, calendar: known, asOf: day, width });
      expect(steps?.text).toContain('neutron-fwaas: call for maintainers: 2019-11-12');
      expect(faults(steps)).toEqual([]);
    }
  });

  it.each([720, 340])('of the criteria over ten years, at %i px', (width) => {
    const view = criteria;
    if (view === undefined) throw new Error('no criteria ship');
    const told = tallies(view);
    const days = [...view.against, view.table].flatMap((table, at) => {
      const tally = told[at];
      return tally === undefined ? [] : [{ table, tally }];
    });
    const picture = compliancePicture(days, width);
    expect(picture.text).toContain('2016-11-17: ');
    expect(faults(picture)).toEqual([]);
  });

  it('of points and of commits stay inside, and say their figures as text', () => {
    for (const card of cards) {
      const shown = scorecard.projects.includes(card) ? slots : slotsOf(cards, calendar);
      const strip = stripPicture(card, shown, healthy);
      expect(faults(strip)).toEqual([]);
      expect(strip?.text).toContain(String(card.trend[0]?.points ?? ''));
      expect(faults(commitsPicture(card, shown))).toEqual([]);
    }
  });

  it('of the card stay inside: the dial, its rows, its stacks, then and now', () => {
    const columns = stackColumns(scorecard.projects, (id) => id);
    for (const card of scorecard.projects) {
      const { verdict } = card;
      if (verdict === undefined) continue;
      const rows = groupsFor(card, policy).flatMap((group) => group.rows);
      const bullets = verdict.grades.flatMap((grade) => {
        const row = rows.find(({ measure }) => measure === grade.measure);
        const miss = verdict.missing.find(({ measure }) => measure === grade.measure);
        const others = [
          [0, 1],
          [1, 2],
          [7, 1],
          [400, 1],
        ] as const;
        const input = { title: grade.measure, grade, miss, others };
        return row === undefined ? [] : bulletPicture({ ...input, row });
      });
      const { worst: from, best: to } = verdict.range;
      const pictures = [
        dialPicture(verdict, healthy),
        stacksPicture(card, rows, columns),
        dumbbellPicture({ from, to }, 'now', healthy),
        ...bullets,
      ];
      for (const picture of pictures)
        expect([card.name, picture?.title, faults(picture)]).toEqual([
          card.name,
          picture?.title,
          [],
        ]);
    }
  });

  it('are known by name, each of every project or of the family, as SVG that needs nothing else', () => {
    const style = readFileSync(
      new URL('../../templates/picture.html.hbs', import.meta.url),
      'utf8',
    );
    const names = [scorecard.team, ...scorecard.projects.map(({ name }) => name)];
    const made = names.flatMap((name) =>
      pictureNames.flatMap((picture) => drawn(name, picture).map((each) => [name, each] as const)),
    );
    expect(made.length).toBeGreaterThan(150);
    for (const [name, picture] of made) {
      expect([name, picture.title, faults(picture)]).toEqual([name, picture.title, []]);
      expect(svgFile(picture, style)).not.toMatch(
        /var\(|@media|https?:(?!\/\/www\.w3\.org\/2000\/svg")/,
      );
      expect(pictureText(picture, { columns: 60 })).not.toMatch(/.{61}/);
      expect(svgFile(picture, style)).not.toMatch(/\b1 (?:own |new |other )?(?:commits|people)\b/);
    }
    expect(() => pictureOf(whole, 'networking-sf', 'lanes')).toThrow('no project "networking-sf"');
    expect(() => pictureOf(whole, 'networking-sfc', 'lane')).toThrow('no picture "lane"');
  });

  it('of a group stay inside, a row a project', () => {
    const picture = blocksPicture('All', scorecard.projects, slots);
    expect(faults(picture)).toEqual([]);
    expect(picture.text).toContain('networking-odl silent');
  });
});
