// Co-authors of the real histories, counted a second time by plain git and another reader than the program's.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createLogReader, logArguments } from '../../src/collect/git/log.ts';
import type { Commit } from '../../src/domain/facts.ts';
import { type PeopleDirectory, peopleDirectory } from '../../src/domain/people.ts';
import { repositoriesOf } from '../../src/domain/project.ts';
import { loadData } from '../../src/registry/load.ts';
import { historyOf } from './base.ts';

const packaged = fileURLToPath(new URL('../../data/', import.meta.url));
const { registry, people } = loadData(packaged, packaged);
const directory = peopleDirectory(people);
/** Bytes of git's output at most. */
const size = 1 << 30;

/** Retired, and the twenty-second of the call of 2019. */
const beside = ['openstack/networking-l2gw'];

it.each([...repositoriesOf(registry), ...beside].map((name) => [name]))('%s', (repository) => {
  const folder = historyOf(repository);
  const credited = creditsOf(folder, directory);
  const counted = countedBy(folder);
  const causes = { 'joined by an alias': 0, unexplained: 0 };
  let ours = 0;
  let theirs = 0;
  for (const id of new Set([...credited.keys(), ...counted.keys()])) {
    const mine = credited.get(id) ?? { people: 0, joined: 0 };
    const other = counted.get(id) ?? 0;
    ours += mine.people;
    theirs += other;
    causes['joined by an alias'] += mine.joined;
    causes.unexplained += Math.abs(mine.people + mine.joined - other);
  }
  const said = Object.entries(causes).map(([cause, count]) => `${cause} ${count}`);
  console.info(`${repository}: credited ${ours}, counted ${theirs}; ${said.join(', ')}`);
  expect(causes.unexplained).toBe(0);
});

interface Credit {
  readonly people: number;
  /** Addresses that are one person's with another, or the author's. */
  readonly joined: number;
}

/** As the program reads it: people named beside the author, by commit. */
function creditsOf(folder: string, who: PeopleDirectory): ReadonlyMap<string, Credit> {
  const commits: Commit[] = [];
  const reader = createLogReader({
    onCommit: (commit) => commits.push(commit),
  });
  reader.push(execFileSync('git', ['-C', folder, ...logArguments, 'HEAD'], { maxBuffer: size }));
  reader.end();
  return new Map(commits.map((commit) => [commit.id, creditOf(commit, who)]));
}

function creditOf({ author, coAuthors }: Commit, who: PeopleDirectory): Credit {
  const humans = coAuthors.filter((each) => !who.isBot(each));
  const persons = new Set(humans.map(who.personOf));
  persons.delete(who.personOf(author));
  const addresses = new Set(humans.map(({ address }) => address).filter((each) => each !== ''));
  addresses.delete(author.address);
  const names = [...persons].filter((person) => person.startsWith('name:')).length;
  return { people: persons.size, joined: addresses.size - (persons.size - names) };
}

const machine =
  /\[bot\]|^(zuul|jenkins|review|infra-root|openstack-infra)@|noreply@(anthropic|openai|github|google|cursor)|^(\d+\+)?(copilot|claude|cursoragent)@|@aider\.chat/;

/** By plain git: the address behind the words, or the name where there is none, on lines that are no quotation. */
function countedBy(folder: string): ReadonlyMap<string, number> {
  const log = ['-C', folder, 'log', '--format=%x1e%H%x1f%ae%x1f%B', 'HEAD'];
  const text = execFileSync('git', log, { maxBuffer: size }).toString('utf8');
  const counts = new Map<string, number>();
  for (const entry of text.split('\x1e')) {
    const [id = '', author = '', message = ''] = entry.split('\x1f');
    const named = new Set<string>();
    for (const line of message.toLowerCase().split('\n')) {
      const words = line.replace(/^[ \t*-]+/, '');
      if (!words.startsWith('co-author')) continue;
      const value = words.slice(words.indexOf(':') + 1).trim();
      const address = value.split(/[ <>()]/).find((word) => word.includes('@'));
      if (value !== '' && !machine.test(address ?? value)) named.add(address ?? value);
    }
    named.delete(author.trim().toLowerCase());
    counts.set(id.trim(), named.size);
  }
  return counts;
}
