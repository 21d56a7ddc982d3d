// Reads what `git log` streams, without ever holding all of it. Only NUL separates: every other byte may stand in a name.

import type { Commit, Identity } from '../../domain/facts.ts';
import { bounds } from './bounds.ts';
import { saidSeconds } from './credible-dates.ts';
import { tooBig } from './fault.ts';
import { readMessage } from './message.ts';

/** Arguments for `git log` that give what the reader expects. */
export const logArguments: readonly string[] = [
  'log',
  '-z',
  '--name-only',
  '--no-renames',
  '--no-color',
  '--no-notes',
  '--no-show-signature',
  '--no-decorate',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=all',
  '--encoding=UTF-8',
  `--format=${['', '%H', '%P', '%an', '%ae', '%at', '%ct', '%s', '%B'].join('%x00')}`,
];

export interface LogReader {
  readonly push: (chunk: Buffer) => void;
  /** Ends the last record; gives the number of records that could not be read. */
  readonly end: () => { readonly malformed: number };
}

const fieldCount = 8;
const fieldLimit = 1000;
const tokenLimit = 1 << 20;

/** A reader that hands over each commit as soon as it is complete. Throws GitFault `too-big` when they come to too much. */
export function createLogReader(options: {
  readonly onCommit: (commit: Commit) => void;
}): LogReader {
  const decode = createDecoder();
  const count = { commits: 0, paths: 0 };
  let carry = '';
  let fields: string[] = [];
  let paths: string[] = [];
  let place: 'between' | 'fields' | 'paths' | 'lost' = 'between';
  let malformed = 0;
  let isSeeking = false;

  /** Counted once, though an empty field of what follows may look like the start of a record. */
  function lose(): void {
    if (!isSeeking) malformed += 1;
    isSeeking = true;
    place = 'lost';
  }

  function finish(): void {
    if (fields.length === 0 || place === 'lost') return;
    refuseTooMany(count, 'commits');
    const commit = place === 'paths' ? toCommit(fields, paths, decode) : undefined;
    if (commit === undefined) malformed += 1;
    else options.onCommit(commit);
  }

  function open(): void {
    finish();
    fields = [];
    paths = [];
    place = 'fields';
  }

  function takeField(token: string): void {
    if (fields.length > 0) fields.push(token);
    else if (objectId.test(token)) {
      isSeeking = false;
      fields.push(token);
    } else if (token !== '') lose();
    if (fields.length === fieldCount) place = 'paths';
  }

  function takePath(token: string): void {
    refuseTooMany(count, 'paths');
    const isFirst = paths.length === 0 && token.startsWith('\n');
    paths.push(decode.shared(isFirst ? token.slice(1) : token));
  }

  function take(token: string): void {
    if (place === 'fields') takeField(token);
    else if (token === '') open();
    else if (place === 'paths') takePath(token);
    else lose();
  }

  return {
    push(chunk) {
      if (carry.length === tokenLimit && !chunk.includes(0)) return;
      const tokens = (carry + chunk.toString('latin1')).split('\0');
      const rest = tokens.pop() ?? '';
      carry = rest.length > tokenLimit ? rest.slice(0, tokenLimit) : rest;
      for (const token of tokens) take(token);
    },
    end() {
      if (carry !== '') lose();
      finish();
      return { malformed };
    },
  };
}

function refuseTooMany(count: Record<'commits' | 'paths', number>, what: 'commits' | 'paths') {
  count[what] += 1;
  if (count[what] > bounds[what]) throw tooBig('the history', bounds[what], what);
}

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const objectIds = /^(?:[0-9a-f]{40,64}(?: |$))*$/;
const seconds = /^-?\d{1,20}$|^$/;

function toCommit(
  fields: readonly string[],
  paths: readonly string[],
  decode: Decoder,
): Commit | undefined {
  const [id, parents, name, address, authored, committed, subject, message] = fields;
  if (id === undefined || parents === undefined || subject === undefined) return undefined;
  if (!objectIds.test(parents) || !seconds.test(authored ?? '') || !seconds.test(committed ?? ''))
    return undefined;
  const { changeId, coAuthors } = readMessage(decode.whole(message ?? ''));
  return {
    id,
    parents: parents === '' ? none : parents.split(' '),
    author: decode.person(decode.text(name ?? ''), decode.text(address ?? '')),
    coAuthors:
      coAuthors.length === 0
        ? none
        : coAuthors.map((each) => decode.person(each.name, each.address)),
    authoredAt: saidSeconds(authored ?? ''),
    committedAt: saidSeconds(committed ?? ''),
    subject: decode.text(subject),
    changeId,
    paths: paths.length === 0 ? none : paths,
  };
}

const none: readonly never[] = [];

interface Decoder {
  readonly text: (raw: string) => string;
  readonly shared: (raw: string) => string;
  /** Text of any length. */
  readonly whole: (raw: string) => string;
  /** From what is text already. */
  readonly person: (name: string, address: string) => Identity;
}

/** Turns bytes (as latin-1 strings) into text, one object for the same person and the same path. */
function createDecoder(): Decoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const people = new Map<string, Identity>();
  const strings = new Map<string, string>();
  let sharedBytes = 0;

  function text(raw: string): string {
    return whole(raw.length > fieldLimit ? raw.slice(0, fieldLimit) : raw);
  }

  function whole(raw: string): string {
    return isAscii.test(raw) ? raw : decodeBytes(raw);
  }

  function decodeBytes(raw: string): string {
    try {
      return utf8.decode(Buffer.from(raw, 'latin1'));
    } catch {
      return raw;
    }
  }

  function shared(raw: string): string {
    const known = strings.get(raw);
    if (known !== undefined) return known;
    sharedBytes += raw.length;
    if (sharedBytes > bounds.pathBytes)
      throw tooBig('the history', bounds.pathBytes, 'bytes of paths');
    const value = text(raw);
    strings.set(raw, value);
    return value;
  }

  function person(name: string, address: string): Identity {
    const key = `${name}\0${address}`;
    const known = people.get(key);
    if (known !== undefined) return known;
    const value = { name, address: address.toLowerCase() };
    people.set(key, value);
    return value;
  }

  return { text, whole, shared, person };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are ASCII too
const isAscii = /^[\x00-\x7f]*$/;
