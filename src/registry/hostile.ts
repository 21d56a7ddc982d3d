// Text that would exhaust the YAML parser is refused before the parser sees it: half a megabyte of `- - -` ends the process.
// Bounds are those of depth; how many words a file may have is a question of its bytes.

import { Lexer } from 'yaml';
import { StadiumError } from '../domain/errors.ts';

const limits = { tokensOnLine: 40_000, indentation: 200, brackets: 50, markers: 20 };

const conflictMarker = /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/m;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\ufffe\uffff]/;

/** Every level of a map or list in block style stands further to the right. */
const deepLine = new RegExp(`^ {${limits.indentation}}`, 'm');

/** Throws `DATA_INVALID` with the place of the first thing that no data file needs. */
export function refuseHostileText(path: string, text: string): void {
  refusePattern(path, text, conflictMarker, 'a merge conflict was left in the file');
  refusePattern(path, text, deepLine, 'lists and maps are nested too deeply');
  refusePattern(path, text, controlCharacter, 'a control character; expected plain UTF-8 text');
  refuseDepth(path, text);
}

function refusePattern(path: string, text: string, pattern: RegExp, found: string): void {
  const offset = text.search(pattern);
  if (offset >= 0) throw refusal(path, text, offset, found);
}

/** The lexer, unlike the parser behind it, needs no stack. */
function refuseDepth(path: string, text: string): void {
  const count = { offset: 0, tokens: 0, brackets: 0, markers: 0 };
  for (const token of new Lexer().lex(text)) {
    countToken(count, token);
    const found = excess(count);
    if (found !== undefined) throw refusal(path, text, count.offset, found);
    if (!isMark(token)) count.offset += token.length;
  }
}

interface Count {
  /** Words and signs on the present line. */
  tokens: number;
  /** Lists and maps in brackets that are open. */
  brackets: number;
  /** `-` and `?` on the present line, each of which opens a level. */
  markers: number;
}

function countToken(count: Count, token: string): void {
  count.tokens = token.includes('\n') ? 0 : count.tokens + 1;
  if (token === '[' || token === '{') count.brackets += 1;
  else if (token === ']' || token === '}') count.brackets -= 1;
  else if (token === '-' || token === '?') count.markers += 1;
  else if (token.includes('\n')) count.markers = 0;
}

function excess(count: Count): string | undefined {
  if (count.tokens > limits.tokensOnLine)
    return `more than ${limits.tokensOnLine} words and signs on one line`;
  if (count.brackets > limits.brackets || count.markers > limits.markers) {
    return 'lists and maps are nested too deeply';
  }
  return undefined;
}

/** The lexer puts marks of its own between the tokens: start of a document, of a scalar, of a flow error. */
function isMark(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f' || token === '\uFEFF';
}

function refusal(path: string, text: string, offset: number, found: string): StadiumError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return new StadiumError('DATA_INVALID', `${path}:${line}:${column}: ${found}`, {
    hint: 'Correct the file and run `stadium validate`.',
  });
}
