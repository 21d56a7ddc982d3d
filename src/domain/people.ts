// Who is who: which addresses are machines, which are one person, and for whom somebody worked when.

import type { Identity } from './facts.ts';
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

export interface People {
  /** Addresses of machines, lower case. Never matched by name: `Jens Harbott` is no bot. */
  readonly bots: readonly string[];
  readonly aliases: readonly Alias[];
  readonly affiliations: readonly Affiliation[];
  readonly organisations: readonly Organisation[];
  /** Mail domains that say nothing about an employer. */
  readonly freeMail: readonly string[];
}

export const nobodyKnown: People = {
  bots: [],
  aliases: [],
  affiliations: [],
  organisations: [],
  freeMail: [],
};

/** Stable key of a person: the address to use, or `name:...` where a source gave no address. */
export type PersonKey = string;

/** What the measures ask about people. */
export interface PeopleDirectory {
  readonly personOf: (identity: Identity) => PersonKey;
  readonly isBot: (identity: Identity) => boolean;
  /** Undefined for free mail and for what is no address. */
  readonly organisationOf: (person: PersonKey, at: EpochSeconds) => string | undefined;
}

/** Answers from data/people.yaml: a stated affiliation first, then the mail domain. */
export function peopleDirectory(people: People): PeopleDirectory {
  const bots = new Set(people.bots);
  const aliases = aliasesByAddress(people.aliases);
  const domains = organisationsByDomain(people.organisations);
  const freeMail = new Set(people.freeMail);
  return {
    personOf: ({ name, address }) => {
      if (address === '') return `name:${name}`;
      const lower = address.toLowerCase();
      const alias = aliases.get(lower)?.find(({ commitName }) => (commitName ?? name) === name);
      return alias?.address ?? lower;
    },
    isBot: ({ address }) => bots.has(address.toLowerCase()),
    organisationOf: (person, at) =>
      statedOrganisation(people.affiliations, person, at) ??
      organisationOfDomain(person, domains, freeMail),
  };
}

/** An alias that names the name as well goes before one that takes every name. */
function aliasesByAddress(aliases: readonly Alias[]): ReadonlyMap<string, readonly Alias[]> {
  const byAddress = new Map<string, Alias[]>();
  for (const alias of aliases) {
    byAddress.set(alias.commitAddress, [...(byAddress.get(alias.commitAddress) ?? []), alias]);
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
      address === person && (from ?? '') <= day && day <= (to ?? '9999-12-31'),
  )?.organisation;
}

/** Domains as the public network has them; `ubuntu.(none)` and `10.0.0.1` are none. */
const publicDomain = /^([a-z0-9-]+\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/;
const machineDomain = /\.(local|localdomain|localhost|lan|internal|intranet|home|invalid)$/;
/** Under these, countries register organisations: `lab.ntt.co.jp` belongs to `ntt.co.jp`. */
const registryDomain = /\.(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/;

/** A domain that is in no list counts as an organisation of its own: what was registered, without hosts. */
function organisationOfDomain(
  person: PersonKey,
  domains: ReadonlyMap<string, string>,
  freeMail: ReadonlySet<string>,
): string | undefined {
  const domain = person.slice(person.lastIndexOf('@') + 1);
  if (domain === person || !domain.includes('.')) return undefined;
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
