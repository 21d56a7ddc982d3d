// From a repository's name to its address and to its folder in the cache: nothing hostile passes here.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StadiumError } from '../../domain/errors.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { addressUnder } from '../../domain/project.ts';

const nameLimit = 200;
const namePart = /^[A-Za-z0-9_][A-Za-z0-9._+~-]*$/;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of a repository under a base such as `https://opendev.org/{repo}`.
 *
 * @param allowLocal also allows `file:`, and `http:` on this machine.
 * @throws StadiumError `USAGE` for a base, `DATA_INVALID` for a name that is not safe to use.
 */
export function repositoryUrl(
  base: string,
  repository: RepositoryName,
  allowLocal: boolean,
): string {
  checkName(repository);
  checkTemplate(base);
  const address = addressUnder(base, repository);
  checkAddress(base, address, allowLocal);
  return address;
}

/** Folder of the mirror of an address. The digest keeps apart what only differs in case or in its base. */
export function mirrorPath(cacheRoot: string, repository: RepositoryName, url: string): string {
  const readable = repository
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '')
    .slice(0, 80);
  const digest = createHash('sha256').update(`${repository}\0${url}`).digest('hex').slice(0, 12);
  return join(cacheRoot, 'git', `${readable}-${digest}.git`);
}

function checkName(repository: RepositoryName): void {
  const parts = repository.split('/');
  const isSafe =
    repository.length <= nameLimit &&
    parts.length <= 8 &&
    parts.every((part) => namePart.test(part) && !part.includes('..'));
  if (isSafe) return;
  throw new StadiumError(
    'DATA_INVALID',
    `repository name ${quoted(repository)} is not one: expected something like openstack/neutron.`,
    { hint: 'Use letters, digits and . _ + ~ - between slashes; at most 200 characters.' },
  );
}

function checkTemplate(base: string): void {
  if (!/\{repo\}|\{name\}/.test(base))
    refuse(base, 'it holds neither {repo} nor {name}, so every repository would be the same');
  if (base.startsWith('-'))
    refuse(base, 'it starts with a dash, which git would read as an option');
  if (/[^\x21-\x7e]/.test(base)) refuse(base, 'it holds a space or a control character');
  if (/^[A-Za-z0-9+.-]*::/.test(base)) refuse(base, 'git would run a program for it');
}

function checkAddress(base: string, address: string, allowLocal: boolean): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw refusal(base, 'it is not a URL');
  if (url.username !== '' || url.password !== '')
    refuse(base.replace(/\/\/[^/]*@/, '//***@'), 'it holds a user name or a password');
  if (/(^|\/|%2f)(\.|%2e){2}($|\/|%2f)/i.test(address)) refuse(base, 'it climbs with ..');
  if (url.search !== '' || url.hash !== '') refuse(base, 'it holds a query or a fragment');
  if (url.protocol === 'https:') return;
  if (url.protocol === 'file:') {
    if (!allowLocal) refuse(base, 'file: is not allowed by this data folder');
    if (url.host !== '') refuse(base, 'a file: address cannot name a host');
    return;
  }
  if (url.protocol === 'http:' && loopback.test(url.hostname) && allowLocal) return;
  refuse(base, `${url.protocol} is not allowed there`);
}

function refuse(base: string, why: string): never {
  throw refusal(base, why);
}

function refusal(base: string, why: string): StadiumError {
  return new StadiumError('USAGE', `git base ${quoted(base)} is refused: ${why}.`, {
    hint: 'Use https://HOST/{repo}, or file:///FOLDER/{repo}.git where local bases are allowed.',
  });
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 120));
}
