// data/people.yaml: machines, people with several addresses, and who works for whom.

import { z } from 'zod';
import type { Affiliation, Alias, People } from '../domain/people.ts';
import { day, mailAddress, mailDomain, text } from './fields.ts';
import { contradiction } from './problems.ts';
import { type DataFile, readData } from './yaml.ts';

const mailmapLine =
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
      .array(mailAddress('Address of a machine.'))
      .meta({ description: 'Machines, by address.' })
      .optional(),
    aliases: z
      .array(
        text('A line in mailmap form.', 400).regex(
          mailmapLine,
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
  })
  .superRefine((file, context) => {
    for (const issue of [...domainsTwice(file), ...backwards(file)]) context.addIssue(issue);
  })
  .meta({
    title: 'People',
    description: 'Which addresses are machines, which are one person, who works for whom.',
  });

type Entries = z.output<typeof PeopleFile>;

/** Reads who is who. Throws `DATA_INVALID`. */
export function readPeople(path: string): DataFile<People> {
  return readData(path, PeopleFile.transform(toPeople));
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

function toPeople(file: Entries): People {
  return {
    bots: file.bots ?? [],
    aliases: (file.aliases ?? []).map(toAlias),
    affiliations: (file.affiliations ?? []) as readonly Affiliation[],
    organisations: file.organisations ?? [],
    freeMail: file.freeMail ?? [],
  };
}

/** `Proper Name <kept> Commit Name <other>`; with one address only, the name is corrected. */
function toAlias(line: string): Alias {
  const parts = mailmapLine.exec(line)?.groups ?? {};
  const address = (parts['address'] ?? '').toLowerCase();
  return {
    name: parts['name']?.trim() || undefined,
    address,
    commitName: parts['commitName']?.trim() || undefined,
    commitAddress: parts['commitAddress']?.toLowerCase() ?? address,
  };
}
