// Which repositories the folder of facts tells of on a day, and why the others are unknown: a missing file is never a smaller fleet.

import type { AskedNote, FactsNote } from '../domain/fact-files.ts';
import type { Known, SourceReport, UnknownReason } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { type IsoDate, startOfDay } from '../domain/time.ts';
import { readAsked, readNote } from '../facts/read.ts';
import { factsDefinitions } from './facts-folder.ts';

export interface AtHand {
  readonly repository: RepositoryName;
  /** What may be measured, or why it may not. */
  readonly state: Known<FactsNote>;
  /** What is in the folder and can be read, also where it is of an earlier day: it still tells what was tree-wide. */
  readonly note: FactsNote | undefined;
}

/** In the order of the list; without a day whatever is there will do. */
export async function factsAtHand(
  folder: string,
  repositories: readonly RepositoryName[],
  asOf?: IsoDate,
): Promise<readonly AtHand[]> {
  const found: AtHand[] = [];
  for (const repository of repositories) {
    const read = await readNote(folder, repository);
    const note = noteOf(read);
    const reason = whyNot(read, readAsked(folder, repository), asOf);
    const state: Known<FactsNote> =
      note === undefined || reason !== undefined
        ? { state: 'unknown', reason: reason ?? unread }
        : { state: 'known', value: note };
    found.push({ repository, state, note });
  }
  return found;
}

/** Of a file that can be read and is of our definitions. */
function noteOf(read: Known<FactsNote> | undefined): FactsNote | undefined {
  if (read?.state !== 'known') return undefined;
  return read.value.definitions === factsDefinitions ? read.value : undefined;
}

/** As a collection on one machine reports it. */
export function reportOf({ repository, state }: AtHand): SourceReport {
  const base = { source: 'git', repository } as const;
  if (state.state === 'unknown') return { ...base, state: 'failed', reason: state.reason };
  const { remarks } = state.value;
  return remarks === undefined
    ? { ...base, state: 'collected' }
    : { ...base, state: 'collected', remarks };
}

const unread: UnknownReason = { code: 'not-collected', detail: 'no share has left its facts yet' };

function whyNot(
  read: Known<FactsNote> | undefined,
  asked: AskedNote | undefined,
  asOf: IsoDate | undefined,
): UnknownReason | undefined {
  const note = read?.state === 'known' ? read.value : undefined;
  const isNewer = note === undefined || (asked?.askedAt ?? 0) >= note.readAt;
  if (asked?.reason !== undefined && isNewer) return asked.reason;
  if (read?.state === 'unknown') return toRead(read.reason.detail, read.reason.code);
  if (note === undefined) return unread;
  if (note.definitions !== factsDefinitions)
    return toRead('its facts were made by other definitions');
  if (asOf === undefined) return undefined;
  const seenAt =
    asked?.refs === note.refs ? Math.max(note.readAt, asked?.askedAt ?? 0) : note.readAt;
  if (seenAt < startOfDay(asOf)) return toRead(`its facts are older than ${asOf}`);
  return asOf in note.days ? undefined : toRead(`its facts tell nothing of the tip on ${asOf}`);
}

function toRead(why: string, code: UnknownReason['code'] = 'not-collected'): UnknownReason {
  return { code, detail: `${why}; read its share again, as of the day` };
}
