// Which step a project may take next. A refusal names the rule, so that people can argue with the rule and not the tool.

import type { Calendar } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { isInTree } from '../domain/project.ts';
import { checkForm } from './decision-fields.ts';
import { ruleCode, rulesOf } from './family-rules.ts';
import { checkMove } from './moves.ts';
import { reaching, type Scene } from './scene.ts';
import { standingOf } from './stage.ts';
import type { Refusal } from './step.ts';

/** Says whether the decision may be recorded where its day puts it, or which rule forbids it. */
export function checkStep(scene: Scene, decision: Decision): 'ok' | Refusal {
  const before = scene.decisions.filter(({ date }) => date <= decision.date);
  const answer = checkNext({ ...scene, decisions: before }, decision);
  return answer === 'ok' ? firstBroken(scene, inserted(scene.decisions, decision)) : answer;
}

/** Says whether the record stays legal without a decision that was recorded by mistake. */
export function checkUndo(scene: Scene, mistake: Decision): 'ok' | Refusal {
  return firstBroken(
    scene,
    scene.decisions.filter((each) => each !== mistake),
  );
}

/** Plays recorded decisions one after the other; gives each illegal one with its place in the list. */
export function checkHistory(
  scene: Scene,
): readonly { readonly index: number; readonly refusal: Refusal }[] {
  return scene.decisions.flatMap((decision, index) => {
    const answer = checkNext({ ...scene, decisions: scene.decisions.slice(0, index) }, decision);
    return answer === 'ok' ? [] : [{ index, refusal: answer }];
  });
}

/** Where a decision goes: before the first later one about its project, else at the end. */
export function placeOf(decisions: readonly Decision[], decision: Decision): number {
  const later = decisions.findIndex(
    ({ project, date }) => project === decision.project && date > decision.date,
  );
  return later < 0 ? decisions.length : later;
}

function inserted(decisions: readonly Decision[], decision: Decision): readonly Decision[] {
  return decisions.toSpliced(placeOf(decisions, decision), 0, decision);
}

/** The first recorded step that was legal and is not any more in the changed record. */
function firstBroken(scene: Scene, decisions: readonly Decision[]): 'ok' | Refusal {
  const wrong = new Set(checkHistory(scene).map(({ index }) => scene.decisions[index]));
  const broken = checkHistory({ ...scene, decisions }).find(({ index }) => {
    const step = decisions[index];
    return step !== undefined && scene.decisions.includes(step) && !wrong.has(step);
  });
  const step = broken && decisions[broken.index];
  if (broken === undefined || step === undefined) return 'ok';
  const detail = `"${step.kind}" of ${step.date} is on record and could not follow: ${broken.refusal.detail}`;
  return { rule: broken.refusal.rule, detail };
}

/** Holds the decision against those of the scene, all of them earlier. */
function checkNext(before: Scene, decision: Decision): 'ok' | Refusal {
  const scene = reaching(decision.date, decision.answerBy)(before);
  const malformed = checkForm(decision, scene);
  if (malformed !== undefined) return malformed;
  const standing = standingOf(scene, decision.project, decision.date);
  const project = scene.projects.find(({ name }) => name === decision.project);
  const livesInTree = project !== undefined && isInTree(project);
  const { calendar, rules } = scene;
  return checkMove({ decision, standing, calendar, rules, livesInTree }) ?? 'ok';
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
