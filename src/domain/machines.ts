// Which accounts are machines: those that a host or a list says are, assistants that write code, and those whose name says so.

import type { Identity } from './facts.ts';
import { canonicalAddress, isNobodysAddress, loginOf } from './identity.ts';
import { foldedText } from './subject.ts';

/** Why an account is none of a person: its host says so, a list names it, it is an assistant, or its name looks like it. */
export type MachineKind = 'host' | 'listed' | 'assistant' | 'looks';

/** Names with `*` for anything; with an `@` an address, else a display name or a login. */
export interface MachineLists {
  readonly bots: readonly string[];
  readonly assistants: readonly string[];
  /** People, whatever lists and looks say. */
  readonly notBots: readonly string[];
}

/** The test for one directory; what it found is kept, for a history asks of few people often. */
export function machineTest(lists: MachineLists): (identity: Identity) => MachineKind | undefined {
  const taken = new Set(lists.notBots.map(foldedText));
  const kept = (entries: readonly string[]) =>
    entries.filter((entry) => !taken.has(foldedText(entry)));
  const isPerson = accountTest(lists.notBots);
  const isListed = accountTest(kept(lists.bots));
  const assistants = kept(lists.assistants);
  const isAssistant = accountTest(assistants.filter((entry) => !isFirstName(entry)));
  const isFirstNameOfOne = accountTest(assistants.filter(isFirstName));
  const known = new Map<string, MachineKind | undefined>();
  function kindOf(identity: Identity): MachineKind | undefined {
    if (isPerson(identity)) return undefined;
    if (isAssistant(identity)) return 'assistant';
    if (isNobodysAddress(identity.address) && isFirstNameOfOne(identity)) return 'assistant';
    if (isListed(identity)) return 'listed';
    if (identity.isMachine === true) return 'host';
    return looksLikeMachine(identity) ? 'looks' : undefined;
  }
  return (identity) => {
    const key = `${identity.address}\0${identity.name}\0${identity.login ?? ''}\0${identity.isMachine ?? ''}`;
    if (!known.has(key)) known.set(key, kindOf(identity));
    return known.get(key);
  };
}

/** `Example CI`, as third-party CI systems have to be called, and `ExampleBot`. Case counts: Ci is a name of people. */
export function looksLikeMachine({ name }: Identity): boolean {
  return /(?:^|[\s_-])CI$/.test(name) || /^[A-Z][a-z]+(?:[A-Z][a-z]+)*Bot$/.test(name);
}

function isFirstName(entry: string): boolean {
  return /^[a-z]+$/i.test(entry);
}

/** Whether one of the names or addresses is the account's. */
export function accountTest(entries: readonly string[]): (identity: Identity) => boolean {
  const addresses = patternOf(entries.filter((entry) => entry.includes('@')).map(canonicalAddress));
  const names = patternOf(entries.filter((entry) => !entry.includes('@')).map(foldedText));
  return ({ name, address, login }) =>
    addresses.test(canonicalAddress(address)) ||
    names.test(foldedText(name)) ||
    names.test(login?.toLowerCase() ?? loginOf(address) ?? '');
}

function patternOf(entries: readonly string[]): RegExp {
  if (entries.length === 0) return /(?!)/;
  const each = entries.map((entry) => entry.split('*').map(escaped).join('.*'));
  return new RegExp(`^(?:${each.join('|')})$`, 's');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
