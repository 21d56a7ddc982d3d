// A change of a text file as a unified diff that `git apply` and Gerrit take.

const contextLines = 3;

/** The patch from one text to the other, as one hunk; empty when they are the same. `path` is written after a/ and b/. */
export function patchOf(path: string, before: string, after: string): string {
  if (before === after) return '';
  const old = linesOf(before);
  const now = linesOf(after);
  const head = sharedHead(old, now);
  const tail = sharedTail(old, now, head);
  const from = Math.max(0, head - contextLines);
  const oldEnd = old.length - tail;
  const nowEnd = now.length - tail;
  const closing = old.slice(oldEnd, oldEnd + contextLines);
  const body = [
    ...old.slice(from, head).map((line) => ` ${line}`),
    ...old.slice(head, oldEnd).map((line) => `-${line}`),
    ...now.slice(head, nowEnd).map((line) => `+${line}`),
    ...closing.map((line) => ` ${line}`),
  ];
  const oldSpan = span(from, oldEnd - from + closing.length);
  const nowSpan = span(from, nowEnd - from + closing.length);
  const names = [`--- ${before === '' ? '/dev/null' : `a/${path}`}`, `+++ b/${path}`];
  return `${[...names, `@@ -${oldSpan} +${nowSpan} @@`].join('\n')}\n${body.join('')}`;
}

/** Lines with their ends; a last line without one says so, as diff does. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/(?<=\n)/);
  return lines
    .filter((line) => line !== '')
    .map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}

function sharedHead(old: readonly string[], now: readonly string[]): number {
  let count = 0;
  while (count < old.length && count < now.length && old[count] === now[count]) count += 1;
  return count;
}

function sharedTail(old: readonly string[], now: readonly string[], head: number): number {
  const most = Math.min(old.length, now.length) - head;
  let count = 0;
  while (count < most && old[old.length - 1 - count] === now[now.length - 1 - count]) count += 1;
  return count;
}

function span(from: number, length: number): string {
  return `${length === 0 ? from : from + 1},${length}`;
}
