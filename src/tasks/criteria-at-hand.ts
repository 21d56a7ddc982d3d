// The answers to the criteria that a data folder keeps: read by reports, which ask nobody.

import { withPeople } from '../criteria/card.ts';
import type { CriteriaTable } from '../domain/criteria.ts';
import type { IsoDate } from '../domain/time.ts';
import { readCriteriaTable } from '../evidence/criteria.ts';
import { snapshotDays } from '../evidence/places.ts';
import { loadAnswers } from '../registry/answers.ts';
import { criteriaFolder } from './folders.ts';

export interface CriteriaAtHand {
  /** The newest up to the day. */
  readonly table: CriteriaTable;
  /** Those before it, in order. */
  readonly against: readonly CriteriaTable[];
}

/** All that are kept up to the day, with what people said; nothing where none are. */
export function criteriaAtHand(folder: string, asOf: IsoDate): CriteriaAtHand | undefined {
  const kept = criteriaFolder(folder);
  const people = loadAnswers(folder);
  const tables = snapshotDays(kept)
    .filter((day) => day <= asOf)
    .map((day) => readCriteriaTable(kept, day))
    .map((table) => ({
      ...table,
      projects: table.projects.map((card) =>
        withPeople(card, people, table.dimensions, table.asOf),
      ),
    }));
  const table = tables.at(-1);
  return table === undefined ? undefined : { table, against: tables.slice(0, -1) };
}
