// The kinds of field that the data files are made of. Every scalar arrives as text; here it becomes what it means,
// or is refused with what was expected. `meta` carries what an editor is told about the field.

import { z } from 'zod';
import { isDay } from '../domain/time.ts';

/** Text on one line, not empty. */
export function text(description: string, longest = 2000) {
  return z
    .string()
    .trim()
    .min(1, { error: 'expected text', abort: true })
    .max(longest, `expected at most ${longest} characters`)
    .meta({ description });
}

/** A name that may stand in a path, a file name or a command line. */
export function name(description: string) {
  return text(description, 100).regex(
    /^[A-Za-z0-9][A-Za-z0-9._+-]*$/,
    'expected letters, digits, `.`, `_`, `+` or `-`, a letter or digit first',
  );
}

/** The name of a series, made lower case: `train`, `2026.1`, `24.03`, `2024-10`. */
export function seriesName(description: string) {
  return text(description, 40)
    .regex(/^[A-Za-z0-9][\w.-]*$/, 'expected the name of a series, for example `train` or `2026.1`')
    .transform((written) => written.toLowerCase())
    .meta({ description, type: ['string', 'number'] });
}

/** A series of the calendar, in any spelling that names it: `train`, `2026.1 (Gazpacho)`. */
export function seriesNamed(description: string) {
  return text(description, 60)
    .regex(
      /^[A-Za-z0-9][\w.-]*(?:[ /][\w.()-]+)?$/,
      'expected a series of the calendar, for example `train` or `2026.1 (Gazpacho)`',
    )
    .meta({ description, type: ['string', 'number'] });
}

/** A day that exists, `YYYY-MM-DD`. */
export function day(description: string) {
  return z
    .string()
    .refine(isDay, 'expected a day that exists, written YYYY-MM-DD')
    .meta({ description, pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
}

/** A decimal number within bounds; `whole` for counts. */
export function number(description: string, bounds: { min: number; max: number; whole?: boolean }) {
  const kind = bounds.whole === true ? 'a whole number' : 'a number';
  const expected = `expected ${kind} from ${bounds.min} to ${bounds.max}`;
  return z
    .string()
    .refine((written) => isNumber(written, bounds), expected)
    .transform(Number)
    .meta({
      description,
      type: bounds.whole === true ? 'integer' : 'number',
      minimum: bounds.min,
      maximum: bounds.max,
    });
}

function isNumber(written: string, bounds: { min: number; max: number; whole?: boolean }): boolean {
  if (!/^-?\d{1,15}(?:\.\d{1,15})?$/.test(written)) return false;
  const value = Number(written);
  return (
    value >= bounds.min && value <= bounds.max && (bounds.whole !== true || Number.isInteger(value))
  );
}

export function yesNo(description: string) {
  return z
    .string()
    .refine((written) => written === 'true' || written === 'false', 'expected true or false')
    .transform((written) => written === 'true')
    .meta({ description, type: 'boolean' });
}

/** `openstack/networking-sfc`: what a git base gets for `{repo}`. */
export function repository(description: string) {
  return text(description, 200)
    .refine(
      isRepositoryName,
      'expected a repository such as `openstack/networking-sfc`, without `..` or a leading `/` or `-`',
    )
    .meta({ description });
}

function isRepositoryName(written: string): boolean {
  return written.split('/').every((part) => /^[A-Za-z0-9_.][\w.-]*$/.test(part) && !isDots(part));
}

function isDots(part: string): boolean {
  return part === '.' || part === '..' || part === '.git';
}

/** A folder or file inside a repository. Taken literally, so nothing in it may mean more to git. */
export function folder(description: string) {
  return text(description, 300)
    .refine(
      isInnerPath,
      'expected a folder inside the repository, without `..`, wildcards or a leading `/`',
    )
    .transform((written) => written.replace(/\/$/, ''))
    .meta({ description });
}

function isInnerPath(written: string): boolean {
  if (/[\\*?[\]:]/.test(written) || /^[/-]/.test(written)) return false;
  return written
    .replace(/\/$/, '')
    .split('/')
    .every((part) => part !== '' && !isDots(part));
}

/** A regular expression. */
export function pattern(description: string) {
  return text(description, 200).refine(isPattern, 'expected a regular expression');
}

function isPattern(written: string): boolean {
  try {
    new RegExp(written, 'm');
    return true;
  } catch {
    return false;
  }
}

/** A path in a tree, with wildcards. */
export function glob(description = 'A path; `*` stays inside a folder, `**` does not.') {
  return text(description, 200);
}

/** An address on the web: https, or http on this machine. */
export function webAddress(description: string) {
  return text(description)
    .refine(isWebAddress, 'expected an https address without user name and password')
    .meta({ description });
}

/** A page that people read: archives of old are on http alone. */
export function pageAddress(description: string) {
  return text(description)
    .refine(isPageAddress, 'expected an http or https address without user name and password')
    .meta({ description });
}

function isPageAddress(written: string): boolean {
  return isWebAddress(written.replace(/^http:/i, 'https:'));
}

export function isWebAddress(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const url = new URL(written);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
  return isSafe && url.username === '' && url.password === '';
}

/** A mail address, made lower case. */
export function mailAddress(description: string) {
  return text(description, 200)
    .toLowerCase()
    .regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/, 'expected a mail address')
    .meta({ description });
}

/** A mail domain, made lower case: `example.org`. */
export function mailDomain(description: string) {
  return text(description, 200)
    .toLowerCase()
    .regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/, 'expected a mail domain such as `example.org`')
    .meta({ description });
}
