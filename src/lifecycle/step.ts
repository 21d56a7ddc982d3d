// The words in which steps are asked for and refused.

import type { IsoDate } from '../domain/time.ts';
import type { RuleCode } from './rules.ts';

export interface Refusal {
  readonly rule: RuleCode;
  readonly detail: string;
  /** First day on which the step would be legal, where waiting is all it takes. */
  readonly earliest?: IsoDate;
}
