// Chooses the members of a card by what holds up: all rows, rows of one date, and the worst of three periods. A team
// that is left out has no say in the choice, so that what the card says of that team is a forecast.

import type { Sighting } from '../../src/domain/outcome.ts';
import type { CardRow, Policy } from '../../src/domain/verdict.ts';
import { isInSubset } from '../../src/outlook/subsets.ts';
import { type TeamTable, teamTable, weightedAuc } from '../../src/outlook/teams.ts';
import { cardFor } from '../../src/score/card.ts';
import { pointsOf } from '../../src/score/points.ts';

/** Measures of a card, by their place in the list of candidates. */
export type Members = readonly number[];

export interface Judge {
  /** The card with most merit where the team numbered `without` has no say; -1 lets all have one. */
  readonly best: (without: number) => Members;
  /** What most of the best cards have in common: the very best one owes something to luck. */
  readonly shared: (without: number) => Members;
  /** AUC of every card there is, without choosing. */
  readonly aucs: () => readonly number[];
}

const sizes = { least: 3, most: 7 } as const;
const periods = ['2019', '2022'] as const;
/** One card in so many counts as one of the best. */
const topShare = 20;

/** Prepares the choice among all cards of three to seven members. Only code that died or lived has a say. */
export function judgeCards(
  sightings: readonly Sighting[],
  policy: Policy,
  teamOf: (sighting: Sighting) => string,
  teams: readonly string[],
): Judge {
  const rows = sightings.filter(
    ({ outcome }) => isInSubset(outcome, 'died-code') && outcome.retired[24] !== undefined,
  );
  const points = rows.map((row) => rowPoints(policy, row));
  const cards = subsetsOf(points[0]?.worst.length ?? 0).map((members) => ({
    members,
    tables: tablesOf(rows, members, points, teamOf, teams),
  }));
  return {
    best: (without) => ranked(cards, teams.length, without)[0] ?? [],
    shared: (without) => {
      const top = ranked(cards, teams.length, without).slice(0, cards.length / topShare);
      const inMost = (index: number) =>
        top.filter((members) => members.includes(index)).length > top.length / 2;
      return (points[0]?.worst ?? []).map((_, index) => index).filter(inMost);
    },
    aucs: () => {
      const times = new Uint16Array(teams.length).fill(1);
      return cards.map(({ tables: [all] }) => (all && weightedAuc(all, times)) ?? 0);
    },
  };
}

interface Card {
  readonly members: Members;
  readonly tables: readonly TeamTable[];
}

function ranked(cards: readonly Card[], teams: number, without: number): readonly Members[] {
  const times = new Uint16Array(teams).fill(1);
  if (without >= 0) times[without] = 0;
  return cards
    .map(({ members, tables }) => ({ members, merit: meritOf(tables, times) }))
    .sort((a, b) => b.merit - a.merit)
    .map(({ members }) => members);
}

interface RowPoints {
  readonly worst: readonly number[];
  readonly of: readonly number[];
}

function rowPoints(policy: Policy, { evidence }: Sighting): RowPoints {
  const { grades } = pointsOf(cardFor(policy, evidence), evidence.measurements);
  return { worst: grades.map(({ worst }) => worst), of: grades.map(({ of }) => of) };
}

function subsetsOf(count: number): readonly Members[] {
  const all = Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_unused, index) => index).filter((index) => (bits >> index) & 1),
  );
  return all.filter(({ length }) => length >= sizes.least && length <= sizes.most);
}

function tablesOf(
  rows: readonly Sighting[],
  members: Members,
  points: readonly RowPoints[],
  teamOf: (sighting: Sighting) => string,
  teams: readonly string[],
): readonly TeamTable[] {
  const scored = rows.map((row, index) => ({
    team: teamOf(row),
    asOf: row.outcome.asOf,
    event: row.outcome.retired[24] === true,
    score: -share(points[index], members),
  }));
  const table = (wanted: (asOf: string) => boolean, stratumOf: (asOf: string) => string) =>
    teamTable(
      scored
        .filter(({ asOf }) => wanted(asOf))
        .map((row) => ({ ...row, stratum: stratumOf(row.asOf) })),
      teams,
    );
  const [second, third] = periods;
  return [
    table(
      () => true,
      () => '',
    ),
    table(
      () => true,
      (asOf) => asOf,
    ),
    table(
      (asOf) => asOf < second,
      () => '',
    ),
    table(
      (asOf) => second <= asOf && asOf < third,
      () => '',
    ),
    table(
      (asOf) => third <= asOf,
      () => '',
    ),
  ];
}

function share(points: RowPoints | undefined, members: Members): number {
  const sum = (of: readonly number[]) =>
    members.reduce((total, each) => total + (of[each] ?? 0), 0);
  const of = sum(points?.of ?? []);
  return of === 0 ? 0 : sum(points?.worst ?? []) / of;
}

/** Mean of all rows, rows of one date, and the worst period that has anything to tell. */
function meritOf(tables: readonly TeamTable[], times: Uint16Array): number {
  const [all, dates, ...parts] = tables.map((table) => weightedAuc(table, times));
  const worst = Math.min(...parts.filter((auc) => auc !== undefined));
  return ((all ?? 0) + (dates ?? 0) + worst) / 3;
}

/** The rows of the chosen members. */
export function membersOf(rows: readonly CardRow[], members: Members): readonly CardRow[] {
  return members.flatMap((index) => rows[index] ?? []);
}
