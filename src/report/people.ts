// What `stadium people` says: counts for everybody to see; names and the lines to paste only where somebody asks for them.

import type { DoubtfulPeople, SeenIdentity } from '../domain/doubtful-people.ts';
import type { NamedForProject } from '../domain/named-people.ts';
import type { IsoDate } from '../domain/time.ts';
import { escapers } from '../words/escape.ts';

export interface PeopleText extends DoubtfulPeople {
  readonly asOf: IsoDate;
  readonly named?: readonly NamedForProject[];
}

/** Whom to look at; with names only where somebody asks for them. */
export interface PeopleReport {
  readonly found: PeopleText;
  readonly withNames: boolean;
}

export function peopleText({ found, withNames }: PeopleReport): string {
  return withNames ? peopleToPaste(found) : peopleSummary(found);
}

export function peopleJson({ found, withNames }: PeopleReport): string {
  const value = withNames ? found : peopleCounts(found);
  return `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`;
}

/** A domain of few people may be somebody's name. */
const fewestPeople = 3;

const mostDomains = 15;

/** Counts, and the domains of several people. No name, no address. */
export function peopleSummary({ asOf, machines, twice, domains, named = [] }: PeopleText): string {
  const apart = machines.filter(({ isSetApart }) => isSetApart);
  const shown = domains.filter(({ people }) => people >= fewestPeople).slice(0, mostDomains);
  return lines([
    `People as of ${asOf}, by authors and co-authors of all that landed`,
    '',
    `${counted(machines.length, 'account looks', 'accounts look')} like a machine, with ${counted(commitsOf(machines), 'commit', 'commits')}; ${apart.length} set apart by name, the others count as people`,
    `${counted(twice.length, 'name stands', 'names stand')} for several persons, with ${counted(commitsOf(twice.flat()), 'commit', 'commits')}`,
    `${counted(domains.length, 'mail domain is', 'mail domains are')} in no list, with ${counted(commitsOf(domains), 'commit', 'commits')}; each counts as an organisation of its own`,
    ...shown.map(
      ({ domain, people, commits }) =>
        `  ${escapers.text(domain)}: ${counted(people, 'person', 'people')}, ${counted(commits, 'commit', 'commits')}`,
    ),
    ...(shown.length < domains.length
      ? [
          `  and ${domains.length - shown.length} more; one of fewer than ${fewestPeople} people is not named here`,
        ]
      : []),
    ...(named.length === 0 ? [] : [namedWords(named)]),
    '',
    '--people shows names and the lines to paste into people.yaml.',
  ]);
}

function namedWords(named: readonly NamedForProject[]): string {
  const people = new Set(named.flatMap(({ names }) => names)).size;
  const unmatched = new Set(named.flatMap((each) => each.unmatched)).size;
  return `${counted(people, 'person is', 'people are')} named to answer for ${counted(named.length, 'project', 'projects')}; ${counted(unmatched, 'name fits', 'names fit')} no author`;
}

/** The same as a value: without names and addresses. */
export function peopleCounts({ machines, twice, domains, named = [], ...rest }: PeopleText) {
  return {
    ...rest,
    machines: machines.map(({ commits, isSetApart }) => ({ commits, isSetApart })),
    twice: twice.map((persons) => persons.map(({ commits }) => ({ commits }))),
    domains: domains.map(({ domain, people, commits }) =>
      people >= fewestPeople ? { domain, people, commits } : { people, commits },
    ),
    named: named.map(({ project, names, unmatched }) => ({
      ...{ project, people: names.length, unmatched: unmatched.length },
    })),
  };
}

/** Lines for people.yaml; each is for a person to check first, and nothing is written anywhere. */
export function peopleToPaste({ asOf, machines, twice, domains, named = [] }: PeopleText): string {
  const apart = machines.filter(({ isSetApart }) => isSetApart);
  const doubtful = machines.filter(({ isSetApart }) => !isSetApart);
  return lines([
    `# People as of ${asOf}. Check each line, and paste what is true into people.yaml.`,
    ...section('bots', 'look like machines and count as people', doubtful.map(machineLine)),
    ...section(
      'notBots',
      'are set apart by name; list here who is a person',
      apart.map(machineLine),
    ),
    ...section('aliases', 'go by one name and count as several persons', twice.flatMap(aliasLines)),
    ...section(
      'organisations',
      'are in no list; name the employer, or list the domain under freeMail',
      domains.map(
        ({ domain, people, commits }) =>
          `{ name: ${quoted(domain)}, domains: [${quoted(domain)}] } # ${counted(people, 'person', 'people')}, ${counted(commits, 'commit', 'commits')}`,
      ),
    ),
    ...namedLines(named),
  ]);
}

/** Comments: who is named is changed on the page itself; an alias helps where a name fits no author. */
function namedLines(named: readonly NamedForProject[]): readonly string[] {
  if (named.length === 0) return [];
  const rows = named.map(({ project, names, unmatched }) => {
    const each = names.map((name) => `${plain(name)}${unmatched.includes(name) ? ' (?)' : ''}`);
    return `#   ${plain(project)}: ${each.join(', ')}`;
  });
  return ['', '# Named to answer; (?) fits no author, an alias of theirs would help:', ...rows];
}

function section(key: string, what: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  return ['', `# These ${what}.`, `${key}:`, ...rows.map((row) => `  - ${row}`)];
}

function machineLine({ name, address, commits }: SeenIdentity): string {
  const entry = address === '' ? name : address;
  return `${quoted(entry)} # ${plain(name)}, ${counted(commits, 'commit', 'commits')}`;
}

/** The identity with most commits is the one to keep. */
function aliasLines([kept, ...others]: readonly SeenIdentity[]): readonly string[] {
  if (kept === undefined || kept.address === '') return [];
  return others
    .filter(({ address }) => address !== '')
    .map(({ address, commits }) => {
      const alias = `${kept.name} <${kept.address}> <${address}>`;
      return `${quoted(alias)} # ${kept.commits} and ${counted(commits, 'commit', 'commits')}`;
    });
}

function quoted(text: string): string {
  return `'${plain(text).replaceAll("'", "''")}'`;
}

function plain(text: string): string {
  return escapers.text(text).replaceAll(/\s+/g, ' ');
}

function commitsOf(rows: readonly { readonly commits: number }[]): number {
  return rows.reduce((sum, { commits }) => sum + commits, 0);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
