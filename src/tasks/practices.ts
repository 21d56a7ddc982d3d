// Puts the practices and community goals of each member into a snapshot.

import type { GoalRow } from '../domain/goals.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { practiceMeasurements } from '../measure/practices.ts';
import { loadGoals } from '../registry/goals.ts';
import type { Data } from '../registry/load.ts';
import { packagedData } from './folders.ts';
import { goalAnswers } from './goals.ts';
import type { World } from './outside-world.ts';
import type { TreesRequest } from './probe-views.ts';

/** The snapshot with the answers beside the other measurements; in-tree components have none. */
export async function withPractices(
  snapshot: Snapshot,
  data: Data,
  folder: string,
  options: TreesRequest,
  world: World,
): Promise<Snapshot> {
  const goals = loadGoals(folder, packagedData, data);
  const rows = await goalAnswers(data, goals, snapshot.asOf, options, world);
  const byProject = new Map(rows.map((row) => [row.project, row]));
  const projects = snapshot.projects.map((evidence) => {
    const row = byProject.get(evidence.name);
    if (row === undefined) return evidence;
    return { ...evidence, measurements: { ...evidence.measurements, ...measured(row, snapshot) } };
  });
  return { ...snapshot, projects };
}

function measured({ answers, reason }: GoalRow, { asOf }: Snapshot) {
  return practiceMeasurements(answers, { name: 'as-of', from: asOf, to: asOf }, reason);
}
