// Addresses as hosts make them up for their accounts, and what they tell.

import type { Identity } from './facts.ts';
import { foldedText } from './subject.ts';

/** Lower case, and one form for an account: GitHub's `4711+ada@users.noreply.github.com` is `ada@users.noreply.github.com`. */
export function canonicalAddress(address: string): string {
  const lower = address.trim().toLowerCase();
  return lower
    .replace(/^\d+\+(?=[^@]+@users\.noreply\.)/, '')
    .replace(/^\d+-(?=[^@]+@users\.noreply\.gitlab\.)/, '');
}

/** The address that GitHub gives an account; the same person's commits carry it. */
export function addressOfLogin(login: string): string {
  return `${login.toLowerCase()}@users.noreply.github.com`;
}

/** The account that a made-up address stands for. */
export function loginOf(address: string): string | undefined {
  return /^([^@]+)@(?:users\.)?noreply\./.exec(canonicalAddress(address))?.[1];
}

/** No address, or one that nobody reads: what stands before the `@` is no account. */
export function isNobodysAddress(address: string): boolean {
  return address === '' || /^(?:no|do-?not)-?reply@/.test(address.toLowerCase());
}

/**
 * Those whom one commit names, without the second address of one name where a host made one of the two up: squashing a proposal,
 * it writes the account's address as author and that of its commits as co-author, or the other way round.
 */
export function namedOnce(identities: readonly Identity[]): readonly Identity[] {
  if (identities.length < 2) return identities;
  /** By name, whether one of its addresses so far was made up. */
  const seen = new Map<string, boolean>();
  return identities.filter(({ name, address }) => {
    const folded = foldedText(name);
    const before = seen.get(folded);
    const isMadeUp = before === true || loginOf(address) !== undefined;
    seen.set(folded, isMadeUp);
    return folded === '' || before === undefined || !isMadeUp;
  });
}
