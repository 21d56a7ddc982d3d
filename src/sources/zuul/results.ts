// Which results of Zuul decide: the collector asks for them and the measures count them.

/** Results by which a gate turns a change away. Cancelled, skipped, dequeued and
 * unfinished runs say nothing, nor do those that were never tried: no merge, no valid configuration. */
export const gateFailures = [
  'FAILURE',
  'TIMED_OUT',
  'POST_FAILURE',
  'RETRY_LIMIT',
  'NODE_FAILURE',
  'DISK_FULL',
  'ERROR',
  'EXCEPTION',
  'LOST',
] as const;

const failing: ReadonlySet<string | null> = new Set(gateFailures);

export function isGateFailure(result: string | null): boolean {
  return failing.has(result);
}
