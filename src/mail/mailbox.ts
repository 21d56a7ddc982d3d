// A sender as people write it and as RFC 5322 reads it: a bare address, a name before it, a quoted name with a comma.

import type { Address } from './message.ts';

const quoted = /"((?:[^"\\]|\\.)*)"/g;
/** The old way of mail programs: the name as a comment behind the address. */
const behind = /^(?<address>[^\s()<>"]+@[^\s()<>"]+)\s+\((?<display>[^()]*)\)$/;

/** The one mailbox that the text names; undefined where it names none or several. */
export function mailbox(text: string): Address | undefined {
  const parts = (
    /^(?<display>.*?)<(?<address>[^<>\s]+)>$/s.exec(text.trim()) ?? behind.exec(text.trim())
  )?.groups;
  const { display = '', address = text.trim() } = parts ?? {};
  const outside = display.replace(quoted, '');
  if (/[",;:<>@[\]\\]/.test(outside) || !/^[^\s@,;:<>"]+@[^\s@,;:<>"]+$/.test(address))
    return undefined;
  const name = display.replace(quoted, (_, inner: string) => inner.replace(/\\(.)/g, '$1'));
  return { name: name.trim(), address };
}

/** The mailbox for a header: a name with anything but words in it is quoted. */
export function mailboxText({ name, address }: Address): string {
  if (name === '') return address;
  const isPlain = /^[\p{L}\p{M}\p{N}' _-]+$/u.test(name);
  return `${isPlain ? name : `"${name.replace(/["\\]/g, '\\$&')}"`} <${address}>`;
}
