// What a project says of itself, in words: for the first line of its row and page, and for whoever is about to write to it.

import { isClaim, type Saying, type SayingCode } from '../domain/sayings.ts';

const said: Readonly<Record<SayingCode, string>> = {
  archived: 'archived',
  deprecated: 'says it is deprecated',
  unmaintained: 'says it is unmaintained',
  moved: 'says it has moved',
  retired: 'says it is retired',
  inactive: 'says it is inactive',
  emptied: 'emptied tree',
  'adoption-wanted': 'its maintainers want somebody to take it over',
  finished: 'its maintainers call it finished',
  exempt: 'its maintainers claim an exemption',
  unreadable: 'its .stadium.yaml cannot be read',
  experimental: 'says it is experimental',
  'moved-here': 'moved here',
};

/** The same in a word or two, where there is a line for all. */
export function shortSaying({ code }: Saying): string {
  return said[code];
}

/** `its maintainers claim an exemption from code-commits until 2027-03-31 (.stadium.yaml, since 2026-01-02, commit 0123456): why`. */
export function claimSentence({ code, path, text, about, until, since, commit, contact }: Saying) {
  const what = code === 'finished' ? `, answered for by ${about}` : about && ` from ${about}`;
  const place = [path, since && `since ${since}`, commit && `commit ${commit.slice(0, 9)}`].filter(
    (each) => each !== undefined,
  );
  const reason = [text, contact].filter((each) => each !== undefined).join(' ');
  return `${said[code]}${what ?? ''}${until === undefined ? '' : ` until ${until}`} (${place.join(', ')}): ${reason}`;
}

/** `archived (GitHub, since 2026-06-15)`, `says it is deprecated (README.md, since 2019-03-04)`. */
export function sayingWords(saying: Saying): string {
  if (isClaim(saying)) return claimSentence(saying);
  const { code, source, path, since, readOn } = saying;
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
