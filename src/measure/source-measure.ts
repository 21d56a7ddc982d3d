// The shape of a measure that is made from changes or builds: a definition and the function that keeps to it.

import type { Sourced, UnknownReason } from '../domain/facts.ts';
import type { MeasureDefinition, Measurement, Measurements } from '../domain/measurement.ts';
import { isInTree, type Project, type RepositoryName, type SourceName } from '../domain/project.ts';
import type { TimeWindow, WindowName } from '../domain/time.ts';

/** A value with its sample, or why there is none. */
export type Figure =
  | { readonly value: number; readonly sample: number; readonly links?: readonly string[] }
  | { readonly unknown: UnknownReason }
  | { readonly notApplicable: { readonly code: string; readonly detail: string } };

/** What every such measure is given besides its facts. */
export interface SourcedInput<Fact> {
  /** Facts of the project's repositories together: see `factsOf`. */
  readonly facts: Sourced<readonly Fact[]>;
  /** Where they came from. */
  readonly source: SourceName;
  readonly windows: Readonly<Record<WindowName, TimeWindow>>;
}

export interface SourcedMeasure<Input> {
  readonly definition: MeasureDefinition;
  readonly measure: (input: Input) => Measurement;
}

export type Wording = Omit<MeasureDefinition, 'id' | 'window' | keyof Family>;

export interface Family {
  readonly group: MeasureDefinition['group'];
  readonly source: SourceName;
  readonly restsOn: MeasureDefinition['restsOn'];
}

/** The same measure over several windows; the id gets the window's name, unless it looks at a moment. */
export function overWindows<Fact, Input extends SourcedInput<Fact>>(
  family: Family,
  windows: readonly WindowName[],
  id: string,
  wording: Wording,
  figure: (facts: readonly Fact[], input: Input, window: TimeWindow) => Figure,
): readonly SourcedMeasure<Input>[] {
  return windows.map((window) => {
    const name = window === 'as-of' ? id : `${id}-${window}`;
    const definition = { id: name, window, ...family, ...wording };
    return { definition, measure: (input) => measurementOf(definition, input, figure) };
  });
}

function measurementOf<Fact, Input extends SourcedInput<Fact>>(
  { unit, window: name }: MeasureDefinition,
  input: Input,
  figure: (facts: readonly Fact[], input: Input, window: TimeWindow) => Figure,
): Measurement {
  const window = input.windows[name];
  const seen = { unit, window, source: input.source };
  if (input.facts.state !== 'known') return { ...input.facts, ...seen };
  const found = figure(input.facts.value, input, window);
  if ('unknown' in found) return { state: 'unknown', reason: found.unknown, ...seen };
  if ('notApplicable' in found) {
    return { state: 'not-applicable', reason: found.notApplicable, ...seen };
  }
  return { state: 'measured', ...found, ...seen };
}

/** What the measures make of one input, by id. */
export function measured<Input>(
  measures: readonly SourcedMeasure<Input>[],
  input: Input,
): Measurements {
  return Object.fromEntries(
    measures.map(({ definition, measure }) => [definition.id, measure(input)]),
  );
}

/** A share or a median of nothing is no number. */
export function nothing(detail: string): Figure {
  return { notApplicable: { code: 'nothing-to-measure', detail } };
}

/** One decimal is as exact as these figures are. */
export function inDays(seconds: number): number {
  return Math.round(seconds / 8640) / 10;
}

/**
 * Facts of all repositories of a project: unknown where one is unknown, not applicable where all are, and for an
 * in-tree component, because changes and builds of a repository do not tell folders apart.
 */
export function factsOf<Fact>(
  project: Pick<Project, 'repositories' | 'paths'>,
  facts: ReadonlyMap<RepositoryName, Sourced<readonly Fact[]>>,
): Sourced<readonly Fact[]> {
  if (isInTree(project)) {
    const detail = 'changes and builds of a repository do not tell folders apart';
    return { state: 'not-applicable', reason: { code: 'in-tree', detail } };
  }
  const each = project.repositories.map((name) => facts.get(name) ?? notCollected(name));
  const lost = each.find(({ state }) => state === 'unknown');
  if (lost !== undefined) return lost;
  const known = each.flatMap((fact) => (fact.state === 'known' ? [fact] : []));
  const absent = each.find(({ state }) => state === 'not-applicable');
  if (known.length === 0 && absent !== undefined) return absent;
  return { state: 'known', value: known.flatMap(({ value }) => value) };
}

function notCollected(name: RepositoryName): Sourced<never> {
  return { state: 'unknown', reason: { code: 'not-collected', detail: `${name} was not read` } };
}
