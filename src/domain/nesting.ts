// Whether YAML of somebody else is nested so deeply that its parser runs out of stack: where that happens while a pattern is
// compiled it ends the process, which nobody can catch. 100 kB of `- - -` are enough.

const deepest = 200;

/** Every level in block style stands further to the right, or behind a mark on the same line. */
const deepLine = new RegExp(`^ {${deepest}}`, 'm');
/** Of what is quoted or a comment nothing counts: `["]", ["]", [` closes nothing. */
const escaped = /\\["\\]/g;
const quoted = /(?<=[[{,:]\s{0,9})(?:"[^"]*"|'[^']*')/;
const comment = /(?<=\s)#.*/;
const signs = new RegExp(`${quoted.source}|${comment.source}|[[\\]{},\\n]|[-?:](?=\\s)`, 'g');

/** True for no file that a person wrote. Needs no stack, and time in proportion to the text. */
export function isTooNested(text: string): boolean {
  let [brackets, marks] = [0, 0];
  for (const [sign] of text.replace(escaped, '').matchAll(signs)) {
    if (sign === '[' || sign === '{') brackets += 1;
    else if (sign === ']' || sign === '}') brackets = Math.max(0, brackets - 1);
    else if (sign === ',' || sign === '\n') marks = 0;
    else if (sign.length === 1) marks += 1;
    if (brackets > deepest || marks > deepest) return true;
  }
  return deepLine.test(text);
}
