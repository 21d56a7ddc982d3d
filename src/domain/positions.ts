// Where each commit of a list stands, by its id: twelve bytes a commit, where a Map of texts takes more than a hundred.

import { hash32 } from './hash32.ts';

/** Finds a commit by its id; of two with one id the later. */
export function positionsOf(
  commits: readonly { readonly id: string }[],
): (id: string) => number | undefined {
  const hashes = new Int32Array(commits.length);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(commits.length * 2 + 1)));
  const slotOf = (id: string, hash: number): number => {
    for (let slot = hash; ; slot += 1) {
      const at = (slots[slot & (slots.length - 1)] ?? 0) - 1;
      if (at < 0 || (hashes[at] === hash && commits[at]?.id === id))
        return slot & (slots.length - 1);
    }
  };
  for (const [at, { id }] of commits.entries()) {
    const hash = hash32(id);
    hashes[at] = hash;
    // 0 is a free slot.
    slots[slotOf(id, hash)] = at + 1;
  }
  return (id) => {
    const found = slots[slotOf(id, hash32(id))] ?? 0;
    return found === 0 ? undefined : found - 1;
  };
}
