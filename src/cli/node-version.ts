// Which Node can run the program: the same as `engines` of package.json says.

const oldest = [20, 19] as const;

/** What to say on a Node that is too old; undefined on one that will do. */
export function oldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (isEnough) return undefined;
  return `stadium: this is Node ${version}; expected ${oldest.join('.')} or newer\n  Get one from https://nodejs.org, then run it again.\n`;
}
