// Where the package lies. The same file runs from src/, from a bundle and from a chunk of one: its own depth tells nothing.

import { existsSync } from 'node:fs';

const root = rootAbove(new URL('.', import.meta.url));

/** A file or folder that comes with the package: `data`, `templates/`, `package.json`. */
export function packaged(path: string): URL {
  return new URL(path, root);
}

function rootAbove(folder: URL): URL {
  const above = new URL('..', folder);
  const isRoot = existsSync(new URL('package.json', folder)) || above.href === folder.href;
  return isRoot ? folder : rootAbove(above);
}
