// Which git addresses may be asked: a base must not make git start a program or read files nobody meant.

import { isWebAddress } from './fields.ts';

const placeholder = /\{(?:repo|name)\}/;

/**
 * What is wrong with a git base, or undefined. `https` is always allowed, `http` on this machine only,
 * `file` when the caller says so: on the command line, or by `allowLocal: true` in the data folder.
 */
export function baseProblem(base: string | undefined, allowLocal: boolean): string | undefined {
  if (base === undefined) return undefined;
  if (!placeholder.test(base)) {
    return 'expected {repo} (openstack/networking-sfc) or {name} (networking-sfc) in it';
  }
  if (isFile(base)) {
    return allowLocal
      ? undefined
      : 'expected https; a `file:` base needs `allowLocal: true` at the top of the file, or `--git-base` on the command line';
  }
  return isWebAddress(base.replaceAll(/\{(?:repo|name)\}/g, 'name'))
    ? undefined
    : 'expected an https address without user name and password';
}

/** `file:///folder/{repo}.git`, without a host and without `..`. */
function isFile(base: string): boolean {
  return /^file:\/\/\/[^/]/.test(base) && !base.split('/').includes('..');
}
