// The one way in which talking to a source fails: a reason for people, and what may be done about it.

import type { UnknownCode, UnknownReason } from '../domain/facts.ts';

export interface FailureTraits {
  /** Worth another try after a pause: the transport failed, or the server said it is unwell. */
  readonly isTransient?: boolean;
  /** The server named a time to stay away, in milliseconds from now. */
  readonly waitMs?: number;
  /** No further request to this host makes sense in this run. */
  readonly closesHost?: boolean;
  readonly cause?: unknown;
}

/** Stays inside collect/: a collector turns it into a failed report. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly reason: UnknownReason;
  readonly traits: FailureTraits;

  constructor(code: UnknownCode, detail: string, traits: FailureTraits = {}) {
    super(detail, { cause: traits.cause });
    this.reason = { code, detail };
    this.traits = traits;
  }
}

/** The failure inside an error that a library wrapped; undefined for an error that is a bug. */
export function failureIn(error: unknown): SourceFailure | undefined {
  return causesOf(error).find((at) => at instanceof SourceFailure);
}

/** Runs the work; gives the reason where the source was ill and throws everything else. */
export async function reasonOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly reason: UnknownReason }> {
  try {
    return { value: await work() };
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return { reason: failure.reason };
  }
}

const tlsCodes =
  /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH|EPROTO)/;

/** What a rejected `fetch` means. */
export function transportFailure(error: unknown, url: URL, deadlineMs: number): SourceFailure {
  const codes = codesOf(error);
  const tls = codes.find((code) => tlsCodes.test(code));
  if (tls !== undefined) {
    const detail = `the certificate of ${url.host} is not valid (${tls})`;
    return new SourceFailure('tls', detail, { closesHost: true, cause: error });
  }
  if (codes.includes('TimeoutError')) {
    const detail = `${shown(url)} was not answered within ${deadlineMs / 1000} s`;
    return new SourceFailure('timeout', detail, { isTransient: true, cause: error });
  }
  const detail = `${shown(url)} could not be read (${codes.at(-1) ?? innermost(error)})`;
  return new SourceFailure('unreachable', detail, { isTransient: true, cause: error });
}

/** What the system, or the library on top of it, calls it; a deadline has a name alone. */
function codesOf(error: unknown): readonly string[] {
  return causesOf(error).flatMap((at) => [
    ...(at.name === 'TimeoutError' ? [at.name] : []),
    ...('code' in at && typeof at.code === 'string' ? [at.code] : []),
  ]);
}

/** The words of what went wrong first, for an error without a code: `bad port`. */
function innermost(error: unknown): string {
  return excerpt(causesOf(error).at(-1)?.message ?? '') || 'connection failed';
}

function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at);
  return causes;
}

/** An address for a message: without query values, which may be long, and without user and password. */
export function shown(url: URL): string {
  const query = url.search === '' ? '' : '?…';
  return `${url.origin}${url.pathname}${query}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** The first characters of what came instead, safe to print. */
export function excerpt(text: string): string {
  return text.slice(0, 400).replace(unsafe, ' ').trim().slice(0, 80);
}
