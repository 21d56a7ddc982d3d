// The known word that a mistyped one was probably meant to be.

/** The nearest of the known words, when no more than a third of the letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const short = word.slice(0, 60).toLowerCase();
  const ranked = known
    .map((each) => ({ each, distance: editDistance(short, each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.ceil(short.length / 3) ? best.each : undefined;
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
