// Review capacity: who reviews what is sent, how soon, and what becomes of it. The table of every measure made from changes.

import { backlogMeasures } from './reviews-backlog.ts';
import { flowMeasures } from './reviews-flow.ts';
import type { ReviewMeasure } from './reviews-input.ts';
import { reviewerMeasures } from './reviews-people.ts';
import { validMeasures } from './reviews-valid.ts';

/** Every measure made from changes, in the order in which readers see them. */
export const reviewMeasures: readonly ReviewMeasure[] = [
  ...reviewerMeasures,
  ...flowMeasures,
  ...backlogMeasures,
  ...validMeasures,
];
