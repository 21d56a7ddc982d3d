// The timeline for other programs.

import { listed, rulesUsed, type TimelineInput } from './view.ts';

/** JSON with `schemaVersion`, the entries in the order of the other forms, and the rules they rest on. */
export function timelineJson(input: TimelineInput): string {
  const entries = listed(input);
  const { team, asOf } = input;
  const rules = rulesUsed(input, entries);
  return `${JSON.stringify({ schemaVersion: 1, team, asOf, entries, rules }, null, 2)}\n`;
}
