// What the pages of reference are made from: the measures, and the policy of a data folder.

import type { MeasureDefinition } from '../domain/measurement.ts';
import type { Policy } from '../domain/verdict.ts';
import { loadData } from '../registry/load.ts';
import { measureDefinitions } from '../sources/table.ts';
import { dataFolder, packagedData } from './folders.ts';
import type { Places } from './world.ts';

export type Page =
  | { readonly page: 'measures'; readonly measures: readonly MeasureDefinition[] }
  | {
      readonly page: 'policy';
      readonly measures: readonly MeasureDefinition[];
      readonly policy: Policy;
    };

/** Throws DATA_INVALID for a policy that is not in order. */
export function reference(page: Page['page'], places: Places): Page {
  if (page === 'measures') return { page, measures: measureDefinitions };
  const { policy } = loadData(dataFolder(places), packagedData);
  return { page, measures: measureDefinitions, policy };
}
