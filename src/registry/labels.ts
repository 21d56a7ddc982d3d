// Outcomes from a CSV file, for a back-test: one row a repository and day, with whether it was retired afterwards.

import { StadiumError } from '../domain/errors.ts';
import type { Outcome } from '../domain/outcome.ts';
import { isDay } from '../domain/time.ts';
import { parseCsv } from './csv.ts';
import { readText } from './yaml.ts';

const needed = ['repo', 'as_of', 'retired_within_24m'] as const;
const optional = ['retired_within_12m', 'team', 'kind', 'stratum', 'weight'] as const;
type Column = (typeof needed)[number] | (typeof optional)[number];

/**
 * Reads the labels. Columns: repo, as_of, retired_within_24m (0, 1, or empty where it is not known yet), and if wanted
 * retired_within_12m, team (default: the repository), kind, stratum (default: code) and weight (default: 1). Other
 * columns are passed over. Without `kind`, and where it is empty, a retirement counts as a death: say `absorbed`, `moved` or
 * `left-governance` where it was none. Throws `DATA_INVALID` naming the line and the column.
 */
export function readLabels(path: string): readonly Outcome[] {
  const [head, ...rows] = parseCsv(readText(path), path);
  const columns = columnsOf(path, head?.cells ?? []);
  if (rows.length === 0) throw refused(`${path}:1`, 'is all there is: no row follows the heading');
  const seen = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const cell = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
    const refuse = (column: Column, expected: string): StadiumError =>
      refused(`${path}:${line}: ${column}`, `is "${cell(column)}"; expected ${expected}`);
    const outcome = outcomeOf(cell, refuse);
    const key = `${outcome.repository} ${outcome.asOf}`;
    const before = seen.get(key);
    if (before !== undefined) throw refuse('repo', `one row for ${key}; line ${before} has it too`);
    seen.set(key, line);
    return outcome;
  });
}

function columnsOf(path: string, head: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map(head.map((name, index) => [name.trim(), index]));
  const missing = needed.filter((name) => !columns.has(name));
  if (missing.length === 0) return columns;
  throw refused(`${path}:1`, `has no column ${missing.join(', ')}`);
}

type Cell = (column: Column) => string;
type Refuse = (column: Column, expected: string) => StadiumError;

function outcomeOf(cell: Cell, refuse: Refuse): Outcome {
  const repository = cell('repo');
  if (repository === '') throw refuse('repo', 'the name of a repository');
  const asOf = cell('as_of');
  if (!isDay(asOf)) throw refuse('as_of', 'a day that exists, written YYYY-MM-DD');
  const within24 = yesNo(cell, refuse, 'retired_within_24m');
  const within12 = yesNo(cell, refuse, 'retired_within_12m');
  if (within12 === true && within24 === false)
    throw refuse('retired_within_12m', '0: it was not retired within 24 months');
  const weight = cell('weight') === '' ? 1 : Number(cell('weight'));
  if (!(weight >= 0 && weight < 1e6)) throw refuse('weight', 'a number from 0');
  return {
    repository,
    asOf,
    retired: {
      ...(within12 === undefined ? {} : { 12: within12 }),
      ...(within24 === undefined ? {} : { 24: within24 }),
    },
    team: cell('team') || repository,
    kind: cell('kind'),
    stratum: cell('stratum') || 'code',
    weight,
  };
}

function yesNo(cell: Cell, refuse: Refuse, column: Column): boolean | undefined {
  const written = cell(column);
  if (written === '') return undefined;
  if (written === '0' || written === '1') return written === '1';
  throw refuse(column, '0 or 1, or nothing where it is not known yet');
}

function refused(place: string, problem: string): StadiumError {
  return new StadiumError('DATA_INVALID', `${place} ${problem}`, {
    hint: `Labels are CSV with the columns ${needed.join(', ')}, and if wanted ${optional.join(', ')}.`,
  });
}
