// How long a server asks us to stay away, whatever words it uses for it.

const minuteMs = 60_000;
const secondMs = 1000;

/** What GitHub asks for when it names no time, and a polite pause for the others. */
const fallbackMs = minuteMs;

/**
 * Milliseconds to wait after a 403, 429 or 503; undefined where the answer does not ask for a pause
 * (a 403 that means "forbidden", a 503 that names no time).
 */
export function pauseAsked(status: number, headers: Headers, nowMs: number): number | undefined {
  if (status !== 403 && status !== 429 && status !== 503) return undefined;
  const asked = headers.get('retry-after');
  if (asked !== null) return Math.max(secondMs, retryAfter(asked.trim(), headers, nowMs));
  if (headers.get('x-ratelimit-remaining') === '0') {
    return Math.max(secondMs, untilReset(headers, nowMs));
  }
  return status === 429 ? fallbackMs : undefined;
}

function retryAfter(asked: string, headers: Headers, nowMs: number): number {
  if (/^\d+$/.test(asked)) return Number(asked) * secondMs;
  const date = Date.parse(asked);
  return Number.isNaN(date) ? fallbackMs : date - serverTime(headers, nowMs);
}

function untilReset(headers: Headers, nowMs: number): number {
  const reset = headers.get('x-ratelimit-reset') ?? '';
  if (!/^\d+$/.test(reset)) return fallbackMs;
  return (Number(reset) + 1) * secondMs - serverTime(headers, nowMs);
}

/** A date is meant by the server's clock; ours may differ. */
function serverTime(headers: Headers, nowMs: number): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? nowMs : date;
}
