// What a repository says of itself at a commit: a README or a manifest that says it has ended, or a tree that was emptied.
// A fact with its place; whether it means anything is for people to say.

import { endingIn, endingInDescription } from '../../domain/endings.ts';
import type { TreeSaying } from '../../domain/sayings.ts';

/** Files that may hold such a word. */
export const sayingFiles =
  /^(?:README(?:\.\w+)?|setup\.(?:cfg|py)|pyproject\.toml|package\.json|composer\.json)$/i;

/** What one file says; a description of something else's end says nothing of this one. */
export function sayingIn(path: string, text: string, repository: string): TreeSaying | undefined {
  if (/^README/i.test(path)) return readmeSaying(path, text, repository);
  if (/Development Status :: 7 - Inactive/.test(text))
    return { code: 'inactive', path, text: 'Development Status :: 7 - Inactive' };
  const described = /^[ \t]*"?(?:summary|description)"?\s*[:=]\s*["']?([^"'\n]{1,200})/im.exec(
    text,
  )?.[1];
  const ending = endingInDescription(described ?? '', repository);
  if (ending !== undefined) return { ...ending, path };
  const deprecated = /^[ \t]*"(?:deprecated|abandoned)"\s*:\s*("[^"\n]{1,200}"|true)/m.exec(
    text,
  )?.[1];
  if (!path.endsWith('.json') || deprecated === undefined) return undefined;
  return { code: 'deprecated', path, text: deprecated.replace(/"/g, '') };
}

const leftovers = /^(?:README(?:\.\w+)?|LICENSE(?:\.\w+)?|COPYING|NOTICE|\.[^/]+(?:\/.*)?)$/i;

/** Emptied when a README, a licence and dot files are all there is. */
export function isEmptied(paths: readonly string[]): boolean {
  return paths.every((path) => leftovers.test(path));
}

/** Nobody reads further before he knows. */
const firstLines = 40;

function readmeSaying(path: string, text: string, repository: string): TreeSaying | undefined {
  const found = endingIn(text.split('\n').slice(0, firstLines).join('\n'), repository);
  return found && { ...found, path };
}
