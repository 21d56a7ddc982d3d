// How long each step takes, from the policy file, with every value that it may leave out filled in.

import { type Calendar, hasCycles } from '../domain/cycle.ts';
import type { Policy } from '../domain/verdict.ts';

/** The policy's part, every value filled in. */
export type LifecycleRules = Required<Policy['lifecycle']>;

/**
 * Fills in the values that a policy file may leave out. A family without cycles counts in the months of its calendar,
 * and has no stadium that anything would have to pass through.
 */
export function lifecycleRules(policy: Policy['lifecycle'], calendar: Calendar): LifecycleRules {
  const whole = {
    activeBy: 'milestone-2',
    reassessBy: 'milestone-1',
    callFirst: true,
    stadiumFirst: true,
    backInSameCycle: false,
    monthsToRetirement: 12,
    monthsToAnswer: 3,
    ...policy,
  };
  if (hasCycles(calendar)) return whole;
  return { ...whole, cyclesToRetirement: whole.monthsToRetirement, stadiumFirst: false };
}
