// A policy against the measures that there are: a misspelled one would be passed over in silence, and turn verdicts.

import { readFileSync } from 'node:fs';
import { StadiumError } from '../domain/errors.ts';
import type { MeasureDefinition, MeasureId } from '../domain/measurement.ts';
import type { Condition, PointsCard, Policy } from '../domain/verdict.ts';
import { readPolicy } from '../registry/policy.ts';
import { measureDefinitions } from '../sources/table.ts';
import { nearest } from '../words/nearest.ts';

/** The policy of a file on the command line, else the one at hand. Throws DATA_INVALID for what no measure can mean. */
export function policyNamed(path: string | undefined, otherwise: Policy, file: string): Policy {
  const policy = path === undefined ? otherwise : readPolicy(path).value;
  checkMeasures(policy, path ?? file);
  return policy;
}

const definitions: ReadonlyMap<MeasureId, MeasureDefinition> = new Map(
  measureDefinitions.map((each) => [each.id, each]),
);

/** Every measure that a card gives points for, or asks of who is finished but kept. */
export function measuresOf({ cards }: Policy): ReadonlySet<MeasureId> {
  const named = cards.flatMap(({ groups, kept = [] }) => [
    ...groups.flatMap(({ rows }) => rows),
    ...kept,
  ]);
  return new Set(named.map(({ measure }) => measure));
}

/** What levels and their order look at beside the card. */
export function urgencyMeasures({ signs = [] }: Policy): readonly MeasureId[] {
  return [
    'age',
    'days-since-commit',
    'days-since-human-commit',
    ...signs.map(({ measure }) => measure),
  ];
}

/** Throws DATA_INVALID naming the file and the first measure, or bound, that makes no sense. */
export function checkMeasures({ cards, signs = [], mend = {} }: Policy, file: string): void {
  const [problem] = [
    ...cards.flatMap(cardProblems),
    ...[...signs.map(({ measure }) => measure), ...Object.keys(mend)].flatMap((measure) =>
      unknownMeasure(measure).map((text): Problem => ({ text, measure })),
    ),
  ];
  if (problem === undefined) return;
  throw new StadiumError('DATA_INVALID', `${file}${placeOf(problem, file)}: ${problem.text}`, {
    hint: 'docs/measures.md lists the measures, and whether more or less is better.',
  });
}

interface Problem {
  readonly text: string;
  /** Where the file speaks of it. */
  readonly measure?: MeasureId;
  readonly isInKept?: boolean;
}

function cardProblems({ groups, kept = [] }: PointsCard): readonly Problem[] {
  const rows = groups.flatMap((group) => group.rows);
  const isOpen = kept.length > 0 && kept.every(({ whereAsked }) => whereAsked === true);
  return [
    ...[...rows, ...kept].flatMap(({ measure }) =>
      unknownMeasure(measure).map((text) => ({ text, measure })),
    ),
    ...kept.flatMap((condition) =>
      boundProblems(condition).map((text) => ({
        text,
        measure: condition.measure,
        isInKept: true,
      })),
    ),
    ...twice(kept).map((text) => ({ text, isInKept: true })),
    ...(isOpen ? [{ text: everyPassedOver, isInKept: true }] : []),
  ];
}

const everyPassedOver =
  'kept: every condition is passed over where nobody asked; expected one that must hold';

/** `:12`, the first line that names the measure, or `kept`; nothing where no line does. */
function placeOf({ measure, isInKept = false }: Problem, file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const from = isInKept ? lines.findIndex((line) => /^\s*kept:/.test(line)) : 0;
  const names = (line: string) =>
    line
      .split(/[\s,{}]+/)
      .some((word, at, words) => word === measure && words[at - 1] === 'measure:') ||
    line.trim() === `${measure}:`;
  const at =
    measure === undefined ? from : lines.findIndex((line, index) => index >= from && names(line));
  return at === -1 ? '' : `:${at + 1}`;
}

function unknownMeasure(measure: MeasureId): readonly string[] {
  if (definitions.has(measure)) return [];
  const near = nearest(measure, [...definitions.keys()]);
  return [`there is no measure ${measure}${near === undefined ? '' : `; did you mean ${near}?`}`];
}

/** A bound asks for more of what is better, or less of what is worse: else one more commit could cost the verdict. */
function boundProblems(condition: Condition): readonly string[] {
  const { measure } = condition;
  const better = definitions.get(measure)?.better;
  const [key, wanted, value] =
    'below' in condition
      ? (['below', 'less', condition.below] as const)
      : (['atLeast', 'more', condition.atLeast] as const);
  if (better !== undefined && better !== wanted) {
    const right =
      better === 'neither' ? 'another measure' : better === 'more' ? 'atLeast' : 'below';
    return [`kept: ${key} of ${measure} asks for what is not better; expected ${right}`];
  }
  return value > 0 ? [] : [`kept: ${key} of ${measure} is 0; expected more, or it says nothing`];
}

function twice(kept: readonly Condition[]): readonly string[] {
  const measures = kept.map(({ measure }) => measure);
  return measures
    .filter((measure, index) => measures.indexOf(measure) !== index)
    .map((measure) => `kept: ${measure} has two conditions; expected one`);
}
