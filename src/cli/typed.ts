// How a reader can type what a hint says: `stadium` where the shell finds it, `npm run stadium --` in a checkout, `npx` else.

import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { shellWord } from '../words/escape.ts';
import { commandNames } from './listing.ts';

interface Called {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that the reader stands in, and that of the package. */
  readonly folder: string;
  readonly home: string;
}

/** Who reads a hint: what stands for `stadium` there, and the folders that were named. */
interface Reader {
  readonly command?: string | undefined;
  readonly folders?: string | undefined;
}

/** What stands for `stadium` in front of a command's name. */
export function commandTyped({ env, folder, home }: Called): string {
  const places = (env['PATH'] ?? '').split(delimiter);
  // npm puts folders of its own in front, which the reader's next line will not have.
  const isOwn = (place: string) =>
    place.includes(`${sep}node_modules${sep}`) || place.includes('node-gyp-bin');
  if (places.some((place) => !isOwn(place) && isProgram(join(place, 'stadium')))) return 'stadium';
  if (isSame(folder, home)) return 'npm run stadium --';
  if (home.includes(`${sep}node_modules${sep}`)) return 'npx stadium';
  const main = join(home, 'dist', 'cli', 'main.js');
  return `node ${shellWord(main)}`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/** The text with every command in it as it can be typed, with the folders that the reader named. */
export function typed(text: string, { command = 'stadium', folders = '' }: Reader): string {
  return text.replace(hinted, (hint, name: string, more: string | undefined, at: number) => {
    if (name === 'completion') return hint;
    const [rest = ''] = text.slice(at + hint.length).split(/\n|stadium /, 1);
    const isPlaced = placeless.includes(name) || /--data |--help/.test(`${more ?? rest}`);
    return `${command} ${name}${more ?? ''}${isPlaced ? '' : folders}`;
  });
}

/** These read no data folder, or make one. */
const placeless = ['--help', 'init', 'schema', 'templates'];

/** `stadium` as the program, and not as the word; where a backtick says how far the command goes, all of it. */
const hinted = new RegExp(
  `(?<![\\w/-]|[Tt]he |npm run )stadium (${commandNames.join('|')}|--help)(?![\\w-])(?:(?<=\`stadium [\\w-]+)([^\`]{0,200})(?=\`))?`,
  'g',
);
