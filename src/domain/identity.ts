// Addresses as hosts make them up for their accounts, and what they tell.

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
