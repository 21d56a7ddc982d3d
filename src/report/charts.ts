// Charts as numbers and paths; the templates draw them as inline SVG with a title. Every chart says the same as a text beside it.

import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import { type Calendar, type Series, seriesTitle } from '../domain/cycle.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { ProjectCard, TrendPoint } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import { standingThen, stepSentence } from '../words/wording.ts';
import type { HistoryChart, SparkChart, TimelineChart } from './page-schema.ts';

const spark = { width: 96, height: 32, pad: 4 };

/** The line of the points over the snapshots; nothing for less than two known points. */
export function sparkChart(trend: readonly TrendPoint[]): SparkChart | null {
  const known = trend.filter((point) => point.points !== null);
  const last = known.at(-1);
  if (known.length < 2 || last === undefined) return null;
  const x = timeScale(trend, spark.pad, spark.width - spark.pad);
  const y = scaleLinear([0, 100], [spark.height - spark.pad, spark.pad]);
  return {
    width: spark.width,
    height: spark.height,
    path: pathOf(trend, x, y),
    endX: round(x(at(last.asOf))),
    endY: round(y(last.points ?? 0)),
    label: `Points at ${known.length} snapshots: ${known.map((each) => Math.round(each.points ?? 0)).join(', ')}`,
  };
}

const history = { width: 640, height: 210, left: 34, right: 14, top: 12, bottom: 28 };

/** Points and verdicts of one project over its snapshots. `healthy` draws the threshold. */
export function historyChart(
  trend: readonly TrendPoint[],
  healthy: number | undefined,
): HistoryChart | null {
  const known = trend.filter((point) => point.points !== null);
  if (known.length < 2) return null;
  const x = timeScale(trend, history.left + 8, history.width - history.right - 8);
  const y = scaleLinear([0, 100], [history.height - history.bottom, history.top]);
  return {
    width: history.width,
    height: history.height,
    left: history.left,
    right: history.width - history.right,
    axisY: history.height - 8,
    path: pathOf(trend, x, y),
    ticks: [0, 50, 100].map((value) => ({ y: round(y(value)), textY: round(y(value) + 4), value })),
    threshold:
      healthy === undefined ? null : { y: round(y(healthy)), textY: round(y(healthy) - 5) },
    dots: known.map((point) => dotOf(point, x, y)),
    key: keyOf(known),
    dates: endsOf(trend).map((point, index) => ({
      x: round(x(at(point.asOf))),
      anchor: index === 0 ? 'start' : 'end',
      text: point.asOf,
    })),
  };
}

type Scale = (value: number) => number;

function dotOf(point: TrendPoint, x: (day: Date) => number, y: Scale) {
  const { kind, word } = standingThen(point);
  return {
    x: round(x(at(point.asOf))),
    y: round(y(point.points ?? 0)),
    verdict: kind,
    label: `${point.asOf}: ${word}, ${Math.round(point.points ?? 0)} points`,
  };
}

/** What the colours of the dots stand for, those that the chart has. */
function keyOf(known: readonly TrendPoint[]): HistoryChart['key'] {
  const found = new Map(known.map(standingThen).map((each) => [each.kind, each]));
  return [...found.values()].map(({ kind, word, symbol }) => ({ verdict: kind, word, symbol }));
}

function endsOf(trend: readonly TrendPoint[]): TrendPoint[] {
  return [trend.at(0), trend.at(-1)].filter((point) => point !== undefined);
}

function timeScale(trend: readonly TrendPoint[], from: number, to: number) {
  const days = trend.map((point) => at(point.asOf).getTime());
  return scaleUtc([Math.min(...days), Math.max(...days)], [from, to]);
}

/** Unknown points leave a gap: a line across them would claim what nobody knows. */
function pathOf(
  trend: readonly TrendPoint[],
  x: (day: Date) => number,
  y: (points: number) => number,
): string {
  const draw = line<TrendPoint>()
    .defined((point) => point.points !== null)
    .x((point) => x(at(point.asOf)))
    .y((point) => y(point.points ?? 0))
    .digits(1);
  return draw([...trend]) || 'M0 0';
}

const plan = { width: 1040, left: 216, right: 16, top: 32, row: 26, foot: 26, most: 40 };

/** Every project with a step that is not routine: what is overdue on top, then what comes next. */
export function timelineChart(
  cards: readonly ProjectCard[],
  today: IsoDate,
  calendar: Calendar,
): TimelineChart | null {
  const rows = cards
    .filter((card) => card.timeline.some(isNotable))
    .sort((left, right) => (firstOpen(left) < firstOpen(right) ? -1 : 1));
  if (rows.length === 0) return null;
  const shown = rows.slice(0, plan.most);
  const days = [today, ...shown.flatMap((card) => card.timeline.map((entry) => entry.date))].sort();
  const [first = today, last = today] = [days.at(0), days.at(-1)];
  const edge = 45 * 86_400_000;
  const x = scaleUtc(
    [at(first).getTime() - edge, at(last).getTime() + edge],
    [plan.left, plan.width - plan.right],
  );
  const inner = shown.length * plan.row;
  const height = plan.top + inner + plan.foot;
  return {
    width: plan.width,
    height,
    bottom: plan.top + inner,
    top: plan.top,
    inner,
    left: plan.left,
    right: plan.width - plan.right,
    todayX: round(x(at(today))),
    todayY: height - 9,
    cycles: cyclesOf(calendar, x, today),
    rows: shown.map((card, index) => {
      const y = plan.top + index * plan.row + plan.row / 2;
      return {
        y: round(y),
        textY: round(y + 4),
        name: card.name.length > 28 ? `${card.name.slice(0, 27)}…` : card.name,
        marks: card.timeline.map((entry) => ({
          x: round(x(at(entry.date))),
          y: round(y),
          path: shapes[entry.state],
          state: entry.state,
          label: `${card.name}: ${stepSentence(entry)}`,
        })),
      };
    }),
    more: rows.length > plan.most ? `and ${rows.length - plan.most} more in the table` : null,
  };
}

/** Shapes, not colours, tell the states apart; each is drawn around its own middle. */
const shapes: Readonly<Record<TimelineEntry['state'], string>> = {
  done: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  overdue: 'M0 -6L6.5 5.5L-6.5 5.5z',
  due: 'M0 -6L6 0L0 6L-6 0z',
  planned: 'M-4.5 -4.5h9v9h-9z',
};

/** The reassessment that every active project has each cycle is routine. */
function isNotable(entry: TimelineEntry): boolean {
  return entry.state === 'overdue' || !['reassess-by', 'kept'].includes(entry.step);
}

/** Overdue first, then by the next date; what is over stands last. */
function firstOpen(card: ProjectCard): string {
  const open = card.timeline.filter((entry) => entry.state !== 'done');
  const late = open.filter((entry) => entry.state === 'overdue').map((entry) => `0 ${entry.date}`);
  const ahead = open.map((entry) => `1 ${entry.date}`);
  return `${[...late, ...ahead].sort()[0] ?? '2'} ${card.name}`;
}

function cyclesOf(
  calendar: Calendar,
  x: ReturnType<typeof scaleUtc<number, number>>,
  today: IsoDate,
) {
  const [from = 0, to = 0] = x.domain().map((day) => day.getTime());
  return calendar
    .filter((series) => at(series.release).getTime() > from && at(series.start).getTime() < to)
    .map((series) => {
      const start = round(Math.max(plan.left, x(at(series.start))));
      const end = round(Math.min(plan.width - plan.right, x(at(series.release))));
      const width = round(end - start);
      const isRoomy = width > 90 || (series.start <= today && today <= series.release);
      return {
        x: start,
        width,
        middle: round(start + width / 2),
        title: titleFor(series, width),
        milestones: (isRoomy ? series.milestones : [])
          .filter((each) => at(each.date).getTime() > from && at(each.date).getTime() < to)
          .map((each) => ({
            x: round(x(at(each.date))),
            label: `${seriesTitle(series)}, ${each.id}: ${each.date}`,
          })),
      };
    });
}

/** The whole title where there is room, else the id or the name, else nothing. */
function titleFor(series: Series, width: number): string | null {
  const whole = seriesTitle(series);
  const short = series.id ?? whole;
  if (width > 7 * whole.length) return whole;
  return width > 7 * short.length ? short : null;
}

function at(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
