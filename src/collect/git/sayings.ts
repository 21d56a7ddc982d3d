// What a repository says of itself at a commit: a README or a manifest that says it has ended, or a tree that was emptied.
// A fact with its place; whether it means anything is for people to say.

import type { SayingCode, TreeSaying } from '../../domain/sayings.ts';

/** Files that may hold such a word. */
export const sayingFiles =
  /^(?:README(?:\.\w+)?|setup\.(?:cfg|py)|pyproject\.toml|package\.json|composer\.json)$/i;

/** What one file says; a description of something else's end says nothing of this one. */
export function sayingIn(path: string, text: string, repository: string): TreeSaying | undefined {
  if (/^README/i.test(path)) return readmeSaying(path, text, repository);
  if (/Development Status :: 7 - Inactive/.test(text))
    return { code: 'inactive', path, text: 'Development Status :: 7 - Inactive' };
  const described = /^\s*"?(?:summary|description)"?\s*[:=]\s*["']?([^"'\n]{1,200})/im.exec(
    text,
  )?.[1];
  const ended = described === undefined ? null : endInDescription.exec(described);
  const end = ended?.slice(1).find((word) => word !== undefined);
  if (described !== undefined && end !== undefined)
    return { code: codeOf(end.toLowerCase()), path, text: described.trim() };
  const deprecated = /^\s*"(?:deprecated|abandoned)"\s*:\s*("[^"\n]{1,200}"|true)/m.exec(text)?.[1];
  if (!path.endsWith('.json') || deprecated === undefined) return undefined;
  return { code: 'deprecated', path, text: deprecated.replace(/"/g, '') };
}

/** `(deprecated) ...`, `DEPRECATED: ...`, `... no longer maintained`: not what a tool does to deprecated things. */
const endInDescription =
  /^[([]?(deprecated|unmaintained|retired|obsolete|superseded)[)\]:.,;\s-]|\b(?:is|now) (deprecated|retired|obsolete)\b|(no longer (?:maintained|supported|developed))/i;

const leftovers = /^(?:README(?:\.\w+)?|LICENSE(?:\.\w+)?|COPYING|NOTICE|\.[^/]+(?:\/.*)?)$/i;

/** Emptied when a README, a licence and dot files are all there is. */
export function isEmptied(paths: readonly string[]): boolean {
  return paths.every((path) => leftovers.test(path));
}

/** Nobody reads further before he knows. */
const firstLines = 40;

const ends = `(deprecated|unmaintained|not (?:actively )?maintained|no longer (?:being )?(?:actively )?(?:maintained|supported|developed)|retired|archived|abandoned|discontinued|obsolete|end[- ]of[- ]life|superseded|moved|looking for (?:new |a new )?maintainers?|up for adoption)`;

function readmeSaying(path: string, text: string, repository: string): TreeSaying | undefined {
  const plain = text
    .split('\n')
    .slice(0, firstLines)
    .join('\n')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '');
  const name = repository
    .slice(repository.lastIndexOf('/') + 1)
    .replace(/[^a-z0-9]+/gi, '[^a-z0-9]?');
  const subject = String.raw`(?:this\s+(?:\w+\s+)?(?:project|repository|repo|package|plugin|driver|library|module|exporter|tool|code|collection|role|cookbook)|the\s+(?:${name}\s+)?(?:project|repository)|(?:the\s+)?${name}(?:\s+(?:project|repository|plugin|library))?)`;
  const sentence = new RegExp(
    String.raw`(?:^|[.!:>\s])${subject}\s+(?:is|has been|was|has|is now|are)\s+(?:now\s+|currently\s+|officially\s+|been\s+)*${ends}\b`,
    'i',
  );
  const banner = new RegExp(
    String.raw`^[#>\s=\-!\[(]*(?:(?:warning|note|important|status|notice)\W+)?${ends}(?:\W*$|\s*[:!.\])—-])`,
    'im',
  );
  const title = new RegExp(String.raw`^#{0,3}\s*${name}\s*[-:(\[|]+\s*${ends}\b`, 'im');
  const found = sentence.exec(plain) ?? title.exec(plain) ?? banner.exec(plain);
  const word = found?.[1];
  if (found === null || word === undefined) return undefined;
  return {
    code: codeOf(word.toLowerCase()),
    path,
    text: lineAround(plain, found.index, found[0].length),
  };
}

function codeOf(word: string): SayingCode {
  if (word === 'moved' || word === 'superseded') return 'moved';
  if (word === 'archived') return 'archived';
  if (/retired|abandoned|discontinued|end/.test(word)) return 'retired';
  return /deprecated|obsolete/.test(word) ? 'deprecated' : 'unmaintained';
}

function lineAround(text: string, index: number, length: number): string {
  return text
    .slice(index, index + length)
    .replace(/\s+/g, ' ')
    .replace(/^[\s#>.:!=-]+/, '')
    .trim();
}
