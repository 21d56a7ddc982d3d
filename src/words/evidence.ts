// What a snapshot rests on: the sources that were asked, the definitions, and files that nobody could read.

import type { SourceName } from '../domain/project.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { listWords } from './english.ts';

/** Which sources a snapshot rests on, by their titles: `git evidence only`, `evidence from git and Gerrit`. */
export function evidenceWords(
  scorecard: Pick<Scorecard, 'sourcesAsked' | 'definitionsVersion'> & DefinitionsApart,
  titleOf: (source: SourceName) => string,
): string {
  return [
    sourcesWords(scorecard.sourcesAsked.map(titleOf)),
    ...definitionsWords(scorecard, scorecard.definitionsVersion),
  ].join('; ');
}

type DefinitionsApart = Pick<Scorecard, 'currentDefinitions' | 'otherDefinitions'>;

/** Figures of different definitions are never taken together without a word. */
function definitionsWords(
  { currentDefinitions, otherDefinitions = [] }: DefinitionsApart,
  definitions: number,
): readonly string[] {
  const many = otherDefinitions.length;
  const earlier = many === 1 ? '1 earlier day is' : `${many} earlier days are`;
  const said = [
    ...(currentDefinitions === undefined
      ? []
      : [`measured by definitions ${definitions}, this version has ${currentDefinitions}`]),
    ...(many === 0 ? [] : [`${earlier} left out of trend and verdicts: other definitions`]),
  ];
  return said.length === 0 ? [] : [...said, '`stadium collect --again` measures anew'];
}

function sourcesWords(titles: readonly string[]): string {
  if (titles.length === 0) return 'no evidence';
  if (titles.length === 1) return `${titles[0]} evidence only`;
  return `evidence from ${listWords(titles)}`;
}

/** Requirement and job files that could not be read: it leaves open who uses the others. */
export function unreadFilesWords(detail: string): string {
  return `${unreadFiles} (${detail})`;
}

/** While it could not be read, counts of people are bound by what it could join. */
export function unreadMailmapWords(detail: string): string {
  return `${unreadMailmap}: ${detail}`;
}

const unreadFiles = 'its requirement and job files could not be read';
const unreadMailmap = 'its .mailmap could not be read';

/** Whether a remark says that files of the repository are missing from its figures; single commits and notes are no files. */
export function saysUnread(remark: string): boolean {
  return remark.startsWith(unreadFiles) || remark.startsWith(unreadMailmap);
}
