// Families that anyone can make: repositories by git fast-import, and the data folder that names them. The same every time.

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface MadeFamily {
  readonly data: string;
  readonly base: string;
}

/** So many repositories of sixty commits each, four years of work by a few people, some of it the same everywhere. */
export function makeFamily(folder: string, count: number): MadeFamily {
  const names = Array.from({ length: count }, (_, at) => `part-${at}`);
  names.forEach((name, at) => {
    makeRepository(join(folder, 'git/made', `${name}.git`), 60, at);
  });
  return { data: dataFor(folder, names), base: `file://${folder}/git/{repo}.git` };
}

/** One repository with so many commits. */
export function makeLongHistory(folder: string, commits: number): MadeFamily {
  makeRepository(join(folder, 'git/made/long.git'), commits, 0);
  return { data: dataFor(folder, ['long']), base: `file://${folder}/git/{repo}.git` };
}

function dataFor(folder: string, names: readonly string[]): string {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const teams = Math.ceil(names.length / 100);
  const projects = names.map((name, at) => {
    const team = teams > 1 ? `, team: team-${at % teams}` : '';
    return `  - { name: ${name}, class: library, repositories: [made/${name}]${team} }`;
  });
  const head =
    'team: made\nallowLocal: true\nsources: { git: { base: "https://git.example.org/{repo}" } }';
  writeFileSync(join(data, 'stadium.yaml'), `${head}\nprojects:\n${projects.join('\n')}\n`);
  return data;
}

const from = Date.UTC(2023, 0, 1) / 1000;
const to = Date.UTC(2026, 10, 1) / 1000;

const bare =
  '[core]\n\tbare = true\n\trepositoryformatversion = 0\n[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true\n';

/** What `git init --bare` would make, without four processes a repository. */
function makeRepository(path: string, commits: number, number: number): void {
  for (const part of ['objects', 'refs/heads']) mkdirSync(join(path, part), { recursive: true });
  writeFileSync(join(path, 'HEAD'), 'ref: refs/heads/master\n');
  writeFileSync(join(path, 'config'), bare);
  const stream = `${path}.stream`;
  const file = openSync(stream, 'w+');
  for (let at = 0; at < commits; at += 1) writeSync(file, commit(at, commits, number));
  closeSync(file);
  const input = openSync(stream, 'r');
  execFileSync('git', ['-C', path, 'fast-import', '--quiet'], {
    stdio: [input, 'ignore', 'inherit'],
  });
  closeSync(input);
  rmSync(stream);
}

/** Every tenth is made in all repositories in the same days, with the same words. */
function commit(at: number, commits: number, number: number): string {
  const when = Math.round(from + ((to - from) * at) / commits);
  const isWide = at % 10 === 9;
  const who = isWide ? 'wide' : `person-${(number * 3 + (at % 5)) % 997}`;
  const subject = isWide ? `Move to series ${at}` : `Work ${at} of part ${number}`;
  const message = `${subject}\n\nChange-Id: I${(number * 1_000_003 + at).toString(16).padStart(40, '0')}\n`;
  const person = `${who} <${who}@example.org> ${when} +0000`;
  const path = isWide ? 'setup.cfg' : `part/module_${at % 50}.py`;
  return `commit refs/heads/master\ncommitter ${person}\ndata ${message.length}\n${message}M 100644 inline ${path}\ndata ${String(at).length}\n${at}\n`;
}
