// The name of a project as the name of a file: the same every time, safe on any file system, never another project's.

/** `networking-sfc` stays; anything but letters, digits, `.`, `_` and `-` becomes `-`, followed by a mark of the whole name. */
export function slug(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
  const isPlain = safe === name && !/^[.-]/.test(name) && name.toLowerCase() === name;
  return isPlain ? name : `${safe.replace(/^[.-]+/, '')}-${mark(name)}`;
}

/** FNV-1a, 32 bits: enough to part the names of a family. */
export function mark(name: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
