// Who is who: which addresses are machines, which are one person, and for whom somebody worked when.

import type { Identity } from './facts.ts';
import { canonicalAddress } from './identity.ts';
import { accountTest, type MachineKind, type MachineLists, machineTest } from './machines.ts';
import { foldedText } from './subject.ts';
import { dayOf, type EpochSeconds, type IsoDate } from './time.ts';

/** One line of a mailmap: commits under the second identity belong to the first. Addresses are lower case. */
export interface Alias {
  readonly name: string | undefined;
  readonly address: string;
  readonly commitName: string | undefined;
  readonly commitAddress: string;
}

/** A stretch of time in which one person spoke for an organisation; both ends included, open where absent. */
export interface Affiliation {
  readonly address: string;
  readonly organisation: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

export interface Organisation {
  readonly name: string;
  /** Mail domains, lower case; a subdomain belongs to the organisation as well. */
  readonly domains: readonly string[];
}

export interface People extends MachineLists {
  readonly aliases: readonly Alias[];
  readonly affiliations: readonly Affiliation[];
  readonly organisations: readonly Organisation[];
  /** Mail domains that say nothing about an employer. */
  readonly freeMail: readonly string[];
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

/**
 * Answers from people.yaml and the repositories' mailmaps, in that order. An alias joins persons, not employers: a stated
 * affiliation of the address comes first, then its mail domain, then what is stated of the person's kept address.
 */
export function peopleDirectory(people: People, mailmaps: readonly Alias[] = []): PeopleDirectory {
  const domains = organisationsByDomain(people.organisations);
  const freeMail = new Set(people.freeMail);
  const personOf = personTest([...people.aliases, ...mailmaps]);
  const machineKind = machineTest(people);
  const isStatedPerson = accountTest(people.notBots);
  const stated = (address: string, at: EpochSeconds) =>
    statedOrganisation(people.affiliations, address, at);
  return {
    personOf,
    machineKind,
    isStatedPerson,
    statesEmployers: people.affiliations.length > 0,
    isBot: (identity) => machineKind(identity) !== undefined,
    organisationOf: (identity, at) => {
      const address = canonicalAddress(identity.address);
      return (
        stated(address, at) ??
        organisationOfDomain(address, domains, freeMail) ??
        stated(personOf(identity), at)
      );
    },
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

function organisationsByDomain(
  organisations: readonly Organisation[],
): ReadonlyMap<string, string> {
  return new Map(
    organisations.flatMap(({ name, domains }) => domains.map((domain) => [domain, name] as const)),
  );
}

function statedOrganisation(
  affiliations: readonly Affiliation[],
  person: PersonKey,
  at: EpochSeconds,
): string | undefined {
  if (affiliations.length === 0) return undefined;
  const day = dayOf(at);
  return affiliations.find(
    ({ address, from, to }) =>
      canonicalAddress(address) === person && (from ?? '') <= day && day <= (to ?? '9999-12-31'),
  )?.organisation;
}

/** Domains as the public network has them; `ubuntu.(none)` and `10.0.0.1` are none. */
const publicDomain = /^([a-z0-9-]+\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/;
const machineDomain = /\.(local|localdomain|localhost|lan|internal|intranet|home|invalid)$/;
/** What a host made up for its accounts tells of no employer. */
const madeUpDomain = /^(?:users\.)?noreply\./;
/** Under these, countries register organisations and people: `lab.ntt.co.jp` belongs to `ntt.co.jp`. Some do under words of their own. */
const registryDomain =
  /\.(?:(?:ac|co|com|edu|go|gob|gouv|gov|ne|net|or|org)\.[a-z]{2}|(?:ad|ed|gr|lg)\.jp|(?:asn|id)\.au|(?:ltd|me|nhs|plc|sch)\.uk|(?:pe|re)\.kr|nom\.(?:br|co|es|fr|pl)|(?:geek|gen|iwi|kiwi|maori|school)\.nz|in\.ua)$/;

/** A domain that is in no list counts as an organisation of its own: what was registered, without hosts. */
function organisationOfDomain(
  address: string,
  domains: ReadonlyMap<string, string>,
  freeMail: ReadonlySet<string>,
): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (domain === address || !domain.includes('.') || madeUpDomain.test(domain)) return undefined;
  const labels = domain.split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const parent = labels.slice(from).join('.');
    if (freeMail.has(parent)) return undefined;
    const organisation = domains.get(parent);
    if (organisation !== undefined) return organisation;
  }
  if (!publicDomain.test(domain) || machineDomain.test(domain)) return undefined;
  return labels.slice(registryDomain.test(domain) ? -3 : -2).join('.');
}

/** Somebody at work on a project, by name. */
export interface Worker {
  readonly name: string;
  /** Own commits. */
  readonly commits: number;
}

/** A name and address as commits carry it, with the commits that name it. */
export interface SeenIdentity {
  readonly name: string;
  readonly address: string;
  readonly commits: number;
}

export interface SuspectedMachine extends SeenIdentity {
  /** Whether it is counted as a machine until somebody says that it is none. */
  readonly isSetApart: boolean;
}

export interface UnknownDomain {
  readonly domain: string;
  readonly people: number;
  readonly commits: number;
}

/** Who is named to answer for a project, as the page writes it. */
export interface NamedForProject {
  readonly project: string;
  readonly names: readonly string[];
  /** Of them those that fit no author. */
  readonly unmatched: readonly string[];
}

export interface DoubtfulPeople {
  readonly machines: readonly SuspectedMachine[];
  /** Each a list of identities that go by one name and count as several persons; most commits first. */
  readonly twice: readonly (readonly SeenIdentity[])[];
  readonly domains: readonly UnknownDomain[];
}
