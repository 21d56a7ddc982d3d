// What a commit message says beside its text: who helped, and which change it is. People write it anywhere and in any case;
// git's own trailer parser reads only the last block, and loses a third of the co-authors of OpenStack.

import { foldedSubject, revertedSubject } from '../../domain/subject.ts';

export interface Named {
  readonly name: string;
  /** Empty where the line gives none. */
  readonly address: string;
}

export interface MessageFacts {
  readonly changeId: string | undefined;
  readonly coAuthors: readonly Named[];
}

const nothing: MessageFacts = { changeId: undefined, coAuthors: [] };
const saysSomething = /change-id|co[- ]?(?:author|develop)/i;
const lineLimit = 1000;

/** Reads the lines that are the commit's own: what it quotes belongs to another. */
export function readMessage(message: string): MessageFacts {
  if (!saysSomething.test(message)) return nothing;
  const lines = ownLines(message.split(/\r\n|\r|\n/).map((line) => line.slice(0, lineLimit)));
  return { changeId: lastChangeId(lines), coAuthors: coAuthorsIn(lines) };
}

const quoted = /^[\s*+-]*>/;

function ownLines(lines: readonly string[]): readonly string[] {
  const unquoted = lines.filter((line) => !quoted.test(line));
  const taken = revertedSubject(lines[0] ?? '');
  return taken === undefined ? unquoted : withoutOriginal(unquoted, taken);
}

const originalFollows = /^\s*[[("']*original\b.{0,60}:\s*$/i;
const trailer = /^[A-Za-z][A-Za-z-]*[A-Za-z]: ?\S/;

/**
 * A revert may repeat the message that it takes back: indented, or from a line that announces it (or is its subject) to
 * the end of its trailers. Behind them the revert speaks for itself again.
 */
function withoutOriginal(lines: readonly string[], subject: string): readonly string[] {
  const [heading = '', ...body] = lines.filter((line) => !/^(?: {2}|\t)/.test(line));
  const from = body.findIndex(
    (line) => originalFollows.test(line) || (line !== '' && foldedSubject(line) === subject),
  );
  if (from === -1) return [heading, ...body];
  const trailers = body.findIndex((line, at) => at > from && trailer.test(line));
  const end = trailers === -1 ? -1 : body.findIndex((line, at) => at > trailers && line === '');
  return [heading, ...body.slice(0, from), ...(end === -1 ? [] : body.slice(end))];
}

const changeId = /^[\s*+-]*change-id:\s*(I[0-9a-f]{2,64})\s*$/i;

/** A commit that was picked or squashed may carry several; the last is its own. */
function lastChangeId(lines: readonly string[]): string | undefined {
  return lines.flatMap((line) => changeId.exec(line)?.[1] ?? []).at(-1);
}

const mark = String.raw`^(?:[\s*+•_\`-]|\d{1,3}[.)]\s)*`;
/** Without `by` it may as well begin a sentence: such a line counts only with an address. */
const coAuthor = new RegExp(
  String.raw`${mark}co[- ]?(?:author(?:ed|s)?|developed)(?<by>[- ]?by)?[*_\`]*\s*:[*_\`]*(?<who>.*)$`,
  'i',
);
const continued = /^(?:\s+|\s*[*+•-]\s+)(?![A-Za-z-]+:\s)(?=.*@)(.*)$/;

function coAuthorsIn(lines: readonly string[]): readonly Named[] {
  return lines.flatMap((line, at) => {
    const { by, who = '' } = coAuthor.exec(line)?.groups ?? {};
    if (!coAuthor.test(line)) return [];
    const whole = who.includes('@') ? who : [who, ...continuation(lines, at + 1)].join(' ');
    const people = peopleIn(whole);
    return by === undefined ? people.filter(({ address }) => address !== '') : people;
  });
}

/** Lines that go on with addresses where the first has none: a long name was folded, or a list follows. */
function continuation(lines: readonly string[], from: number): readonly string[] {
  const rest = lines.slice(from);
  const end = rest.findIndex((line) => !continued.test(line));
  return rest.slice(0, end === -1 ? rest.length : end);
}

const addressed = /([^@<]*?)<?\s*(?:mailto:)?([^\s<>()[\],;:"`]+@[^\s<>()[\],;:"`]+)\s*>?/g;
const inBrackets = /^([^<]*)<([^<>]*)>/;
const nameLike = /^@?\p{L}[^/:#]{0,79}$/u;

function peopleIn(text: string): readonly Named[] {
  const found = [...text.matchAll(addressed)].map(([, name = '', address = '']) => ({
    name: bareName(name),
    address: address.replaceAll(/^'+|['.]+$/g, ''),
  }));
  if (found.length > 0) return found;
  const [, name, address] = inBrackets.exec(text) ?? [];
  if (name !== undefined) return [{ name: bareName(name), address: (address ?? '').trim() }];
  const alone = bareName(text);
  return nameLike.test(alone) ? [{ name: alone, address: '' }] : [];
}

function bareName(text: string): string {
  return text
    .replace(/^[\s,;&|*+•>)\]"'`-]+(?:and\s+)?/, '')
    .replace(/^and\s+/, '')
    .replace(/[\s,;(["'`]+$/, '')
    .replaceAll(/\s+/g, ' ');
}
