// Who looks like a machine, who looks like two persons, and which mail domains no list knows: to be looked at by people.

import type {
  DoubtfulPeople,
  SeenIdentity,
  SuspectedMachine,
  UnknownDomain,
} from '../domain/doubtful-people.ts';
import type { Identity } from '../domain/facts.ts';
import { canonicalAddress } from '../domain/identity.ts';
import type { People, PeopleDirectory, PersonKey } from '../domain/people.ts';
import { foldedText } from '../domain/subject.ts';
import type { FleetAt } from './fleet-day.ts';

/** All that landed by the day, authors and co-authors; most commits first. */
export function doubtfulPeople(at: FleetAt, people: People): DoubtfulPeople {
  const seen = identitiesOf(at);
  const persons = seen.filter((each) => !at.directory.isBot(each));
  return {
    machines: seen.flatMap((each) => suspicionOf(each, at.directory)),
    twice: namesTwice(persons, at.directory),
    domains: unknownDomains(persons, at.directory, people),
  };
}

function identitiesOf({ work }: FleetAt): readonly SeenIdentity[] {
  const seen = new Map<string, SeenIdentity>();
  for (const { commit } of [...work.values()].flat()) {
    for (const { name, address } of [commit.author, ...commit.coAuthors]) {
      const key = `${foldedText(name)}\0${canonicalAddress(address)}`;
      const commits = (seen.get(key)?.commits ?? 0) + 1;
      seen.set(key, { name, address: canonicalAddress(address), commits });
    }
  }
  return [...seen.values()].sort(byCommits);
}

function byCommits(a: SeenIdentity, b: SeenIdentity): number {
  return b.commits - a.commits || (a.address < b.address ? -1 : 1);
}

/** Words that name a task, not a person, as a whole word of the name or of the address before the `@`. */
const task =
  /(?:^|[^a-z])(?:bot|robot|ci|jenkins|zuul|gerrit|automation|builder|sync|updater|backport|translations?|infra|release|deploy|noreply|no-reply|system|admin|root)(?:[^a-z]|$)/i;
/** Case counts: Ai is a name of people. */
const artificial = /\bAI$/;

function suspicionOf(seen: SeenIdentity, directory: PeopleDirectory): readonly SuspectedMachine[] {
  const kind = directory.machineKind(seen);
  if (kind === 'looks') return [{ ...seen, isSetApart: true }];
  const box = seen.address.split('@')[0] ?? '';
  const says = task.test(seen.name) || task.test(box) || artificial.test(seen.name);
  return kind === undefined && says ? [{ ...seen, isSetApart: false }] : [];
}

/** One name of two words or more, whatever their order and marks, under several persons. */
function namesTwice(
  persons: readonly SeenIdentity[],
  { personOf }: PeopleDirectory,
): readonly (readonly SeenIdentity[])[] {
  const byName = new Map<string, Map<PersonKey, SeenIdentity>>();
  for (const each of persons) {
    const name = nameWords(each);
    if (name === undefined) continue;
    const known = byName.get(name) ?? new Map<PersonKey, SeenIdentity>();
    const person = personOf(each);
    const commits = (known.get(person)?.commits ?? 0) + each.commits;
    known.set(person, { ...(known.get(person) ?? each), commits });
    byName.set(name, known);
  }
  return [...byName.values()]
    .filter((known) => known.size > 1)
    .map((known) => [...known.values()].sort(byCommits));
}

function nameWords({ name }: Identity): string | undefined {
  const plain = foldedText(name).normalize('NFD').replaceAll(/\p{M}/gu, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  return words.length < 2 ? undefined : words.sort().join(' ');
}

function unknownDomains(
  persons: readonly SeenIdentity[],
  { organisationOf, personOf }: PeopleDirectory,
  { organisations }: People,
): readonly UnknownDomain[] {
  const named = new Set(organisations.map(({ name }) => name));
  const found = new Map<string, { people: Set<PersonKey>; commits: number }>();
  for (const each of persons) {
    const domain = organisationOf(each, 0);
    if (domain === undefined || named.has(domain)) continue;
    const known = found.get(domain) ?? { people: new Set(), commits: 0 };
    known.people.add(personOf(each));
    found.set(domain, { people: known.people, commits: known.commits + each.commits });
  }
  return [...found]
    .map(([domain, { people, commits }]) => ({ domain, people: people.size, commits }))
    .sort((a, b) => b.commits - a.commits || (a.domain < b.domain ? -1 : 1));
}
