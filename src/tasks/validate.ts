// Every file of a data folder, read by the loaders themselves, so that nothing valid here can fail there.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasCycles } from '../domain/cycle.ts';
import { readCriteriaTable } from '../evidence/criteria.ts';
import { snapshotDays } from '../evidence/places.ts';
import { readSnapshot } from '../evidence/snapshots.ts';
import { loadAnswers } from '../registry/answers.ts';
import { loadCriteria } from '../registry/criteria.ts';
import { loadGoals } from '../registry/goals.ts';
import { loadData } from '../registry/load.ts';
import { oldMailKeys, readMailSettings } from '../registry/mail.ts';
import { loadUsage } from '../registry/usage.ts';
import type { Validated } from '../report/examined.ts';
import { criteriaFolder, dataFolder, evidenceFolder, packagedData } from './folders.ts';
import type { Places } from './outside-world.ts';
import { checkMeasures } from './policy.ts';

/** Reads everything. Throws DATA_INVALID or SNAPSHOT_INVALID for the first file that is not in order. */
export function validate(options: Pick<Places, 'data'>): Validated {
  const folder = dataFolder(options);
  const data = loadData(folder, packagedData);
  const goals = loadGoals(folder, packagedData, data);
  checkMeasures(data.policy, data.files.policy);
  loadCriteria(folder, packagedData, data.registry);
  loadAnswers(folder);
  loadUsage(folder);
  for (const day of snapshotDays(criteriaFolder(folder)))
    readCriteriaTable(criteriaFolder(folder), day);
  const days = snapshotDays(evidenceFolder(folder));
  for (const day of days) readSnapshot(evidenceFolder(folder), day);
  return {
    folder,
    projects: data.registry.projects.length,
    series: hasCycles(data.calendar) ? data.calendar.length : 0,
    decisions: data.decisions.length,
    goals: goals.length,
    snapshots: days.length,
    hints: mailHints(join(folder, 'mail.yaml')),
  };
}

/** A folder without mail.yaml is in order: not every team writes mails from here. */
function mailHints(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  readMailSettings(file);
  return [...oldMailKeys(file)].map(
    ([old, key]) => `${file}: ${old} is written ${key} now; it goes on being read`,
  );
}
