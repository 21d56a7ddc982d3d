// From where a source goes on asking: the end of the last complete collection, kept beside what it brought.

import type { z } from 'zod';
import type { AskingOptions } from './question.ts';

/** Undefined where the window was not collected whole before, or everything is to be asked again. */
export function keptState<State extends { readonly from: string }>(
  run: AskingOptions,
  source: string,
  scope: string,
  schema: z.ZodType<State>,
): State | undefined {
  const text = run.sinceLast === false ? undefined : run.documents.scopeState(source, scope);
  if (text === undefined) return undefined;
  const state = schema.safeParse(JSON.parse(text)).data;
  return state !== undefined && state.from <= run.window.from ? state : undefined;
}

/** The earliest day from which everything is kept: that of this run, or of one before it. */
export function wholeFrom(
  { window }: AskingOptions,
  before: { readonly from: string } | undefined,
): string {
  return before !== undefined && before.from < window.from ? before.from : window.from;
}
