// The commands that write, each in a folder of its own: what is run, how the folder is before, and what has to be there in the end.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loopback, loopback } from '../support/loopback.ts';
import { aRepository } from '../support/repository.ts';
import { run } from './killed.ts';

export interface Trial {
  readonly name: string;
  readonly args: (folder: string) => readonly string[];
  /** Makes the folder as it is before the command. */
  readonly prepare: (folder: string) => void;
  /** What the command leaves; equal texts are equal bytes. */
  readonly result: (folder: string) => string;
  /** Whether the killed run had done all of it already. */
  readonly isDone?: (folder: string) => boolean;
}

const day = '2024-03-01';

/** A GitHub with an organisation of two repositories. */
export function anOrganisation(): Promise<Loopback> {
  return loopback(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(url.startsWith('/orgs/lab/') ? listed : {}));
  });
}

const listed = ['alpha', 'beta'].map((name) => ({
  ...{ name, full_name: `lab/${name}`, archived: false, fork: false },
  ...{ description: null, language: 'Go' },
}));

export async function trials(root: string, github: string): Promise<readonly Trial[]> {
  for (const name of ['alpha', 'beta'])
    aRepository(join(root, 'upstream', 'lab', `${name}.git`)).bulk(200);
  const collect = (data: string) => [
    ...['collect', '--data', data, '--cache', `${data}/cache`, '--as-of', day],
  ];
  const published = join(root, 'published');
  family(root, published);
  await run(collect(published));
  return [
    {
      name: 'collect',
      args: collect,
      prepare: (data) => family(root, data),
      result: (data) => readFileSync(join(data, 'evidence', `${day}.json`), 'utf8'),
    },
    {
      name: 'decide',
      args: (data) => ['decide', 'alpha', 'healthy', ...said, '--date', day, '--data', data],
      prepare: (data) => family(root, data),
      result: (data) => readFileSync(join(data, 'decisions.yaml'), 'utf8'),
      isDone: (data) => existsSync(join(data, 'decisions.yaml')),
    },
    {
      name: 'publish',
      args: (folder) => [
        ...['publish', '--data', published, '--cache', `${published}/cache`, '--output', folder],
      ],
      prepare: () => undefined,
      result: contents,
    },
    {
      name: 'init',
      args: (folder) => ['init', '--github', 'lab', '--github-url', github, '--output', folder],
      prepare: () => undefined,
      result: contents,
      isDone: (folder) =>
        existsSync(join(folder, 'stadium.yaml')) && !existsSync(join(folder, '.init-unfinished')),
    },
  ];
}

const said = ['--reason', 'Fine.', '--link', 'https://example.org', '--by', 'the team'];

function family(root: string, data: string): void {
  mkdirSync(data);
  const base = `allowLocal: true\nsources: { git: { base: "file://${root}/upstream/{repo}.git" } }`;
  const projects = listed.map(
    ({ name }) => `  - { name: ${name}, class: library, repositories: [lab/${name}] }`,
  );
  const text = ['team: lab', base, 'projects:', ...projects, ''].join('\n');
  writeFileSync(join(data, 'stadium.yaml'), text);
}

/** Every file below the folder but locks, and what a killed run left beside those that it would write. */
export function contents(folder: string, tries = 100): string {
  try {
    return contentsNow(folder);
  } catch (error) {
    // git of the killed run may still be at work, and take away what was listed a moment before.
    if (tries === 0) throw error;
    return contents(folder, tries - 1);
  }
}

function contentsNow(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.parentPath.includes('.lock'))
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return files
    .map((file) => `${file.slice(folder.length)}\n${readFileSync(file, 'latin1')}`)
    .join('\n');
}
