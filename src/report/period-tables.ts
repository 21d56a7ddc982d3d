// A back-test by period: how each rule ordered repositories in those years, and what each level meant then.

import type { PeriodFigures } from '../domain/outlook.ts';

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** AUC and average precision of each ordering, then the share retired of each level. */
export function periodTables(title: string, periods: readonly PeriodFigures[]): readonly Table[] {
  const [first] = periods;
  if (first === undefined) return [];
  const head = (what: string) => [
    what,
    ...periods.map(({ period, rows, positives }) => `${period} (${positives} of ${rows})`),
  ];
  return [
    {
      title: `Orderings by period, AUC and AP: ${title}`,
      head: head('rule'),
      rows: first.orderings.map((rule, at) => [
        rule.title,
        ...periods.map(({ orderings }) => {
          const { auc, averagePrecision } = orderings[at] ?? rule;
          return `${decimal(auc)}, ${decimal(averagePrecision)}`;
        }),
      ]),
    },
    {
      title: `Levels by period: ${title}`,
      head: head('level'),
      rows: first.levels.map(({ level }, at) => [
        level,
        ...periods.map(({ levels }) => {
          const { positives = 0, rows = 0 } = levels[at] ?? {};
          return `${percent(rows === 0 ? undefined : positives / rows)} (${positives} of ${rows})`;
        }),
      ]),
    },
  ];
}

export function decimal(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}

export function percent(value: number | undefined): string {
  return value === undefined ? '-' : `${(100 * value).toFixed(1)} %`;
}
