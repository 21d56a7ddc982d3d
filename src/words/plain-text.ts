// Text that is safe in a plain mail: nothing invisible, nothing that a mail program or an mbox file takes for its own,
// and no line wider than the list's etiquette allows.

/** Columns of a mail to the list. */
const mailColumns = 72;

// Not all of \p{C}: what is unassigned in one version of Unicode is a letter in the next.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * One line of text from outside: white space becomes single spaces; control characters, bidi overrides and other
 * invisible characters become `<U+202E>`, so that they can be seen and do nothing.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\t\n\v\f\r ]+/g, ' ')
    .replace(invisible, codePoint)
    .trim();
}

/** Wraps the blocks of a rendered template: headings stay, items of a list hang by two columns, the rest flows. */
export function wrapMail(text: string, columns: number = mailColumns): string {
  const blocks = text
    .split(/\n(?:[ \t]*\n)+/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block !== '');
  const lines = blocks.map((block) =>
    wrapBlock(block.split('\n'), columns).map(guarded).join('\n'),
  );
  return `${lines.join('\n\n')}\n`;
}

/** True when a character of the text would not be seen, line ends excepted. */
export function hasInvisible(text: string): boolean {
  return text.replaceAll('\n', '').search(invisible) !== -1;
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `<U+${hex}>`;
}

function wrapBlock(lines: readonly string[], columns: number): readonly string[] {
  const [first = '', second = ''] = lines;
  if (lines.length === 2 && /^[-=]{3,}$/.test(second)) return heading(first, second, columns);
  return items(lines).flatMap((item) => wrapItem(item, columns));
}

function heading(title: string, underline: string, columns: number): readonly string[] {
  const lines = wrapItem(title, columns);
  const widest = Math.max(...lines.map(width));
  return [...lines, (underline[0] ?? '-').repeat(widest)];
}

/** Lines of a block joined to the items they belong to; a block without items is one paragraph. */
function items(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const startsItem = /^(?:\* |\[\d+\] )/.test(line);
    if (startsItem || joined.length === 0) joined.push(line.trim());
    else joined.push(`${joined.pop()} ${line.trim()}`);
  }
  return joined;
}

function wrapItem(item: string, columns: number): readonly string[] {
  const mark = /^(?:\*|\[\d+\]) /.exec(item)?.[0] ?? '';
  const hang = ' '.repeat(mark.length);
  const words = item.slice(mark.length).split(/ +/).filter(Boolean);
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap((each) => breakable(each, columns - mark.length))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > columns - mark.length) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((each, index) => (index === 0 ? mark : hang) + each);
}

/** A link is never broken, for it would no longer work; any other word wider than the mail is. */
function breakable(word: string, columns: number): readonly string[] {
  if (width(word) <= columns || /^<?https?:\/\//.test(word)) return [word];
  const characters = [...word];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += columns) {
    parts.push(characters.slice(at, at + columns).join(''));
  }
  return parts;
}

/** `From ` starts a mail in an mbox file and `-- ` ends the text before a signature: a leading space takes both away. */
function guarded(line: string): string {
  return /^(?:>*From |--(?: |$))/.test(line) ? ` ${line}` : line;
}

function width(text: string): number {
  return [...text].length;
}
