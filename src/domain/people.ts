// Who is a bot, who is the same person, and for whom somebody worked when. Filled from data/people.yaml.

import type { Identity } from './facts.ts';
import type { EpochSeconds, IsoDate } from './time.ts';

export interface People {
  /** Addresses of bots and services; never name patterns, which would catch people. */
  readonly bots: readonly { readonly address: string; readonly what?: string }[];
  /** Mailmap form: the address to use, and the address found in history. */
  readonly aliases: readonly { readonly use: string; readonly found: string }[];
  /** Employer of an address over a span of days; an open end is absent. */
  readonly affiliations: readonly {
    readonly address: string;
    readonly organisation: string;
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }[];
  /** Mail domain to organisation; subdomains match too. */
  readonly domains: Readonly<Record<string, string>>;
  /** Mail domains that tell nothing about an employer. */
  readonly freeMail: readonly string[];
}

/** Stable key of a person: the address to use, or `name:...` where a source gave no address. */
export type PersonKey = string;

/** What the measures ask about people. */
export interface PeopleDirectory {
  readonly personOf: (identity: Identity) => PersonKey;
  readonly isBot: (identity: Identity) => boolean;
  /** Undefined for free mail and for addresses that say nothing. */
  readonly organisationOf: (person: PersonKey, at: EpochSeconds) => string | undefined;
}

/** Answers from data/people.yaml: an explicit affiliation first, then the mail domain. */
export function peopleDirectory(people: People): PeopleDirectory {
  const bots = new Set(people.bots.map((bot) => bot.address.toLowerCase()));
  const aliases = new Map(
    people.aliases.map((alias) => [alias.found.toLowerCase(), alias.use.toLowerCase()]),
  );
  const domains = new Map(Object.entries(people.domains));
  const freeMail = new Set(people.freeMail);
  const employersOf = (person: PersonKey) =>
    people.affiliations.filter(({ address }) => address.toLowerCase() === person);
  return {
    personOf: ({ name, address }) =>
      address === ''
        ? `name:${name}`
        : (aliases.get(address.toLowerCase()) ?? address.toLowerCase()),
    isBot: ({ address }) => bots.has(address.toLowerCase()),
    organisationOf: (person, at) => {
      const day = new Date(at * 1000).toISOString().slice(0, 10);
      const stated = employersOf(person).find(
        ({ from, to }) => (from ?? '') <= day && day <= (to ?? '9999'),
      );
      return stated?.organisation ?? organisationOfDomain(person, domains, freeMail);
    },
  };
}

/** A domain that is in no list counts as an organisation of its own: its last two labels. */
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
  return labels.slice(-2).join('.');
}
