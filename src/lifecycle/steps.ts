// Which step a project may take next. A refusal names the rule, so that people can argue with the rule and not the tool.

import type { Calendar } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { isInTree } from '../domain/project.ts';
import { checkForm } from './form.ts';
import { checkMove } from './moves.ts';
import { ruleCode, rulesOf } from './rules.ts';
import { reaching, type Scene } from './scene.ts';
import { standingOf } from './stage.ts';
import type { Refusal } from './step.ts';

/** Says whether the decision may be recorded after those of the scene, or which rule forbids it. */
export function checkStep(before: Scene, decision: Decision): 'ok' | Refusal {
  const scene = reaching(decision.date, decision.answerBy)(before);
  const malformed = checkForm(decision, scene);
  if (malformed !== undefined) return malformed;
  const standing = standingOf(scene, decision.project, decision.date);
  const project = scene.projects.find(({ name }) => name === decision.project);
  const livesInTree = project !== undefined && isInTree(project);
  const { calendar, rules } = scene;
  return checkMove({ decision, standing, calendar, rules, livesInTree }) ?? 'ok';
}

/** Plays recorded decisions one after the other; gives each illegal one with its place in the list. */
export function checkHistory(
  scene: Scene,
): readonly { readonly index: number; readonly refusal: Refusal }[] {
  return scene.decisions.flatMap((decision, index) => {
    const answer = checkStep({ ...scene, decisions: scene.decisions.slice(0, index) }, decision);
    return answer === 'ok' ? [] : [{ index, refusal: answer }];
  });
}

/** The error that a refusal becomes on the command line. */
export function stepIllegal(
  decision: Decision,
  refusal: Refusal,
  calendar: Calendar,
): StadiumError {
  const rule = ruleCode(refusal.rule, calendar);
  const { title = '', source = '' } = rulesOf(calendar)[rule] ?? {};
  const wait = refusal.earliest === undefined ? '' : ` Earliest: ${refusal.earliest}.`;
  return new StadiumError(
    'STEP_ILLEGAL',
    `${decision.project}: "${decision.kind}" is refused by rule ${rule}: ${refusal.detail}.${wait}`,
    { hint: `${title} (${source})` },
  );
}
