// Reads the note that Gerrit's reviewnotes plugin leaves on each merged commit: who voted what, who submitted, when.

import type { Identity, MergedReview, Vote } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';

const voteLine = /^([A-Za-z][A-Za-z0-9-]*?)([+-]\d{1,2}): *(.*)$/;
const fieldLine = /^(Submitted-by|Submitted-at|Reviewed-on|Project|Branch): *(.*)$/;
const mailDate = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;
const textLimit = 1000;

/** A merged review, or undefined when the note holds nothing that Gerrit writes. Lines of other kinds are passed over. */
export function parseReviewNote(commit: string, text: string): MergedReview | undefined {
  const votes: Vote[] = [];
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const field = fieldLine.exec(line);
    if (field !== null) fields.set(field[1] ?? '', (field[2] ?? '').trim().slice(0, textLimit));
    else votes.push(...voteOf(line));
  }
  if (votes.length === 0 && fields.size === 0) return undefined;
  const url = fields.get('Reviewed-on');
  const submitter = fields.get('Submitted-by');
  return {
    commit,
    changeNumber: changeNumberOf(url),
    url,
    project: fields.get('Project'),
    branch: fields.get('Branch')?.replace(/^refs\/heads\//, ''),
    votes,
    submitter: submitter === undefined ? undefined : identityOf(submitter),
    submittedAt: instantOf(fields.get('Submitted-at')),
  };
}

function voteOf(line: string): readonly Vote[] {
  const match = voteLine.exec(line);
  if (match === null) return [];
  const [, label = '', value = '', by = ''] = match;
  return [{ label, value: Number(value), by: identityOf(by) }];
}

/** `Name <address>`, or the name alone as for `Verified+2: Zuul`. */
function identityOf(text: string): Identity {
  const match = /^(.*?)\s*<([^<>]*)>\s*$/.exec(text.slice(0, textLimit));
  if (match === null) return { name: text.trim().slice(0, textLimit), address: '' };
  return { name: (match[1] ?? '').trim(), address: (match[2] ?? '').trim().toLowerCase() };
}

function changeNumberOf(url: string | undefined): number | undefined {
  const digits = /\/(\d{1,12})\/?$/.exec(url ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function instantOf(text: string | undefined): EpochSeconds | undefined {
  if (text === undefined || !mailDate.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time / 1000;
}
