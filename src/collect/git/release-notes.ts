// What a release note says of a whole project or component: deprecated, experimental, not maintained. A note of one option
// or class says nothing of what it belongs to.

import { parse } from 'yaml';
import { isTooNested } from '../../domain/nesting.ts';
import type { SayingCode, TreeSaying } from '../../domain/sayings.ts';

/** By their names, the notes that may say so: a tree holds thousands of others. */
export function isTellingNote(path: string): boolean {
  return /^releasenotes\/notes\/[^/]*(?:deprecat|experiment|retire|supersed|unmaint)[^/]*\.ya?ml$/i.test(
    path,
  );
}

/** The first sentence of its deprecations in which the named one is the subject. */
export function noteSaying(path: string, text: string, name: string): TreeSaying | undefined {
  const words = wordsOf(name);
  for (const entry of deprecationsIn(text)) {
    const plain = entry.replace(/[`*_]+/g, '').replace(/\s+/g, ' ');
    const [found, word] = words.exec(plain) ?? [];
    if (found === undefined || word === undefined) continue;
    return { code: codeOf(word), path, text: found.trim() };
  }
  return undefined;
}

/** `the ML2 linuxbridge agent has been marked as experimental`, `neutron-fwaas project is now deprecated`. */
function wordsOf(name: string): RegExp {
  const subject = name
    .replace(/[^a-z0-9]+/gi, ' ')
    .trim()
    .replace(/ /g, '[^a-z0-9]?');
  const kind = `(?:mechanism |ml2 |service )?(?:project|repository|library|driver|agent|plugin|dashboard|client|bindings)`;
  const verb = `(?:is|are|was|has been|have been)(?: now| officially| being| marked(?: as)?)*`;
  const end = `(deprecated|experimental|unmaintained|no longer maintained|retired|superseded)`;
  return new RegExp(
    String.raw`(?<![a-z0-9-])(?<!\b(?:of|in|from|for|by|to|with|than) (?:the )?)(?:the )?(?:ml2 )?${subject}(?: ${kind}){0,2} ${verb} ${end}\b`,
    'i',
  );
}

function codeOf(word: string): SayingCode {
  const lower = word.toLowerCase();
  if (lower === 'deprecated' || lower === 'retired' || lower === 'experimental') return lower;
  return lower === 'superseded' ? 'moved' : 'unmaintained';
}

/** Nothing where it is no note. */
function deprecationsIn(text: string): readonly string[] {
  if (isTooNested(text)) return [];
  try {
    const { deprecations = [] } = (parse(text, { logLevel: 'error' }) ?? {}) as {
      readonly deprecations?: unknown;
    };
    const entries: readonly unknown[] = Array.isArray(deprecations) ? deprecations : [deprecations];
    return entries.filter((entry) => typeof entry === 'string');
  } catch {
    return [];
  }
}
