// One escaper per output format: a name from the data must never become markup, a directive, a formula or a control sequence.

/** The formats whose text is made by templates or printed; CSV is escaped by its writer, JSON needs nothing. */
export type EscapedFormat = 'markdown' | 'rst' | 'text' | 'html';

export type Escaper = (text: string) => string;

export const escapers: Readonly<Record<EscapedFormat, Escaper>> = {
  markdown: escapeMarkdown,
  rst: escapeRst,
  text: visible,
  html: escapeHtml,
};

/**
 * One line of text in which nothing is hidden: white space becomes single blanks, control characters become their
 * pictures (`␛`), characters that turn or hide text become `⟨U+202E⟩`. Every format but JSON prints text this way.
 */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(/^ | $/g, '')
    .replace(hidden, reveal);
}

/** Words of ASCII with one blank between them, which is nearly every text: nothing to look for. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/** Controls, format characters but the joiners of scripts and emoji, lone surrogates, noncharacters. */
const hidden =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u{fdd0}-\u{fdef}\u{fffe}\u{ffff}]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{10fffe}\u{10ffff}]/gu;

function reveal(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** CommonMark lets every ASCII punctuation mark be escaped; those that can start markup are. */
function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}\\.`);
}

/**
 * In reStructuredText a backslash takes the meaning from any mark. The first character may not begin a list or a directive,
 * and backslashes alone would underline a title: the escaped blank before them vanishes.
 */
function escapeRst(text: string): string {
  return visible(text)
    .replace(/[\\`*_|<>[\]@]|:(?! )|(?<=:):/g, '\\$&')
    .replace(/^([\p{L}\p{N}#]+[.)])(?=\s|$)/u, '\\$1')
    .replace(/^[!-/:-@[\]^{}~•‣⁃]/u, '\\$&')
    .replace(/^\\+$/, '\\ $&');
}

function escapeHtml(text: string): string {
  const shown = visible(text);
  return /[&<>"'`=]/.test(shown)
    ? shown.replace(/[&<>"'`=]/g, (mark) => htmlEntities[mark] ?? mark)
    : shown;
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};

/** A word as a shell takes it: quoted where it holds what a shell reads otherwise. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,=~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The address when it is one that a page may link to (http, https), in its normal form; otherwise nothing. */
export function webLink(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.replace(/[()'|\\^`{}[\]<>"]/g, (mark) => `%${hex(mark)}`);
}

function hex(mark: string): string {
  return (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0');
}
