// Who is named to answer for a project on a day, and whom of those who ever landed anything each name fits.

import type { Known } from '../domain/facts.ts';
import type { NamedForProject, NamedLedger, NamedLedgers } from '../domain/named-people.ts';
import type { PersonKey } from '../domain/people.ts';
import { foldedText } from '../domain/subject.ts';
import { dayOf, endOfDay, type IsoDate } from '../domain/time.ts';
import type { FleetAt } from './fleet-day.ts';

/** Somebody named on the day, and whom that fits: nobody, or several where addresses that share a name were not joined. */
export interface NamedPerson {
  readonly written: string;
  readonly persons: readonly PersonKey[];
}

export interface NamedHere {
  readonly people: readonly NamedPerson[];
  /** Since when exactly these are named; undefined where nobody ever was. */
  readonly since: IsoDate | undefined;
}

export type NamedAt = ReadonlyMap<string, Known<NamedHere>>;

/** What names are matched against. */
export type NamedScene = Pick<FleetAt, 'asOf' | 'directory' | 'identities'>;

/** Who is named on the day of the fleet. */
export function namedAt(at: NamedScene, ledgers: NamedLedgers): NamedAt {
  const personsOf = matcher(at);
  return new Map(
    [...ledgers].map(([project, ledger]) => [
      project,
      ledger.state === 'unknown'
        ? ledger
        : { state: 'known', value: hereOf(ledger.value, at.asOf, personsOf) },
    ]),
  );
}

function hereOf(
  { lists }: NamedLedger,
  asOf: IsoDate,
  personsOf: (written: string) => readonly PersonKey[],
): NamedHere {
  const last = lists.findLast(({ committedAt }) => committedAt <= endOfDay(asOf));
  const people = (last?.names ?? []).map((written) => ({ written, persons: personsOf(written) }));
  return { people, since: last && dayOf(last.committedAt) };
}

/** By project what the page writes, and what of it fits nobody. */
export function namedByProject(named: NamedAt): readonly NamedForProject[] {
  return [...named].flatMap(([project, here]) => {
    if (here.state === 'unknown' || here.value.people.length === 0) return [];
    const { people } = here.value;
    const unmatched = people.filter(({ persons }) => persons.length === 0);
    return [{ project, names: people.map(writtenOf), unmatched: unmatched.map(writtenOf) }];
  });
}

function writtenOf({ written }: NamedPerson): string {
  return written;
}

/** By name, by address, or by the account in an address that a host gives out. */
function matcher({ identities, directory }: NamedScene): (written: string) => readonly PersonKey[] {
  const known = new Map<string, Set<PersonKey>>();
  const add = (key: string, person: PersonKey) =>
    known.set(key, (known.get(key) ?? new Set()).add(person));
  for (const identity of identities()) {
    if (directory.isBot(identity)) continue;
    const person = directory.personOf(identity);
    const address = identity.address.toLowerCase();
    add(foldedText(identity.name), person);
    add(address, person);
    const account = /^(?:\d+\+)?([^@]+)@users\.noreply\./.exec(address)?.[1];
    if (account !== undefined) add(`@${account}`, person);
  }
  return (written) => {
    const found = [foldedText(written), `@${written.toLowerCase().replace(/^@/, '')}`]
      .map((key) => known.get(key))
      .find((each) => each !== undefined);
    return [...(found ?? [])];
  };
}
