// The known word that a mistyped one was probably meant to be.

/** The nearest of the known words, when no more than a third of the letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = byDistance(word, known);
  return best !== undefined && best.distance <= Math.ceil(word.length / 3) ? best.each : undefined;
}

/** What to try instead: the nearest word where there is one, and at most five of the known ones. */
export function nearestHint(word: string, known: readonly string[]): string {
  if (known.length === 0) return 'There is none.';
  const near = nearest(word, known);
  const names = `Known: ${nearestFew(word, known)}.`;
  return near === undefined ? names : `Did you mean ${near}? ${names}`;
}

/** The nearest of the known words, and how many more there are. */
export function nearestFew(word: string, known: readonly string[]): string {
  const shown = byDistance(word, [...new Set(known)]).map(({ each }) => each);
  const more = shown.length > atMost ? ` and ${shown.length - atMost} more` : '';
  return `${shown.slice(0, atMost).join(', ')}${more}`;
}

/** Names that a person reads in a message. */
const atMost = 5;

function byDistance(word: string, known: readonly string[]) {
  const short = word.slice(0, 60).toLowerCase();
  return known
    .map((each) => ({ each, distance: editDistance(short, each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
}

/** Letters to insert, delete or replace to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      const changed = Math.min((previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1);
      current.push(Math.min(replaced, changed));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
