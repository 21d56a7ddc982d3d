// By which words a text says that the project it belongs to has ended, and what only sounds like it.

import type { SayingCode } from './sayings.ts';

export interface Ending {
  readonly code: SayingCode;
  /** The words. */
  readonly text: string;
}

const ends = `(deprecated|unmaintained|not (?:actively )?maintained|no longer (?:being |under )?(?:active(?:ly)? )?(?:maintained|supported|developed|development|maintenance)|retired|archived|abandoned|discontinued|obsolete|end[- ]of[- ]life|superseded|moved|looking for (?:new |a new )?maintainers?|up for adoption)`;

/** "Once the project is retired" says nothing of today. */
const unconditionally = String.raw`(?<!\b(?:if|in case|once|should|unless|until|when|whenever|whether)\s(?:the\s)?)`;

/** What one file or description says of its own project; a word on something else's end says nothing of this one. */
export function endingIn(text: string, repository: string): Ending | undefined {
  const plain = text.replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '');
  const name = repository
    .slice(repository.lastIndexOf('/') + 1)
    .replace(/[^a-z0-9]+/gi, '[^a-z0-9]?');
  const subject = String.raw`(?:this\s+(?:\w+\s+)?(?:project|repository|repo|package|plugin|driver|library|module|exporter|tool|code|collection|role|cookbook)|the\s+(?:${name}\s+)?(?:project|repository)|(?:the\s+)?${name}(?:\s+(?:project|repository|plugin|library))?)`;
  const sentence = new RegExp(
    String.raw`(?:^|[.!:>\s])${unconditionally}${subject}\s+(?:is|has been|was|has|is now|are)\s+(?:now\s+|currently\s+|officially\s+|been\s+|reached\s+(?:its\s+)?)*${ends}\b`,
    'i',
  );
  const work = new RegExp(
    String.raw`(?:^|[.!:>\s])${unconditionally}(?:development|maintenance|work)\s+(?:of|for|on)\s+${subject}\s+(?:is|has|was)\s+(?:now\s+|been\s+)*(ceased|stopped|ended|halted|discontinued)\b`,
    'i',
  );
  const banner = new RegExp(
    String.raw`^[^\p{L}\p{N}\n]*(?:(?:warning|note|important|caution|attention|status|notice)[^\p{L}\p{N}]+)?${ends}(?:[^\p{L}\p{N}]*$|\s*[:!.,\])—-]|\s+(?:in favou?r of|and (?:no longer|unmaintained)|to (?:https?:|[\w.-]+)\/))`,
    'imu',
  );
  const title = new RegExp(String.raw`^#{0,3}\s*${name}\s*[-:(\[|]+\s*${ends}\b`, 'im');
  const found = sentence.exec(plain) ?? work.exec(plain) ?? title.exec(plain) ?? banner.exec(plain);
  const word = found?.[1];
  if (found === null || word === undefined) return undefined;
  return {
    code: codeOf(word.toLowerCase()),
    text: lineAround(plain, found.index, found[0].length),
  };
}

/** Not what a tool does to deprecated things: the word begins or ends the line, stands in brackets, or after `is`. */
const beside = new RegExp(
  [
    String.raw`^[(\[]?(deprecated|unmaintained|retired|obsolete|superseded)[)\]:.,;\s-]`,
    String.raw`[(\[]\s*${ends}\s*[)\]]`,
    String.raw`\s[-–—|:]+\s*${ends}\W*$`,
    String.raw`\b(?:is|now) (deprecated|retired|obsolete)\b`,
    '(no longer (?:maintained|supported|developed))',
  ].join('|'),
  'i',
);

/** The same of one line that stands beside the name: nearly every word there speaks of the project. */
export function endingInDescription(text: string, repository: string): Ending | undefined {
  const ending = endingIn(text, repository);
  const word = beside
    .exec(text)
    ?.slice(1)
    .find((each) => each !== undefined);
  if (ending !== undefined || word === undefined) return ending;
  return { code: codeOf(word.toLowerCase()), text: text.trim() };
}

function codeOf(word: string): SayingCode {
  if (word === 'moved' || word === 'superseded') return 'moved';
  if (word === 'archived') return 'archived';
  if (/retired|abandoned|discontinued|ceased|stopped|halted|ended|end[- ]of/.test(word))
    return 'retired';
  return /deprecated|obsolete/.test(word) ? 'deprecated' : 'unmaintained';
}

function lineAround(text: string, index: number, length: number): string {
  return text
    .slice(index, index + length)
    .replace(/\s+/g, ' ')
    .replace(/^[\s#>.:!=-]+/, '')
    .trim();
}
