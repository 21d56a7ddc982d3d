// Small parts of English that every sentence is made with: lists, plurals, first letters, and codes as words.

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `few-dedicated-people` reads `few dedicated people`. */
export function readable(code: string): string {
  return code.replace(/[-_]+/g, ' ').trim();
}

/** Upper case at the front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lower case at the front, unless the word is a name in capitals (`PTL`). */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Data may name a key like `constructor`: only the table's own entries count. */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
