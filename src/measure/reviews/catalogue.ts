// Review capacity: who reviews what is sent, how soon, and what becomes of it. The table of every measure made from changes.

import { aloneMeasures } from './alone.ts';
import { backlogMeasures } from './backlog.ts';
import { flowMeasures } from './flow.ts';
import type { ReviewMeasure } from './input.ts';
import { reviewerMeasures } from './people.ts';
import { validMeasures } from './valid.ts';

/** Every measure made from changes, in the order in which readers see them. */
export const reviewMeasures: readonly ReviewMeasure[] = [
  ...reviewerMeasures,
  ...flowMeasures,
  ...aloneMeasures,
  ...backlogMeasures,
  ...validMeasures,
];
