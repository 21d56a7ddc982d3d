// Who is who: which addresses are machines, and which are one person.

import type { Identity } from './facts.ts';
import { canonicalAddress } from './identity.ts';
import { accountTest, type MachineKind, type MachineLists, machineTest } from './machines.ts';
import { type Employers, organisationTest } from './organisations.ts';
import { foldedText } from './subject.ts';
import type { EpochSeconds } from './time.ts';

/** One line of a mailmap: commits under the second identity belong to the first. Addresses are lower case. */
export interface Alias {
  readonly name: string | undefined;
  readonly address: string;
  readonly commitName: string | undefined;
  readonly commitAddress: string;
}

export interface People extends MachineLists, Employers {
  readonly aliases: readonly Alias[];
  /** Whether the repositories' own .mailmap is honoured. */
  readonly mailmap: boolean;
}

export const nobodyKnown: People = {
  bots: [],
  assistants: [],
  notBots: [],
  aliases: [],
  affiliations: [],
  organisations: [],
  freeMail: [],
  mailmap: true,
};

/** Stable key of a person: the address to use, or `name:...` where a source gave no address. */
export type PersonKey = string;

/** What the measures ask about people. */
export interface PeopleDirectory {
  readonly personOf: (identity: Identity) => PersonKey;
  readonly isBot: (identity: Identity) => boolean;
  /** Why it is a machine; undefined for people. */
  readonly machineKind: (identity: Identity) => MachineKind | undefined;
  /** Whether people.yaml says that it is no machine, whatever it looks like. */
  readonly isStatedPerson: (identity: Identity) => boolean;
  /** Whether people.yaml states of anybody for whom they work. */
  readonly statesEmployers: boolean;
  /** For whom it was done: asked of the address that was used. Undefined for free mail and for what is no address. */
  readonly organisationOf: (identity: Identity, at: EpochSeconds) => string | undefined;
}

/** Answers from people.yaml and the repositories' mailmaps, in that order. An alias joins persons, not employers. */
export function peopleDirectory(people: People, mailmaps: readonly Alias[] = []): PeopleDirectory {
  const personOf = personTest([...people.aliases, ...mailmaps]);
  const machineKind = machineTest(people);
  const isStatedPerson = accountTest(people.notBots);
  const organisationOf = organisationTest(people);
  return {
    personOf,
    machineKind,
    isStatedPerson,
    statesEmployers: people.affiliations.length > 0,
    isBot: (identity) => machineKind(identity) !== undefined,
    organisationOf: (identity, at) =>
      organisationOf(canonicalAddress(identity.address), () => personOf(identity), at),
  };
}

/** How often an alias may lead to another: one repository's old address is kept by another. */
const mostSteps = 5;

function personTest(all: readonly Alias[]): (identity: Identity) => PersonKey {
  const aliases = aliasesByAddress(all);
  const known = new Map<string, PersonKey>();
  function resolved({ name, address }: Identity): PersonKey {
    if (address === '') return `name:${foldedText(name)}`;
    const folded = foldedText(name);
    let person = canonicalAddress(address);
    for (let step = 0; step < mostSteps; step++) {
      const found = aliases
        .get(person)
        ?.find(({ commitName }) => (commitName ?? folded) === folded);
      if (found === undefined || found.address === person) return person;
      person = found.address;
    }
    return person;
  }
  return (identity) => {
    const key = `${identity.address}\0${identity.name}`;
    const person = known.get(key) ?? resolved(identity);
    known.set(key, person);
    return person;
  };
}

/** An alias that names the name as well goes before one that takes every name; otherwise the first counts. */
function aliasesByAddress(aliases: readonly Alias[]): ReadonlyMap<string, readonly Alias[]> {
  const byAddress = new Map<string, Alias[]>();
  for (const each of aliases) {
    const alias = {
      ...each,
      address: canonicalAddress(each.address),
      commitName: each.commitName === undefined ? undefined : foldedText(each.commitName),
    };
    const key = canonicalAddress(each.commitAddress);
    byAddress.set(key, [...(byAddress.get(key) ?? []), alias]);
  }
  const isGeneral = ({ commitName }: Alias) => (commitName === undefined ? 1 : 0);
  for (const each of byAddress.values()) each.sort((a, b) => isGeneral(a) - isGeneral(b));
  return byAddress;
}

/** Somebody at work on a project, by name. */
export interface Worker {
  readonly name: string;
  /** Own commits. */
  readonly commits: number;
}
