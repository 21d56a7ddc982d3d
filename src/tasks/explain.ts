// One project taken apart: its card, the policy that judged, and who would be hurt if it went.

import type { CriteriaTable } from '../domain/criteria.ts';
import type { BlastRadius } from '../domain/dependents.ts';
import type { GateReport } from '../domain/gate.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import { criteriaAtHand } from './criteria-at-hand.ts';
import { blastRadius } from './dependents.ts';
import { today } from './folders.ts';
import { gateAtHand } from './gate-at-hand.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { loadScorecard, type ScorecardRequest } from './scorecard.ts';

export interface ExplainRequest extends Places, ScorecardRequest {
  readonly gitBase?: string;
}

export interface Explained {
  readonly scorecard: Scorecard;
  readonly card: ProjectCard;
  readonly policy: Policy;
  /** The newest answers to the family's own criteria, where they are kept. */
  readonly criteria?: CriteriaTable;
  /** The gate by job, from what the cache holds of Zuul. */
  readonly gate?: GateReport;
  /** From what the cache holds, asking nobody; undefined for what shares its repository with others. */
  readonly radius?: BlastRadius;
}

/** Throws USAGE when the snapshot has no such project. */
export async function explain(
  project: string,
  request: ExplainRequest,
  world: World,
): Promise<Explained> {
  const { scorecard, policy, data, folder } = loadScorecard({ today: today(world), ...request });
  const names = scorecard.projects.map(({ name }) => name);
  requireProjects([project], names, `the snapshot of ${scorecard.asOf}`);
  const card = scorecard.projects.find(({ name }) => name === project) as ProjectCard;
  const criteria = criteriaAtHand(folder, scorecard.asOf)?.table;
  const known = { scorecard, card, policy, ...(criteria === undefined ? {} : { criteria }) };
  if (card.paths.length > 0) return known;
  const gate = await gateAtHand(request, scorecard.asOf, [project], world);
  const seen = { ...known, ...(gate === undefined ? {} : { gate }) };
  const offline = { ...request, offline: true };
  return {
    ...seen,
    radius: await blastRadius(project, data, scorecard.asOf, offline, world),
  };
}
