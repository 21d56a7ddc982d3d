// What the pages of reference are made from: the measures, and the policy of a data folder.

import { loadData } from '../registry/load.ts';
import type { ReferencePage } from '../report/reference.ts';
import { measureDefinitions } from '../sources/table.ts';
import { dataFolder, packagedData } from './folders.ts';
import type { Places } from './outside-world.ts';

/** Throws DATA_INVALID for a policy that is not in order. */
export function reference(page: ReferencePage['page'], places: Places): ReferencePage {
  if (page === 'measures') return { page, measures: measureDefinitions };
  const { policy } = loadData(dataFolder(places), packagedData);
  return { page, measures: measureDefinitions, policy };
}
