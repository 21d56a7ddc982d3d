// Every source besides git, each under its name of names.ts. What `--source` takes, the keys of the registry and the
// measures that readers see are all derived from this table.

import type { MeasureDefinition } from '../domain/measurement.ts';
import { gitMeasures } from '../measure/catalogue.ts';
import { gerrit } from './gerrit/source.ts';
import { github } from './github/source.ts';
import { launchpad } from './launchpad/source.ts';
import type { OtherSource } from './names.ts';
import type { Source } from './source.ts';
import { zuul } from './zuul/source.ts';

const named: Readonly<Record<OtherSource, Source>> = { gerrit, zuul, github, launchpad };

/** In the order in which they are asked, and in which readers see their measures. */
export const sources: readonly Source[] = Object.values(named);

/** Every definition, also of measures that a run was not asked for. */
export const measureDefinitions: readonly MeasureDefinition[] = unique([
  ...gitMeasures.map(({ definition }) => definition),
  ...sources.flatMap(({ definitions }) => definitions),
]);

function unique(definitions: readonly MeasureDefinition[]): readonly MeasureDefinition[] {
  return [...new Map(definitions.map((each) => [each.id, each])).values()];
}
