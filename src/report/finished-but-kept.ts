// Being finished but kept, in sentences: what keeps a project so, or what it lacks.

import type { Unit } from '../domain/measurement.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import type { Condition, KeptGrade, Verdict } from '../domain/verdict.ts';
import { listWords } from '../words/english.ts';
import { figure } from '../words/figures.ts';
import { measuredWords } from '../words/measured.ts';
import { countWords, measureTitle, type Subject } from '../words/reasons.ts';

/** Conditions that a sentence can carry: a project that fails more of them is far from being finished but kept. */
const failing = 3;

/** Whether all conditions hold; never on a card without any. */
export function isKept({ kept = [] }: Verdict): boolean {
  return kept.length > 0 && kept.every(({ holds }) => holds === 'yes' || holds === 'passed-over');
}

/**
 * The way that needs few points: what holds it open, what would open it, or what would tell. Who has the points (`hasPoints`)
 * does not need it.
 */
export function keptWays(card: ProjectCard, subject: Subject, hasPoints: boolean): string[] {
  const { verdict } = card;
  if (verdict === undefined) return [];
  const { name, kept = [] } = verdict;
  const words = (holds: KeptGrade['holds']) =>
    kept
      .filter((each) => each.holds === holds)
      .map(({ condition }) => `${bound(condition, subject)}${now(condition, card)}`);
  if (isKept(verdict)) {
    const bounds = listWords(words('yes'));
    return [
      hasPoints
        ? `With fewer points it would still be healthy, as finished but kept, with ${bounds}.`
        : `It is finished but kept, whatever its points, with ${bounds}.`,
    ];
  }
  const [missing, open] = [words('no'), words('unknown')];
  if (name === 'healthy' || missing.length > failing) return [];
  if (missing.length > 0) {
    return [
      `It would be finished but kept, whatever its points, with ${listWords(missing)}; a verdict changes when the new side holds.`,
    ];
  }
  return open.length === 0 ? [] : [`Known, it could be finished but kept: ${listWords(open)}.`];
}

/** `at least 1 release`, `code commits below 10`. */
function bound(condition: Condition, subject: Subject): string {
  const { measure } = condition;
  const definition = subject.definitions.get(measure);
  const unit = definition?.unit ?? 'commits';
  if ('below' in condition) {
    return `${measureTitle(measure, subject.definitions)} below ${figure(condition.below, unit)}`;
  }
  return `at least ${countOf(measure, condition.atLeast, unit, subject)}`;
}

function now({ measure }: Condition, { measurements }: ProjectCard): string {
  const measurement = measurements[measure];
  return measurement?.state === 'measured' ? ` (now ${measuredWords(measurement)})` : '';
}

function countOf(measure: string, value: number, unit: Unit, subject: Subject): string {
  const window = { name: 'as-of', from: '', to: '' } as const;
  const seen = { state: 'measured', sample: value, unit, window, source: 'git' } as const;
  return countWords(measure, { ...seen, value }, subject.definitions);
}
