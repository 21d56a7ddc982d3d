// What stands on the command line before anything is parsed: the day and the folders, which errors and hints need as well.

import { StadiumError } from '../domain/errors.ts';
import { isDay } from '../domain/time.ts';
import type { Places } from '../tasks/outside-world.ts';
import { shellWord } from '../words/escape.ts';

/** The value of an option, wherever it stands. */
export function given(argv: readonly string[], option: string): string | undefined {
  const at = argv.findIndex((each) => each === option || each.startsWith(`${option}=`));
  if (at < 0) return undefined;
  return argv[at] === option ? (argv[at + 1] ?? '') : argv[at]?.slice(option.length + 1);
}

/** The folders that the user named. */
export function placesGiven(argv: readonly string[]): Places {
  const [data, cache] = [given(argv, '--data'), given(argv, '--cache')];
  return { ...(data === undefined ? {} : { data }), ...(cache === undefined ? {} : { cache }) };
}

/** ` --data DIR --cache DIR`, as a hint has to repeat them. */
export function foldersGiven(argv: readonly string[]): string {
  return Object.entries(placesGiven(argv))
    .map(([option, folder]) => ` --${option} ${shellWord(String(folder))}`)
    .join('');
}

/** Whether no command is named: nothing at all, or where and when to look and nothing else. */
export function isAlone([first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  if (/^(-q|--quiet|-v|--verbose|--no-color|--(data|cache|today)=.*)$/s.test(first)) {
    return isAlone(rest);
  }
  return /^--(data|cache|today)$/.test(first) && isAlone(rest.slice(1));
}

/** `--data "$FOLDER"` with nothing in it would name the folder at hand, or be passed over. */
export function refuseEmpty(argv: readonly string[]): void {
  const at = argv.findIndex((each) => each === '' || /^--[\w-]+=$/.test(each));
  if (at === -1) return;
  const [before = '', found = ''] = [argv[at - 1], argv[at]];
  const option = found === '' ? before : found.slice(0, -1);
  const what = option.startsWith('-') ? `${option}: its value is empty` : 'an argument is empty';
  throw new StadiumError('USAGE', what, {
    hint: 'Give it a value, or leave it out; a variable may not be set.',
  });
}

export function refuseOtherDay(argv: readonly string[]): void {
  const day = given(argv, '--today');
  if (day === undefined) return;
  if (!isDay(day)) {
    throw new StadiumError('USAGE', `--today ${day}: expected a day that exists, as YYYY-MM-DD`);
  }
  if (!argv.includes('--send')) return;
  throw new StadiumError('USAGE', '--today has no place beside --send: a mail goes out today');
}
