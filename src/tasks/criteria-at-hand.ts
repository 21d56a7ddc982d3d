// The answers to the criteria that a data folder keeps: read by reports, which ask nobody.

import { withPeople } from '../criteria/card.ts';
import type { CriteriaTable } from '../domain/criteria.ts';
import type { IsoDate } from '../domain/time.ts';
import { readCriteriaTable } from '../evidence/criteria.ts';
import { snapshotDays } from '../evidence/snapshots.ts';
import { loadAnswers } from '../registry/answers.ts';
import { criteriaFolder } from './folders.ts';

/** The newest up to the day, with what people said; nothing where none are kept. */
export function criteriaAtHand(folder: string, asOf: IsoDate): CriteriaTable | undefined {
  const kept = criteriaFolder(folder);
  const day = snapshotDays(kept).findLast((each) => each <= asOf);
  if (day === undefined) return undefined;
  const table = readCriteriaTable(kept, day);
  const people = loadAnswers(folder);
  const projects = table.projects.map((card) =>
    withPeople(card, people, table.dimensions, table.asOf),
  );
  return { ...table, projects };
}
