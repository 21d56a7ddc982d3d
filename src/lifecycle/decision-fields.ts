// What is wrong with a decision wherever its project stands: who, when, why and which fields.

import { findSeries } from '../domain/cycle.ts';
import { type Decision, fieldsOfKinds } from '../domain/lifecycle.ts';
import type { Scene } from './scene.ts';
import { seriesOfDecision } from './stage.ts';
import type { Refusal } from './step.ts';

/** The first rule that the decision breaks by itself, if any. */
export function checkForm(decision: Decision, state: Scene): Refusal | undefined {
  for (const check of formChecks) {
    const refusal = check(decision, state);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

type FormCheck = (decision: Decision, state: Scene) => Refusal | undefined;

const formChecks: readonly FormCheck[] = [
  isOfTheRegistry,
  isNotAReference,
  hasReasonAndLink,
  isByABody,
  hasOnlyItsFields,
  isTaken,
  hasKnownSeries,
  takesEffectLater,
  isFollowedLater,
];

function isOfTheRegistry({ project }: Decision, { projects }: Scene): Refusal | undefined {
  if (projects.some(({ name }) => name === project)) return undefined;
  return { rule: 'known-project', detail: `the registry has no project "${project}"` };
}

function isNotAReference({ project }: Decision, { projects }: Scene): Refusal | undefined {
  const isReference = projects.some(({ name, role }) => name === project && role === 'reference');
  if (!isReference) return undefined;
  return { rule: 'reference-is-not-decided', detail: `${project} is a reference project` };
}

function hasReasonAndLink({ reason, link }: Decision): Refusal | undefined {
  const missing = reason.trim() === '' ? 'reason' : link.trim() === '' ? 'link' : undefined;
  return missing === undefined
    ? undefined
    : { rule: 'reason-given', detail: `it has no ${missing}` };
}

function isByABody({ by, reason }: Decision): Refusal | undefined {
  if (by.trim() === '') return { rule: 'by-a-body', detail: 'it does not say who decided' };
  const holdsAddress = [by, reason].some((text) => /[^\s@]@[^\s@]+\.[^\s@]/.test(text));
  return holdsAddress
    ? { rule: 'by-a-body', detail: 'it holds a mail address; name the body, such as a meeting' }
    : undefined;
}

function hasOnlyItsFields(decision: Decision): Refusal | undefined {
  for (const [field, kinds] of Object.entries(fieldsOfKinds)) {
    const isGiven = decision[field as keyof typeof fieldsOfKinds] !== undefined;
    if (isGiven && !kinds.includes(decision.kind)) {
      const detail = `"${field}" belongs to ${kinds.join(' and ')} only`;
      return { rule: 'field-of-another-kind', detail };
    }
  }
  return undefined;
}

function isTaken({ date }: Decision, { asOf }: Scene): Refusal | undefined {
  if (date <= asOf) return undefined;
  return { rule: 'not-in-the-future', detail: `${date} is after ${asOf}`, earliest: date };
}

function hasKnownSeries(decision: Decision, { calendar }: Scene): Refusal | undefined {
  const { cycle, date } = decision;
  if (cycle !== undefined && findSeries(calendar, cycle) === undefined) {
    return { rule: 'known-series', detail: `the release calendar has no series "${cycle}"` };
  }
  const first = calendar[0];
  if (first !== undefined && date >= first.start) return undefined;
  return { rule: 'known-series', detail: `no series of the release calendar holds ${date}` };
}

function takesEffectLater(decision: Decision, { calendar }: Scene): Refusal | undefined {
  const series = seriesOfDecision(decision, calendar);
  if (series.release >= decision.date) return undefined;
  const detail = `${series.name} was released ${series.release}, before ${decision.date}`;
  return { rule: 'effect-not-before-decision', detail };
}

function isFollowedLater({ date, followed }: Decision): Refusal | undefined {
  if (followed === undefined || followed.date >= date) return undefined;
  return { rule: 'followed-later', detail: `${followed.date} is before ${date}` };
}
