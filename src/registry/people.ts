// people.yaml: machines, people with several addresses, and who works for whom; added to what the package knows.

import { z } from 'zod';
import { canonicalAddress } from '../domain/identity.ts';
import { mailmapLine } from '../domain/mailmap.ts';
import type { Affiliation } from '../domain/organisations.ts';
import type { People } from '../domain/people.ts';
import { contradiction } from '../words/problems.ts';
import { day, mailAddress, mailDomain, text } from './fields.ts';
import { machineName, type PackagedMachines } from './machines.ts';
import { type DataFile, readData } from './yaml.ts';

const aliasLine =
  /^(?<name>[^<>]*)<(?<address>[^<>@\s]+@[^<>\s]+)>(?:(?<commitName>[^<>]*)<(?<commitAddress>[^<>@\s]+@[^<>\s]+)>)?$/;

const AffiliationEntry = z.strictObject({
  address: mailAddress('Address of the person, after aliases.'),
  organisation: text('Organisation, spelt as under `organisations` where it is there.', 100),
  from: day('First day; left out when it is not known.').optional(),
  to: day('Last day; left out while it lasts.').optional(),
});

const OrganisationEntry = z.strictObject({
  name: text('Name of the organisation.', 100),
  domains: z
    .array(mailDomain('A mail domain; its subdomains belong to it.'))
    .min(1, 'expected at least one mail domain')
    .meta({ description: 'Mail domains of the organisation.' }),
});

/** data/people.yaml as it is written. */
export const PeopleFile = z
  .strictObject({
    bots: z
      .array(machineName)
      .meta({ description: 'Machines, beside those that the package knows.' })
      .optional(),
    notBots: z
      .array(machineName)
      .meta({
        description:
          'People: takes entries out of the lists of machines, or names accounts that look like one.',
      })
      .optional(),
    mailmap: z
      .enum(['true', 'false'])
      .meta({
        description:
          "Whether the repositories' own .mailmap is honoured; true where it is not said.",
      })
      .optional(),
    aliases: z
      .array(
        text('A line in mailmap form.', 400).regex(
          aliasLine,
          'expected a mailmap line such as `Name <kept@example.org> <other@example.org>`',
        ),
      )
      .meta({ description: 'Addresses and names of one person, in mailmap form.' })
      .optional(),
    affiliations: z
      .array(AffiliationEntry)
      .meta({ description: 'Who worked for whom, by date.' })
      .optional(),
    organisations: z
      .array(OrganisationEntry)
      .meta({ description: 'Organisations by mail domain.' })
      .optional(),
    freeMail: z
      .array(mailDomain('A mail domain.'))
      .meta({ description: 'Mail domains that say nothing about an employer.' })
      .optional(),
    notFreeMail: z
      .array(mailDomain('A mail domain.'))
      .meta({ description: "Mail domains to take out of the package's list." })
      .optional(),
  })
  .superRefine((file, context) => {
    const issues = [...domainsTwice(file), ...backwards(file), ...overlapping(file)];
    for (const issue of issues) context.addIssue(issue);
  })
  .meta({
    title: 'People',
    description: 'Which addresses are machines, which are one person, who works for whom.',
  });

type Entries = z.output<typeof PeopleFile>;

/** Reads who is who; `base` is what the package knows, and is added to. Throws `DATA_INVALID`. */
export function readPeople(path: string, base: PeopleBase): DataFile<People> {
  return readData(
    path,
    PeopleFile.transform((file) => toPeople(file, base)),
  );
}

/** What a people.yaml adds to: the machines of all the world, and the package's own people.yaml. */
export interface PeopleBase extends PackagedMachines {
  readonly organisations: People['organisations'];
}

function domainsTwice(file: Entries) {
  const seen = new Map<string, (string | number)[]>();
  const places = [
    ...(file.organisations ?? []).flatMap(({ domains }, index) =>
      domains.map((domain, at) => ({ domain, keyPath: ['organisations', index, 'domains', at] })),
    ),
    ...(file.freeMail ?? []).map((domain, index) => ({ domain, keyPath: ['freeMail', index] })),
  ];
  return places.flatMap(({ domain, keyPath }) => {
    const first = seen.get(domain);
    seen.set(domain, first ?? keyPath);
    return first === undefined ? [] : [contradiction(keyPath, `"${domain}" is given twice`, first)];
  });
}

function backwards(file: Entries) {
  return (file.affiliations ?? []).flatMap(({ from, to }, index) =>
    from !== undefined && to !== undefined && to < from
      ? [
          contradiction(['affiliations', index, 'to'], `${to} is before it began`, [
            'affiliations',
            index,
            'from',
          ]),
        ]
      : [],
  );
}

/** A person spoke for one organisation at a time; both ends of a period belong to it. */
function overlapping(file: Entries) {
  const stated = (file.affiliations ?? []).map((each, index) => ({ ...each, index }));
  return stated.flatMap((each) => {
    const other = stated.find(
      (earlier) =>
        earlier.index < each.index &&
        canonicalAddress(earlier.address) === canonicalAddress(each.address) &&
        (earlier.from ?? '') <= (each.to ?? '9999') &&
        (each.from ?? '') <= (earlier.to ?? '9999'),
    );
    if (other === undefined) return [];
    const message = `overlaps an earlier period of the same address (${other.organisation})`;
    return [contradiction(['affiliations', each.index], message, ['affiliations', other.index])];
  });
}

function toPeople(file: Entries, base: PeopleBase): People {
  const organisations = file.organisations ?? [];
  const own = new Set(organisations.flatMap(({ domains }) => domains));
  const freeMail = file.freeMail ?? [];
  const inner = base.organisations.map(({ name, domains }) => ({
    name,
    domains: domains.filter((domain) => !freeMail.includes(domain)),
  }));
  const taken = new Set([...own, ...(file.notFreeMail ?? [])]);
  return {
    bots: [...base.bots, ...(file.bots ?? [])],
    assistants: base.assistants,
    notBots: file.notBots ?? [],
    aliases: (file.aliases ?? []).flatMap((line) => mailmapLine(line) ?? []),
    affiliations: (file.affiliations ?? []) as readonly Affiliation[],
    organisations: [...inner, ...organisations],
    freeMail: [...base.freeMail.filter((domain) => !taken.has(domain)), ...freeMail],
    mailmap: file.mailmap !== 'false',
  };
}
