// Paths of a tree told by globs.

/** The paths that one of the globs names and none behind a `!` leaves out. */
export function matching(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(globPattern);
  const left = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => globPattern(glob.slice(1)));
  return paths.filter(
    (path) =>
      wanted.some((pattern) => pattern.test(path)) && !left.some((pattern) => pattern.test(path)),
  );
}

/** `**` stands for any folders, `*` for anything but a slash; all else for itself. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/|\*\*|\*)/)
    .map((part) => wildcards.get(part) ?? part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`);
}

const wildcards: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
]);
