// One project taken apart: its card, the policy that judged, and who would be hurt if it went.

import type { BlastRadius } from '../domain/dependents.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import { blastRadius } from './dependents.ts';
import { today } from './folders.ts';
import { requireProjects } from './project-names.ts';
import { loadScorecard, type ScorecardRequest } from './scorecard.ts';
import type { Places, World } from './world.ts';

export interface ExplainRequest extends Places, ScorecardRequest {
  readonly gitBase?: string;
}

export interface Explained {
  readonly scorecard: Scorecard;
  readonly card: ProjectCard;
  readonly policy: Policy;
  /** From what the cache holds, asking nobody; undefined for what shares its repository with others. */
  readonly radius?: BlastRadius;
}

/** Throws USAGE when the snapshot has no such project. */
export async function explain(
  project: string,
  request: ExplainRequest,
  world: World,
): Promise<Explained> {
  const { scorecard, policy, data } = loadScorecard({ today: today(world), ...request });
  const names = scorecard.projects.map(({ name }) => name);
  requireProjects([project], names, `the snapshot of ${scorecard.asOf}`);
  const card = scorecard.projects.find(({ name }) => name === project) as ProjectCard;
  if (card.paths.length > 0) return { scorecard, card, policy };
  const offline = { ...request, offline: true };
  return {
    ...{ scorecard, card, policy },
    radius: await blastRadius(project, data, scorecard.asOf, offline, world),
  };
}
