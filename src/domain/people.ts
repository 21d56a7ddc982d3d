// Who is who: which addresses are machines, which are one person, and for whom somebody worked when.

import type { IsoDate } from './time.ts';

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
