// Every source besides git, one line each. What `--source` takes, the keys of the registry, the measures and the names
// that readers see are all derived from this table.

import type { MeasureDefinition } from '../domain/measurement.ts';
import type { SourceName } from '../domain/project.ts';
import { gitMeasures } from '../measure/catalogue.ts';
import { gerrit } from './gerrit/source.ts';
import { github } from './github/source.ts';
import { launchpad } from './launchpad/source.ts';
import type { Source } from './source.ts';
import { zuul } from './zuul/source.ts';

/** In the order in which they are asked, and in which readers see their measures. */
export const sources: readonly Source[] = [gerrit, zuul, github, launchpad];

/** Git comes first because everything rests on it; governance moves the calendar and has no measures. */
export const sourceTitles: ReadonlyMap<SourceName, string> = new Map([
  ['git', 'git'],
  ...sources.map(({ name, title }) => [name, title] as const),
  ['governance', 'governance'],
]);

export function sourceTitle(name: SourceName): string {
  return sourceTitles.get(name) ?? name;
}

/** Every definition, also of measures that a run was not asked for. */
export const measureDefinitions: readonly MeasureDefinition[] = unique([
  ...gitMeasures.map(({ definition }) => definition),
  ...sources.flatMap(({ definitions }) => definitions),
]);

function unique(definitions: readonly MeasureDefinition[]): readonly MeasureDefinition[] {
  return [...new Map(definitions.map((each) => [each.id, each])).values()];
}
