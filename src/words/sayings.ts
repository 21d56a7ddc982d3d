// What a project says of itself, in words: for the first line of its row and page, and for whoever is about to write to it.

import type { Saying, SayingCode } from '../domain/sayings.ts';

const said: Readonly<Record<SayingCode, string>> = {
  archived: 'archived',
  deprecated: 'says it is deprecated',
  unmaintained: 'says it is unmaintained',
  moved: 'says it has moved',
  retired: 'says it is retired',
  inactive: 'says it is inactive',
  emptied: 'emptied tree',
  experimental: 'says it is experimental',
  'moved-here': 'moved here',
};

/** The same in a word or two, where there is a line for all. */
export function shortSaying({ code }: Saying): string {
  return said[code];
}

/** `archived (GitHub, since 2026-06-15)`, `says it is deprecated (README.md, since 2019-03-04)`. */
export function sayingWords({ code, source, path, since, readOn }: Saying): string {
  const onGithub = path === undefined ? 'GitHub' : `${path} on GitHub`;
  const where = source === 'github' ? onGithub : code === 'emptied' ? undefined : path;
  const day =
    since === undefined
      ? readOn && `read on ${readOn}`
      : `${code === 'moved-here' ? 'on' : 'since'} ${since}`;
  const from =
    code === 'moved-here' && where !== undefined && where !== '' ? `from ${where}` : where;
  const details = [from, day].filter((each) => each !== undefined && each !== '');
  return details.length === 0 ? said[code] : `${said[code]} (${details.join(', ')})`;
}
