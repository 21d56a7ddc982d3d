// A policy against the measures that there are: a misspelled one would be passed over in silence, and turn verdicts.

import { StadiumError } from '../domain/errors.ts';
import type { MeasureDefinition, MeasureId } from '../domain/measurement.ts';
import type { Condition, PointsCard, Policy } from '../domain/verdict.ts';
import { measureDefinitions } from '../measure/catalogue.ts';
import { nearest } from '../registry/nearest.ts';
import { readPolicy } from '../registry/policy.ts';

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

/** Throws DATA_INVALID naming the file and the first measure, or bound, that makes no sense. */
export function checkMeasures({ cards }: Policy, file: string): void {
  const problem = cards.flatMap(cardProblems)[0];
  if (problem === undefined) return;
  throw new StadiumError('DATA_INVALID', `${file}: ${problem}`, {
    hint: 'docs/measures.md lists the measures, and whether more or less is better.',
  });
}

function cardProblems({ groups, kept = [] }: PointsCard): readonly string[] {
  const rows = groups.flatMap((group) => group.rows);
  return [
    ...[...rows, ...kept].flatMap(({ measure }) => unknownMeasure(measure)),
    ...kept.flatMap(boundProblems),
    ...twice(kept),
    ...(kept.length > 0 && kept.every(({ whereAsked }) => whereAsked === true)
      ? ['kept: every condition is passed over where nobody asked; expected one that must hold']
      : []),
  ];
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
