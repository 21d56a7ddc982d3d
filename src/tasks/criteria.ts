// What `stadium criteria` does: the scorecard of a day, from the file that is at hand or from the repositories.

import { join, relative } from 'node:path';
import { withPeople } from '../criteria/card.ts';
import { writeInside } from '../disk/write.ts';
import type { CriteriaTable } from '../domain/criteria.ts';
import { StadiumError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatCriteria, readCriteriaTable } from '../evidence/criteria.ts';
import { snapshotDays } from '../evidence/places.ts';
import { loadAnswers } from '../registry/answers.ts';
import { loadGoals } from '../registry/goals.ts';
import { type Data, loadData } from '../registry/load.ts';
import { criteriaAt } from './criteria-table.ts';
import { criteriaFolder, dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { goalAnswers } from './goals.ts';
import { changingData } from './locked.ts';
import type { World } from './outside-world.ts';
import type { TreesRequest } from './probe-views.ts';
import { requireProjects } from './project-names.ts';

export interface CriteriaRequest extends TreesRequest {
  readonly asOf?: string;
  /** Other days to hold beside it, from files at hand. */
  readonly against?: readonly string[];
  /** Keep the answers in the data folder. */
  readonly keep?: boolean;
}

export interface CriteriaResult {
  readonly table: CriteriaTable;
  /** Earlier days, in order. */
  readonly against: readonly CriteriaTable[];
  /** Where the answers were kept. */
  readonly file?: string;
}

/** The scorecard, and those of other days. Throws USAGE for a day of which nothing is at hand and nobody may be asked. */
export async function criteria(
  request: CriteriaRequest,
  world: Pick<World, 'env' | 'now' | 'signal'>,
): Promise<CriteriaResult> {
  if (request.keep === true && (request.project ?? []).length > 0) throw keptWhole();
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const asOf = request.asOf === undefined ? undefined : dayNamed(request.asOf, data.calendar);
  const days = snapshotDays(criteriaFolder(folder));
  const against = (request.against ?? []).map((written) =>
    shown(atHand(folder, dayNamed(written, data.calendar), days), folder, request.project),
  );
  const kept = asOf === undefined ? days.findLast((day) => day <= today(world)) : asOf;
  const isAtHand = request.gitBase === undefined && request.keep !== true;
  const seen =
    isAtHand && kept !== undefined && days.includes(kept)
      ? readCriteriaTable(criteriaFolder(folder), kept)
      : await criteriaAt(data, folder, asOf ?? today(world), request, world);
  const goals = request.keep === true ? await goalsOn(seen.asOf, data, folder, request, world) : {};
  const keeping = () => keep({ ...seen, ...goals }, folder);
  const file = request.keep === true ? await changingData(request, world, keeping) : undefined;
  requireProjects(
    request.project ?? [],
    seen.projects.map(({ name }) => name),
    `the criteria of ${seen.asOf}`,
  );
  const table = shown(seen, folder, request.project);
  return { table, against, ...(file === undefined ? {} : { file }) };
}

/** What is kept of a day holds the community goals as well: they are probes of the same trees. */
async function goalsOn(
  day: IsoDate,
  data: Data,
  folder: string,
  request: CriteriaRequest,
  world: World,
): Promise<Pick<CriteriaTable, 'goals'>> {
  const asked = loadGoals(folder, packagedData, data);
  if (asked.length === 0) return {};
  const rows = await goalAnswers(data, asked, day, request, world);
  return {
    goals: rows.map(({ reason, ...row }) =>
      reason === undefined ? row : { ...row, reason: unreadWords },
    ),
  };
}

/** Git's own words would put folders of one machine into a file that is shipped. */
const unreadWords = 'it could not be read';

function keptWhole(): StadiumError {
  return new StadiumError('USAGE', '--keep keeps the answers of all projects', {
    hint: 'Leave out --project.',
  });
}

function keep(table: CriteriaTable, folder: string): string {
  const file = join(criteriaFolder(folder), `${table.asOf}.json`);
  writeInside(folder, relative(folder, file), formatCriteria(table));
  return file;
}

function atHand(folder: string, day: IsoDate, days: readonly IsoDate[]): CriteriaTable {
  if (days.includes(day)) return readCriteriaTable(criteriaFolder(folder), day);
  throw new StadiumError('USAGE', `no answers of ${day} are at hand`, {
    hint: `There are those of ${days.slice(-5).join(', ')}; others: stadium criteria --as-of ${day} --keep`,
  });
}

/** The projects asked for, with what people said up to the day. */
function shown(
  table: CriteriaTable,
  folder: string,
  wanted: readonly string[] = [],
): CriteriaTable {
  const people = loadAnswers(folder);
  const projects = table.projects
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    .map((card) => withPeople(card, people, table.dimensions, table.asOf));
  return { ...table, projects };
}
