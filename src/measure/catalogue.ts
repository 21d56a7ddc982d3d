// Every measure, in the order in which readers see them. The page of measures is generated from this table.

import type { MeasureDefinition } from '../domain/measurement.ts';
import { gateMeasures } from './gate.ts';
import { archived } from './hosted.ts';
import { maintenanceMeasures } from './maintenance.ts';
import type { Measure } from './measure.ts';
import { noteMeasures } from './notes.ts';
import { peopleMeasures } from './people.ts';
import { releaseMeasures } from './releases.ts';
import { reviewMeasures } from './reviews/catalogue.ts';
import { teamMeasures } from './team.ts';
import { turnoverMeasures } from './turnover.ts';
import { useMeasures } from './use.ts';

/** Raised whenever a figure could come out differently on the same facts. */
export const definitionsVersion = 1;

/** Measures made from git alone. */
export const gitMeasures: readonly Measure[] = [
  ...maintenanceMeasures,
  ...peopleMeasures,
  ...teamMeasures,
  ...turnoverMeasures,
  ...releaseMeasures,
  ...useMeasures,
  ...noteMeasures,
];

/** Every definition, also of measures that a run was not asked for. */
export const measureDefinitions: readonly MeasureDefinition[] = [
  ...gitMeasures,
  ...reviewMeasures,
  ...gateMeasures,
  { definition: archived },
].map(({ definition }) => definition);
