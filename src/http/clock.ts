// The clock of this machine against those of the servers: a day that is wrong would make every figure wrong.

import { StadiumError } from '../domain/errors.ts';

/** Looks at the headers of an answer. Throws ENVIRONMENT where the clocks are more than a day apart. */
export type ClockCheck = (headers: Headers, url: URL) => void;

const worthSayingSeconds = 5 * 60;
const impossibleSeconds = 86_400;
const patienceMs = 5_000;

/** A check that says once, through `onDifference`, that the clocks are more than five minutes apart. */
export function clockCheck(
  now: () => number,
  onDifference: (host: string, seconds: number) => void,
): ClockCheck {
  let isSaid = false;
  return (headers, url) => {
    const theirs = secondsOf(headers);
    if (theirs === undefined) return;
    const ahead = Math.round(now() / 1000 - theirs);
    if (Math.abs(ahead) > impossibleSeconds) throw impossible(url.host, now(), theirs);
    if (isSaid || Math.abs(ahead) <= worthSayingSeconds) return;
    isSaid = true;
    onDifference(url.host, ahead);
  };
}

/** Asks a host that is only reached through git what time it is; one that does not say is passed over. */
export async function askClock(url: URL, check: ClockCheck, signal: AbortSignal): Promise<void> {
  const patience = new AbortController();
  const stop = () => patience.abort();
  const timer = setTimeout(stop, patienceMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const init = { method: 'HEAD', redirect: 'manual', signal: patience.signal } as const;
    const { headers } = await fetch(url.origin, init);
    check(headers, url);
  } catch (error) {
    if (error instanceof StadiumError) throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** When the server made the answer: a cache on the way adds how long it kept it. */
function secondsOf(headers: Headers): number | undefined {
  const date = Date.parse(headers.get('date') ?? '') / 1000;
  const age = Number(headers.get('age') ?? 0);
  return Number.isFinite(date) ? date + (Number.isFinite(age) ? age : 0) : undefined;
}

function impossible(host: string, oursMs: number, theirs: number): StadiumError {
  const [ours, said] = [oursMs, theirs * 1000].map((at) => instant(at));
  return new StadiumError(
    'ENVIRONMENT',
    `the clock of this machine says ${ours}, ${host} says ${said}`,
    {
      hint: 'Every figure rests on the day: set the clock (date -u), then run it again. --offline asks nobody.',
    },
  );
}

function instant(at: number): string {
  return Math.abs(at) < 8.64e15 ? new Date(at).toISOString().slice(0, 16) : String(at);
}
