// Every measure that is made from git, in the order in which readers see them; sources/table.ts has them all.

import { answeringMeasures } from './answering.ts';
import { maintenanceMeasures } from './maintenance.ts';
import type { Measure } from './measure.ts';
import { noteMeasures } from './notes.ts';
import { paceMeasures } from './pace.ts';
import { peopleMeasures } from './people.ts';
import { releaseMeasures } from './releases.ts';
import { teamMeasures } from './team.ts';
import { turnoverMeasures } from './turnover.ts';
import { useMeasures } from './use.ts';

/** Raised whenever a figure could come out differently on the same facts. */
export const definitionsVersion = 2;

/** Measures made from git alone. */
export const gitMeasures: readonly Measure[] = [
  ...maintenanceMeasures,
  ...paceMeasures,
  ...peopleMeasures,
  ...answeringMeasures,
  ...teamMeasures,
  ...turnoverMeasures,
  ...releaseMeasures,
  ...useMeasures,
  ...noteMeasures,
];
