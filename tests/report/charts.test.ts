import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../src/domain/lifecycle.ts';
import { historyChart, sparkChart, timelineChart } from '../../src/report/charts.ts';
import { calendar } from '../support/family.ts';
import { aProjectCard } from '../support/scorecard.ts';

const trend = (...points: (number | null)[]) =>
  points.map((each, at) => ({
    asOf: `2019-0${at + 1}-01`,
    verdict: 'at-risk' as const,
    points: each,
  }));

function entry(
  project: string,
  step: string,
  date: string,
  state: TimelineEntry['state'],
): TimelineEntry {
  return { project, step, date, state, estimated: false, rule: 'x' };
}

describe('the line of the points', () => {
  it('says its figures in words', () => {
    expect(sparkChart(trend(10, 20.4, 30))?.label).toBe('Points at 3 snapshots: 10, 20, 30');
  });

  it('is the higher the more points there are', () => {
    const [low, high] = [sparkChart(trend(0, 0)), sparkChart(trend(100, 100))];
    expect(low?.endY).toBeGreaterThan(high?.endY ?? 0);
  });

  it('has a gap where the points are unknown', () => {
    expect(sparkChart(trend(10, 20, null, 30, 40))?.path.match(/M/g)).toHaveLength(2);
  });

  it('is not drawn for less than two known points', () => {
    expect([sparkChart([]), sparkChart(trend(10)), sparkChart(trend(10, null))]).toEqual([
      null,
      null,
      null,
    ]);
    expect(historyChart(trend(10), 50)).toBeNull();
  });

  it('says what its colours stand for, by level', () => {
    const [first, second] = trend(10, 60);
    const points = [
      { ...first, verdict: 'at-risk' as const, levels: ['silent' as const] },
      { ...second, verdict: 'healthy' as const },
    ].map((point) => ({ asOf: '2020-01-01', points: 1, ...point }));

    expect(historyChart(points, 50)?.key).toEqual([
      { verdict: 'silent', word: 'silent', symbol: '×' },
      { verdict: 'healthy', word: 'healthy', symbol: '✓' },
    ]);
  });

  it('marks the threshold where it is known', () => {
    expect(historyChart(trend(10, 20), 50)?.threshold?.y).toBe(
      historyChart(trend(10, 20), 50)?.ticks[1]?.y,
    );
    expect(historyChart(trend(10, 20), undefined)?.threshold).toBeNull();
  });
});

describe('the timeline of the projects', () => {
  const cards = [
    aProjectCard({ name: 'quiet', timeline: [entry('quiet', 'reassess-by', '2019-12-13', 'due')] }),
    aProjectCard({
      name: 'later',
      timeline: [entry('later', 'retire-by', '2021-04-14', 'planned')],
    }),
    aProjectCard({ name: 'late', timeline: [entry('late', 'retire-by', '2019-06-01', 'overdue')] }),
    aProjectCard({ name: 'over', timeline: [entry('over', 'retired', '2019-06-15', 'done')] }),
  ];

  it('has what is overdue on top, then what comes next, then what is over; routine is left out', () => {
    const chart = timelineChart(cards, '2019-11-12', calendar);
    expect(chart?.rows.map((row) => row.name)).toEqual(['late', 'later', 'over']);
  });

  it('gives each state a shape of its own', () => {
    const marks = timelineChart(cards, '2019-11-12', calendar)?.rows.flatMap((row) => row.marks);
    expect(new Set(marks?.map((mark) => mark.path)).size).toBe(3);
  });

  it('shows the cycles and today in between', () => {
    const chart = timelineChart(cards, '2019-11-12', calendar);
    expect(chart?.cycles.map((cycle) => cycle.title)).toEqual([
      'Train',
      'Ussuri',
      'Victoria',
      'Wallaby',
    ]);
    const ussuri = chart?.cycles[1];
    expect(chart?.todayX).toBeGreaterThan(ussuri?.x ?? Number.POSITIVE_INFINITY);
    expect(chart?.todayX).toBeLessThan((ussuri?.x ?? 0) + (ussuri?.width ?? 0));
    expect(ussuri?.milestones[0]?.label).toBe('Ussuri, milestone-2: 2020-02-14');
  });

  it('is left out where nothing is notable, and says how many rows it leaves out', () => {
    expect(timelineChart(cards.slice(0, 1), '2019-11-12', calendar)).toBeNull();
    const many = Array.from({ length: 50 }, (_, at) =>
      aProjectCard({
        name: `p${at}`,
        timeline: [entry(`p${at}`, 'retire-by', '2021-04-14', 'planned')],
      }),
    );
    expect(timelineChart(many, '2019-11-12', [])?.more).toBe('and 10 more in the table');
  });
});
