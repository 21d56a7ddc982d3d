// A family of small real repositories that several machines may read: a sweep, a split history, a mailmap, users, a page of names.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ada, aRepository, ben, type TestRepository } from './repository.ts';

const cleo = { name: 'Cleo', address: 'cleo@example.com' };

export const sharedDay = '2024-03-01';
export const sharedNames = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'] as const;

const registry = (folder: string) => `
team: lab
allowLocal: true
sources:
  git: { base: 'file://${folder}/git/{repo}.git' }
  answers: { repository: lab/alpha, path: TEAM.md, form: maintainers }
projects:
  - { name: alpha, class: service-plugin, repositories: [lab/alpha] }
  - { name: beta, class: library, repositories: [lab/beta] }
  - { name: gamma, class: driver, repositories: [lab/gamma, lab/delta] }
  - { name: inner, class: driver, repositories: [lab/alpha], paths: [alpha/drivers/inner] }
fleet: [lab/epsilon, lab/zeta]
`;

export interface SharedFamily {
  readonly data: string;
  readonly facts: string;
  readonly repositories: Readonly<Record<(typeof sharedNames)[number], TestRepository>>;
}

/** Makes the data folder and the repositories below the folder. */
export function aSharedFamily(folder: string): SharedFamily {
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'data', 'stadium.yaml'), registry(folder));
  const made = sharedNames.map((name) => [name, aRepository(pathOf(folder, name))] as const);
  const repositories = Object.fromEntries(made) as SharedFamily['repositories'];
  for (const [index, [name, repository]] of made.entries()) fill(repository, name, index);
  return { data: join(folder, 'data'), facts: join(folder, 'facts'), repositories };
}

export function pathOf(folder: string, name: string): string {
  return join(folder, 'git', 'lab', `${name}.git`);
}

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;

function fill(repository: TestRepository, name: string, index: number): void {
  // Nobody is at home in one of five repositories: whoever counts the fleet as less sees it.
  const author = name === 'beta' ? ben : ada;
  // One past in two repositories: what split off got ids of its own by what stands before it.
  if (name === 'epsilon' || name === 'zeta') {
    if (name === 'zeta') repository.commit({ at: noon('2021-01-01'), message: 'Root', author });
    for (let part = 1; part <= 6; part++)
      repository.commit({
        ...{ at: noon(`2023-0${part}-01`), message: `Shared ${part}`, author: ada },
        files: { 'shared/main.py': `${part}` },
      });
  }
  for (const month of ['2023-03', '2023-04', '2023-05', '2023-06', '2023-11', '2024-02']) {
    repository.commit({
      ...{ at: noon(`${month}-1${index}`), message: `Work of ${month} on ${name}`, author },
      files: { [`${name}/main.py`]: month, [`${name}/drivers/inner/a.py`]: month },
    });
  }
  // At home in alpha alone: what a host squashed elsewhere is of the account that it wrote as author.
  if (name === 'alpha' || name === 'epsilon') {
    const by = name === 'alpha' ? cleo : { ...cleo, address: '7+cleo@users.noreply.github.com' };
    for (let part = 1; part <= (name === 'alpha' ? 6 : 20); part++)
      repository.commit({
        ...{ at: noon('2023-12-01') + part, author: by },
        message: `Cleo's part ${part} of ${name}\n\nCo-authored-by: Cleo <${cleo.address}>`,
        files: { [`${name}/cleo.py`]: `${part}` },
      });
  }
  repository.commit({
    ...{ at: noon(`2024-01-0${index + 1}`), message: 'Drop Python 3.8', author: ada },
    files: {
      'setup.cfg': `[metadata]\nname = ${name}\n`,
      'requirements.txt': name === 'beta' ? '' : 'beta>=1\n',
      '.mailmap': name === 'gamma' ? 'Ada <ada@example.org> <ben@example.com>\n' : null,
      'TEAM.md': name === 'alpha' ? '* Ada\n* Somebody Else\n' : null,
    },
  });
}
