// What would change a verdict: the nearest better and worse band of each row, with the points between them.

import type { Unit } from '../domain/measurement.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import type {
  Band,
  CardGroup,
  CardRow,
  Condition,
  Grade,
  KeptGrade,
  Policy,
  Verdict,
} from '../domain/verdict.ts';
import { figure } from './figures.ts';
import { countWords, measureTitle, type Subject } from './reason-words.ts';
import { listWords } from './wording.ts';

interface Step {
  readonly grade: Grade;
  readonly band: Band;
  /** The value from which the new band holds, or below which it does. */
  readonly edge: number;
  /** Points won (or lost) on a card of 100. */
  readonly gain: number;
}

/** Steps that a list can hold. */
const shown = 5;

/** Sentences: what each nearest band would bring, and the fewest of them that would be enough. Empty without a card for the class. */
export function ways(card: ProjectCard, policy: Policy, subject: Subject): string[] {
  const { verdict } = card;
  const rows = rowsFor(card, policy);
  if (verdict === undefined || rows.size === 0) return [];
  const up = verdict.name !== 'healthy';
  // What does not apply is taken out of the card, and the rest scaled to 100.
  const scale = 100 / verdict.grades.reduce((sum, grade) => sum + grade.of, 0);
  const steps = verdict.grades
    .flatMap((grade) => nearest(grade, rows.get(grade.measure), up, scale))
    .sort((left, right) => Math.abs(right.gain) - Math.abs(left.gain));
  const unknown = verdict.grades.filter((grade) => grade.measurement.state === 'unknown');
  return [
    ...keptWays(verdict, subject),
    ...(isKept(verdict) ? [] : enough(steps, verdict, policy, up, subject)),
    ...steps.slice(0, shown).map((step) => stepSentence(step, subject)),
    ...unknown.map((grade) => knowing(grade, subject)),
  ];
}

/** Conditions that a sentence can carry: a project that fails more of them is far from being finished but kept. */
const failing = 3;

/** The way that needs few points: what holds it open, or what would open it. */
function keptWays(verdict: Verdict, subject: Subject): string[] {
  const { name, kept = [] } = verdict;
  const words = (holds: KeptGrade['holds']) =>
    kept.filter((each) => each.holds === holds).map((each) => bound(each.condition, subject));
  if (name === 'healthy' && isKept(verdict)) {
    const bounds = listWords(words('yes'));
    return [`It stays healthy as finished but kept, whatever its points, with ${bounds}.`];
  }
  const missing = words('no');
  if (name !== 'at-risk' || missing.length === 0 || missing.length > failing) return [];
  const bounds = listWords(missing);
  return [`It would be finished but kept, and healthy whatever its points, with ${bounds}.`];
}

function isKept({ kept = [] }: Verdict): boolean {
  return kept.length > 0 && kept.every(({ holds }) => holds === 'yes' || holds === 'passed-over');
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

function countOf(measure: string, value: number, unit: Unit, subject: Subject): string {
  const window = { name: 'as-of', from: '', to: '' } as const;
  const measurement = {
    state: 'measured',
    value,
    sample: value,
    unit,
    window,
    source: 'git',
  } as const;
  return countWords(measure, measurement, subject.definitions);
}

function rowsFor(card: ProjectCard, policy: Policy): Map<string, CardRow> {
  const rows = groupsFor(card, policy).flatMap((group) => group.rows);
  return new Map(rows.map((row) => [row.measure, row]));
}

/** The groups of the card by which the project is judged; none when the policy has no card for its class. */
export function groupsFor(card: ProjectCard, policy: Policy | undefined): readonly CardGroup[] {
  const wanted = card.paths.length > 0 ? 'in-tree-component' : card.class;
  return policy?.cards.find((each) => each.classes.includes(wanted))?.groups ?? [];
}

function nearest(grade: Grade, row: CardRow | undefined, up: boolean, scale: number): Step[] {
  const { measurement } = grade;
  if (row === undefined || measurement.state !== 'measured') return [];
  const now = row.bands.filter((band) => band.atLeast <= measurement.value).at(-1);
  if (now === undefined) return [];
  const steps = row.bands
    .map((band, at) => ({
      grade,
      band,
      edge: band.atLeast > now.atLeast ? band.atLeast : (row.bands[at + 1]?.atLeast ?? now.atLeast),
      gain: (band.points - now.points) * scale,
    }))
    .filter((step) => (up ? step.gain > 0 : step.gain < 0));
  const distance = (step: Step) => Math.abs(step.band.atLeast - measurement.value);
  return steps.sort((left, right) => distance(left) - distance(right)).slice(0, 1);
}

/** The fewest of these steps that would reach the other side, when they can. */
function enough(
  steps: readonly Step[],
  verdict: Verdict,
  policy: Policy,
  up: boolean,
  subject: Subject,
): string[] {
  const { healthy } = policy.thresholds;
  let points = up ? verdict.range.worst : verdict.range.best;
  const taken: Step[] = [];
  for (const step of steps) {
    if (up ? points >= healthy : points < healthy) break;
    points += step.gain;
    taken.push(step);
  }
  const reached = up ? points >= healthy : points < healthy;
  if (!reached || taken.length === 0) return [];
  const figures = listWords(taken.map((step) => target(step, subject)));
  const side = up ? `reach ${healthy} points, healthy` : `fall below ${healthy} points, at risk`;
  return [`${figures} would ${side}; a verdict changes when the new side holds.`];
}

function stepSentence(step: Step, subject: Subject): string {
  const { measurement } = step.grade;
  const now = measurement.state === 'measured' ? figure(measurement.value, measurement.unit) : '';
  const sign = step.gain > 0 ? '+' : '−';
  const points = Math.round(Math.abs(step.gain) * 10) / 10;
  return `${sign}${points} points: ${target(step, subject)} (now ${now})`;
}

/** `3 dedicated people` for a band above, `dedicated people below 3` for one below. */
function target({ grade, band, edge }: Step, subject: Subject): string {
  const { measurement, measure } = grade;
  const title = measureTitle(measure, subject.definitions);
  if (measurement.state !== 'measured') return title;
  if (band.atLeast <= measurement.value) return `${title} below ${figure(edge, measurement.unit)}`;
  return countWords(measure, { ...measurement, value: edge }, subject.definitions);
}

function knowing(grade: Grade, subject: Subject): string {
  const span = Math.round((grade.best - grade.worst) * 10) / 10;
  return `Up to ${span} points: knowing the ${measureTitle(grade.measure, subject.definitions)}`;
}
