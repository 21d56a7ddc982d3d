// For whom somebody worked when: what people.yaml states, else what the mail domain tells.

import { canonicalAddress } from './identity.ts';
import { dayOf, type EpochSeconds, type IsoDate } from './time.ts';

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

export interface Employers {
  readonly affiliations: readonly Affiliation[];
  readonly organisations: readonly Organisation[];
  /** Mail domains that say nothing about an employer. */
  readonly freeMail: readonly string[];
}

/**
 * Asks of the address that was used, in its canonical form: a stated affiliation comes first, then the mail domain, then what is
 * stated of the address that the person is known by.
 */
export function organisationTest({
  affiliations,
  organisations,
  freeMail,
}: Employers): (address: string, person: () => string, at: EpochSeconds) => string | undefined {
  const domains = organisationsByDomain(organisations);
  const silent = new Set(freeMail);
  return (address, person, at) =>
    statedOrganisation(affiliations, address, at) ??
    organisationOfDomain(address, domains, silent) ??
    statedOrganisation(affiliations, person(), at);
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
  person: string,
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
