// Which step a project may take next. A refusal names the rule, so that people can argue with the rule and not the tool.

import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { isInTree } from '../domain/project.ts';
import { calendarFor } from './calendar.ts';
import { checkForm } from './form.ts';
import { checkMove } from './moves.ts';
import { lifecycleRules, rules as ruleTable } from './rules.ts';
import { standingOf } from './stage.ts';
import type { Refusal, StepState } from './step.ts';

/** Says whether the decision may be recorded, or which rule forbids it. */
export function checkStep(decision: Decision, state: StepState): 'ok' | Refusal {
  const rules = lifecycleRules(state.rules);
  const days = [decision.date, decision.answerBy];
  const calendar = calendarFor(state.calendar, rules.cyclesToRetirement, ...days);
  const malformed = checkForm(decision, { ...state, calendar });
  if (malformed !== undefined) return malformed;
  const standing = standingOf(state.decisions, calendar, rules, decision.project, decision.date);
  const project = state.projects.find(({ name }) => name === decision.project);
  const livesInTree = project !== undefined && isInTree(project);
  return checkMove({ decision, standing, calendar, rules, livesInTree }) ?? 'ok';
}

/** Plays recorded decisions one after the other; gives each illegal one with its place in the list. */
export function checkHistory(
  state: StepState,
): readonly { readonly index: number; readonly refusal: Refusal }[] {
  return state.decisions.flatMap((decision, index) => {
    const answer = checkStep(decision, { ...state, decisions: state.decisions.slice(0, index) });
    return answer === 'ok' ? [] : [{ index, refusal: answer }];
  });
}

/** The error that a refusal becomes on the command line. */
export function stepIllegal(decision: Decision, refusal: Refusal): StadiumError {
  const { title, source } = ruleTable[refusal.rule];
  const wait = refusal.earliest === undefined ? '' : ` Earliest: ${refusal.earliest}.`;
  return new StadiumError(
    'STEP_ILLEGAL',
    `${decision.project}: "${decision.kind}" is refused by rule ${refusal.rule}: ${refusal.detail}.${wait}`,
    { hint: `${title} (${source})` },
  );
}
