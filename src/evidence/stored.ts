// A file of the evidence folder as it comes from disk: JSON of a bounded size, held against its schema.

import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { StadiumError } from '../domain/errors.ts';
import { describeIssue, type KeyPath, nameOf } from '../words/problems.ts';

/** A family of 10,000 takes a third of it. */
const largestFile = 256 * 1024 * 1024;
const problemsShown = 5;

/** How to come by the file again. */
export interface Origin {
  readonly file: string;
  readonly madeBy: string;
}

/** The text of the file. Throws SNAPSHOT_INVALID where it cannot be read, or no snapshot is as large. */
export function readStored(origin: Origin): string {
  try {
    const { size } = statSync(origin.file);
    if (size <= largestFile) return readFileSync(origin.file, 'utf8');
    throw new Error(`it holds ${size} bytes; expected at most ${largestFile}`);
  } catch (cause) {
    throw invalid(origin, [`it cannot be read: ${(cause as Error).message}`], cause);
  }
}

/** The text as a value. Throws SNAPSHOT_INVALID with up to five problems: where, what stands there, what was expected. */
export function parseStored<T>(origin: Origin, text: string, schema: z.ZodType<T>): T {
  const raw = parseJson(origin, text);
  if (/__proto__|\\u/.test(text)) refusePrototypes(origin, raw, []);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, raw, schema));
  throw invalid(
    origin,
    problems.map(({ keyPath, message }) =>
      keyPath.length === 0 ? `it ${message}` : `${nameOf(keyPath)}: ${message}`,
    ),
  );
}

function parseJson(origin: Origin, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(origin, [`it is not JSON: ${(cause as Error).message}`], cause);
  }
}

/** A record of the schema passes over this key in silence: a hole that nobody would see. */
function refusePrototypes(origin: Origin, value: unknown, keyPath: KeyPath): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...keyPath, Array.isArray(value) ? Number(key) : key];
    if (key === '__proto__') throw invalid(origin, [`${nameOf(here)}: expected another key`]);
    refusePrototypes(origin, inner, here);
  }
}

function invalid(
  { file, madeBy }: Origin,
  problems: readonly string[],
  cause?: unknown,
): StadiumError {
  const shown = problems.slice(0, problemsShown).map((each) => `${file}: ${each}`);
  const rest = problems.length - shown.length;
  if (rest > 0) shown.push(`and ${rest} more`);
  return new StadiumError('SNAPSHOT_INVALID', shown.join('\n'), {
    hint: `Restore the file from version control, or make it again with: ${madeBy}`,
    cause,
  });
}
