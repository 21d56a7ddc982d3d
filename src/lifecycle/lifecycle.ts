// The one way to ask about the lifecycle: make the scene of a day once, then ask it.

import type { Candidate } from '../domain/agenda.ts';
import type { Drift } from '../domain/drift.ts';
import type { Decision, TimelineEntry } from '../domain/lifecycle.ts';
import { type CandidateCard, candidates } from './candidates.ts';
import { drift, type World } from './drift.ts';
import { type LifecycleInput, sceneOf } from './scene.ts';
import { type Standing, standingOf } from './stage.ts';
import type { Refusal } from './step.ts';
import { checkStep, checkUndo } from './steps.ts';
import { type TimelineProject, timelineOf } from './timeline.ts';

export interface Lifecycle {
  /** Where the decisions up to the day put the project. */
  readonly stage: (project: string) => Standing;
  /** What was done and what is open, by date. */
  readonly timeline: (project: TimelineProject) => readonly TimelineEntry[];
  /** Who to talk about, those longest at risk first. */
  readonly candidates: (cards: readonly CandidateCard[]) => readonly Candidate[];
  /** Whether the decision may be recorded, or which rule forbids it. */
  readonly check: (decision: Decision) => 'ok' | Refusal;
  /** Whether a recorded decision may be taken back, or which rule its going would break. */
  readonly checkUndo: (mistake: Decision) => 'ok' | Refusal;
  /** What governance, releases and repositories say against the decisions, longest first. */
  readonly drift: (world: World) => readonly Drift[];
}

/** The lifecycle as it could be known at the end of the day. */
export function lifecycleAt(input: LifecycleInput): Lifecycle {
  const scene = sceneOf(input);
  return {
    stage: (project) => standingOf(scene, project),
    timeline: (project) => timelineOf(scene, project),
    candidates: (cards) => candidates(scene, cards),
    check: (decision) => checkStep(scene, decision),
    checkUndo: (mistake) => checkUndo(scene, mistake),
    drift: (world) => drift(scene, world),
  };
}
