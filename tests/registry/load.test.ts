import { describe, expect, it } from 'vitest';
import { loadData } from '../../src/registry/load.ts';
import { aFolder, aRegistry, packaged, refusalOf, someMachines } from './data.ts';

function aPackage(): string {
  return aFolder({ 'machines.yaml': someMachines, 'people.yaml': 'bots: []\n' });
}

describe('a data folder', () => {
  it('is one value made of its five files', () => {
    const folder = aFolder(packaged);
    const data = loadData(folder, aPackage());
    expect(data.registry.team).toBe('neutron');
    expect(data.calendar).toHaveLength(2);
    expect(data.people.bots).toHaveLength(1);
    expect(data.decisions).toHaveLength(1);
    expect(data.policy.cards).toHaveLength(2);
    expect(data.files.decisions).toBe(`${folder}/decisions.yaml`);
  });

  it('may hold stadium.yaml alone; the decisions of another team are not taken over', () => {
    const data = loadData(aFolder({ 'stadium.yaml': aRegistry }), aFolder(packaged));
    expect(data.calendar).toHaveLength(2);
    expect(data.policy.version).toBe('1');
    expect(data.people.freeMail).toEqual(['example.net']);
    expect(data.decisions).toEqual([]);
    expect(data.files.decisions).toBeUndefined();
  });

  it('lists as many projects as a family has: two thousand (W18)', () => {
    const projects = Array.from(
      { length: 2_000 },
      (_, index) => `  - { name: p${index}, class: library, repositories: [lab/p${index}] }`,
    );
    const text = ['team: lab', 'projects:', ...projects, ''].join('\n');
    const data = loadData(aFolder({ 'stadium.yaml': text }), aFolder(packaged));
    expect(data.registry.projects).toHaveLength(2_000);
  });

  it('without stadium.yaml is refused with what to do', () => {
    const error = refusalOf(() => loadData(aFolder({}), aFolder(packaged)));
    expect(error.message).toContain('stadium.yaml:1:1: there is no such file');
    expect(error.hint).toContain('stadium init');
  });

  it('shows what is wrong with every file at once', () => {
    const broken = { ...packaged, 'stadium.yaml': 'team: [x]\n', 'people.yaml': 'bot: []\n' };
    const { message } = refusalOf(() => loadData(aFolder(broken), aFolder(packaged)));
    expect(message).toContain('stadium.yaml:1:1: team: is a list; expected text');
    expect(message).toContain('people.yaml:1:1: bot: unknown key "bot"; did you mean "bots"?');
  });

  it.each([
    [
      'stadium.yaml',
      'from: train',
      'from: trian',
      ':8:21: projects[0].listed.from: "trian" is not in the calendar; did you mean "train"?',
    ],
    [
      'stadium.yaml',
      'from: train',
      'from: ussuri, to: train',
      'projects[0].listed.to: train came before ussuri (projects[0].listed.from is in line 8)',
    ],
    [
      'decisions.yaml',
      'project: networking-sfc',
      'project: networking-sfg',
      ':3:14: decisions[0].project: "networking-sfg" is not a project of stadium.yaml; did you mean "networking-sfc"?',
    ],
    [
      'decisions.yaml',
      'kind: call',
      'kind: merge-into\n    into: nowhere',
      'decisions[0].into: "nowhere" is not a project',
    ],
    [
      'decisions.yaml',
      'kind: call',
      'kind: call\n    cycle: zed',
      'decisions[0].cycle: "zed" is not in the calendar; expected one of train, ussuri',
    ],
  ] as const)('in whose %s %j is %j is refused', (file, piece, by, message) => {
    expect(packaged[file]).toContain(piece);
    const changed = { ...packaged, [file]: packaged[file].replace(piece, by) };
    expect(refusalOf(() => loadData(aFolder(changed), aPackage())).message).toContain(message);
  });
});
