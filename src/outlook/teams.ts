// Retirements come by team, in batches: forty rows of five repositories are one piece of evidence. Intervals therefore
// draw teams, never rows.

import { groupBy } from '../domain/group-by.ts';
import { ascending, comparePairs, type Pairs, type Scored, share } from './ranking.ts';

export interface TeamRow extends Scored {
  /** Group of the row: repositories that changed team join the two. */
  readonly team: string;
  /** Rows are compared with each other only where this is equal; one value for all compares all. */
  readonly stratum: string;
}

/** Wins and pairs between the events of one team and the other rows of another, in columns: draws read it often. */
export interface TeamTable {
  readonly events: Uint16Array;
  readonly others: Uint16Array;
  readonly wins: Float64Array;
  readonly pairs: Float64Array;
}

/** Counts the pairs once, by teams, so that a thousand draws cost little. */
export function teamTable(rows: readonly TeamRow[], teams: readonly string[]): TeamTable {
  const numbers = new Map(teams.map((team, index) => [team, index]));
  const totals = new Map<number, Pairs>();
  for (const stratum of groupBy(rows, (row) => row.stratum).values()) {
    if (!stratum.some(({ event }) => event)) continue;
    const byTeam = [...groupBy(stratum, ({ team }) => team)].map(([team, own]) => ({
      at: numbers.get(team) ?? 0,
      events: scores(own, true),
      others: ascending(scores(own, false)),
    }));
    for (const { at, events } of byTeam) {
      if (events.length === 0) continue;
      for (const other of byTeam) {
        const found = comparePairs(events, other.others);
        const key = at * teams.length + other.at;
        const before = totals.get(key) ?? { wins: 0, pairs: 0 };
        totals.set(key, { wins: before.wins + found.wins, pairs: before.pairs + found.pairs });
      }
    }
  }
  const cells = [...totals].filter(([, { pairs }]) => pairs > 0);
  return {
    events: Uint16Array.from(cells, ([key]) => Math.floor(key / teams.length)),
    others: Uint16Array.from(cells, ([key]) => key % teams.length),
    wins: Float64Array.from(cells, ([, found]) => found.wins),
    pairs: Float64Array.from(cells, ([, found]) => found.pairs),
  };
}

/** AUC where team number `i` counts `times[i]` times; undefined where no pair is left. */
export function weightedAuc(table: TeamTable, times: Uint16Array): number | undefined {
  let wins = 0;
  let pairs = 0;
  for (let cell = 0; cell < table.pairs.length; cell++) {
    const weight =
      (times[table.events[cell] as number] as number) *
      (times[table.others[cell] as number] as number);
    wins += weight * (table.wins[cell] as number);
    pairs += weight * (table.pairs[cell] as number);
  }
  return share({ wins, pairs });
}

/** Joins the teams that share a repository, and answers with one name for each group. */
export function teamGroups(
  rows: Iterable<{ readonly repository: string; readonly team: string }>,
): (team: string) => string {
  const leader = new Map<string, string>();
  const find = (team: string): string => {
    const next = leader.get(team);
    return next === undefined || next === team ? team : find(next);
  };
  const teamOf = new Map<string, string>();
  for (const { repository, team } of rows) {
    const [a, b] = [find(teamOf.get(repository) ?? team), find(team)].sort() as [string, string];
    leader.set(b, a);
    teamOf.set(repository, team);
  }
  return find;
}

function scores(rows: readonly TeamRow[], wanted: boolean): readonly number[] {
  return rows.filter(({ event }) => event === wanted).map(({ score }) => score);
}
