// The same question by period: what told in some years may have told nothing in others.

import type { Horizon } from '../domain/outcome.ts';
import type { PeriodFigures, Subset } from '../domain/outlook.ts';
import { levels } from '../domain/verdict.ts';
import type { RuleName } from './baselines.ts';
import { averagePrecision, rocAuc } from './ranking.ts';
import type { Row } from './row.ts';

const yearsTogether = 3;
/** 2016 to 2018, 2019 to 2021, and so on. */
const someFirstYear = 2016;

/** Levels and orderings over three years each, earliest first. Rows that one of the rules cannot score are in no ordering. */
export function periodFigures(
  rows: readonly Row[],
  rules: readonly RuleName[],
  subset: Subset,
  horizon: Horizon,
): readonly PeriodFigures[] {
  const isRetired = ({ outcome }: Row) => outcome.retired[horizon] === true;
  const starts = [...new Set(rows.map(startOf))].sort((a, b) => a - b);
  return starts.map((start) => {
    const own = rows.filter((row) => startOf(row) === start);
    const scorable = own.filter((row) => row.risks.every((risk) => risk !== undefined));
    return {
      subset,
      horizonMonths: horizon,
      period: `${start} to ${start + yearsTogether - 1}`,
      rows: own.length,
      positives: own.filter(isRetired).length,
      orderings: rules.map(({ name, title }, index) => {
        const scored = scorable.map((row) => ({
          score: row.risks[index] ?? 0,
          event: isRetired(row),
        }));
        return { name, title, auc: rocAuc(scored), averagePrecision: averagePrecision(scored) };
      }),
      levels: [...levels, 'none'].map((level) => {
        const found = own.filter(
          ({ verdict }) => (verdict.levels.join(' or ') || 'none') === level,
        );
        return { level, rows: found.length, positives: found.filter(isRetired).length };
      }),
    };
  });
}

function startOf({ outcome }: Row): number {
  const year = Number(outcome.asOf.slice(0, 4));
  return year - ((((year - someFirstYear) % yearsTogether) + yearsTogether) % yearsTogether);
}
