// The lines of a .mailmap, as git reads them: whatever is no line of it is passed over.

import type { Alias } from './people.ts';

const form =
  /^(?<name>[^<>#]*)<(?<address>[^<>]+)>(?:(?<commitName>[^<>]*)<(?<commitAddress>[^<>]+)>)?/;

/** `Proper Name <kept> Commit Name <other>`; with one address only, the name is corrected. */
export function mailmapLine(line: string): Alias | undefined {
  const parts = form.exec(line.trim())?.groups;
  if (parts === undefined) return undefined;
  const address = (parts['address'] ?? '').trim().toLowerCase();
  return {
    name: parts['name']?.trim() || undefined,
    address,
    commitName: parts['commitName']?.trim() || undefined,
    commitAddress: parts['commitAddress']?.trim().toLowerCase() ?? address,
  };
}

/** All lines of a file that join two identities. */
export function mailmapLines(text: string): readonly Alias[] {
  return text.split(/\r?\n/).flatMap((line) => mailmapLine(line) ?? []);
}
