// The few errors that are meant to be seen. Each says what was expected, what came and what to do.

export type ErrorCode =
  | 'USAGE'
  | 'DATA_INVALID'
  | 'SNAPSHOT_INVALID'
  | 'SNAPSHOT_MISSING'
  | 'STEP_ILLEGAL'
  | 'ENVIRONMENT'
  | 'STORE'
  | 'SOURCE'
  | 'MAIL_HELD';

export class StadiumError extends Error {
  override readonly name = 'StadiumError';
  readonly code: ErrorCode;
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
