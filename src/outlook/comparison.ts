// One table of the back-test: every rule on the same rows, with intervals from the same draws of teams.

import type { Horizon } from '../domain/outcome.ts';
import type { Difference, Outlook, RuleFigures, Subset } from '../domain/outlook.ts';
import type { RuleName } from './baselines.ts';
import { averagePrecision, rocAuc } from './ranking.ts';
import { interval, resamples } from './resample.ts';
import type { Row } from './row.ts';
import { type TeamRow, type TeamTable, teamTable, weightedAuc } from './teams.ts';

export interface ComparisonInput {
  readonly rows: readonly Row[];
  /** Whose risks the rows hold. The first one is compared with each of the others. */
  readonly rules: readonly RuleName[];
  readonly subset: Subset;
  readonly horizon: Horizon;
  readonly groupOf: (team: string) => string;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Figures of one rule after the other, then how far the first one is ahead of each. Rows that a rule cannot score are left
 * out of all.
 */
export function* ruleFigures(
  input: ComparisonInput,
): Generator<Partial<Pick<Outlook, 'rules' | 'differences'>>> {
  const scored = scoredRows(input);
  const teams = [...new Set(scored.map(({ team }) => team))].sort();
  // Of one team every sample is the same: that is no interval.
  const draws = teams.length < 2 ? [] : resamples(teams.length, input.draws, input.seed);
  const tables: RuleTables[] = [];
  for (const [index, rule] of input.rules.entries()) {
    const table = tablesOf(rule, index, scored, teams, draws);
    tables.push(table);
    yield { rules: [figuresOf(table, scored, input)] };
  }
  const [first, ...others] = tables;
  if (first === undefined) return;
  yield { differences: others.flatMap((each) => ahead(first, each, input)) };
}

interface ScoredRow {
  readonly team: string;
  readonly asOf: string;
  /** Its team at its date. */
  readonly teamAtDate: string;
  readonly event: boolean;
  readonly risks: readonly number[];
}

/** The AUC of one rule in one kind of pair, and in each draw. */
interface Drawn {
  readonly table: TeamTable;
  readonly auc: number | undefined;
  readonly inDraws: readonly (number | undefined)[];
}

interface RuleTables {
  readonly rule: RuleName;
  readonly index: number;
  readonly all: Drawn;
  readonly withinTeam: Drawn;
}

function scoredRows({ rows, horizon, groupOf }: ComparisonInput): readonly ScoredRow[] {
  return rows.flatMap(({ outcome: { team, asOf, retired }, risks }) => {
    if (!risks.every((risk) => risk !== undefined)) return [];
    const group = groupOf(team);
    const event = retired[horizon] === true;
    return [{ team: group, asOf, teamAtDate: `${group} ${asOf}`, event, risks }];
  });
}

function tablesOf(
  rule: RuleName,
  index: number,
  scored: readonly ScoredRow[],
  teams: readonly string[],
  draws: readonly Uint16Array[],
): RuleTables {
  const drawn = (stratumOf: (row: ScoredRow) => string): Drawn => {
    const table = teamTable(teamRows(scored, index, stratumOf), teams);
    return {
      table,
      auc: weightedAuc(table, new Uint16Array(teams.length).fill(1)),
      inDraws: draws.map((times) => weightedAuc(table, times)),
    };
  };
  return {
    rule,
    index,
    all: drawn(() => ''),
    withinTeam: drawn(({ teamAtDate }) => teamAtDate),
  };
}

function teamRows(
  scored: readonly ScoredRow[],
  index: number,
  stratumOf: (row: ScoredRow) => string,
): readonly TeamRow[] {
  return scored.map((row) => ({
    team: row.team,
    event: row.event,
    score: row.risks[index] ?? 0,
    stratum: stratumOf(row),
  }));
}

function figuresOf(
  { rule, index, all, withinTeam }: RuleTables,
  scored: readonly ScoredRow[],
  { subset, horizon }: ComparisonInput,
): RuleFigures {
  const rows = teamRows(scored, index, ({ asOf }) => asOf);
  const dates = teamTable(
    rows.map(({ event, score, stratum }) => ({ team: '', event, score, stratum })),
    [''],
  );
  const bounds = interval(known(all.inDraws));
  const teamBounds = interval(known(withinTeam.inDraws));
  return {
    name: rule.name,
    title: rule.title,
    subset,
    horizonMonths: horizon,
    rows: rows.length,
    positives: rows.filter(({ event }) => event).length,
    auc: rocAuc(rows),
    low: bounds?.low,
    high: bounds?.high,
    averagePrecision: averagePrecision(rows),
    withinDateAuc: weightedAuc(dates, Uint16Array.of(1)),
    withinTeamAuc: withinTeam.auc,
    withinTeamLow: teamBounds?.low,
    withinTeamHigh: teamBounds?.high,
    withinTeamPairs: withinTeam.table.pairs.reduce((sum, pairs) => sum + pairs, 0),
  };
}

function ahead(
  first: RuleTables,
  other: RuleTables,
  { subset, horizon }: ComparisonInput,
): readonly Difference[] {
  return (['all', 'withinTeam'] as const).map((kind) => {
    const differences = first[kind].inDraws.map((auc, draw) =>
      minus(auc, other[kind].inDraws[draw]),
    );
    const bounds = interval(known(differences));
    return {
      name: other.rule.name,
      subset,
      horizonMonths: horizon,
      pairs: kind === 'all' ? 'all' : 'within-team',
      difference: minus(first[kind].auc, other[kind].auc),
      low: bounds?.low,
      high: bounds?.high,
    };
  });
}

function minus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}

function known(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter((value) => value !== undefined);
}
