// What somebody should look at before figures about people are believed.

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

export interface DoubtfulPeople {
  readonly machines: readonly SuspectedMachine[];
  /** Each a list of identities that go by one name and count as several persons; most commits first. */
  readonly twice: readonly (readonly SeenIdentity[])[];
  readonly domains: readonly UnknownDomain[];
}
