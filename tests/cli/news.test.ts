import { describe, expect, it } from 'vitest';
import { listening } from '../../src/cli/news.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { displayWidth } from '../../src/words/lines.ts';

const names = [
  'openstack/alpha',
  'openstack/a-repository-with-a-very-long-name',
  'openstack/gamma',
];

function heard(isInteractive: boolean, quiet = false): string {
  let said = '';
  const err = (text: string) => {
    said += text;
  };
  const { tell } = listening({ err, isInteractive, columns: 60, now: clock(0) } as Shell, {
    quiet,
  });
  for (const [at, repository] of names.entries()) {
    const common = { repository, total: 3, read: { commits: 7 } } as const;
    tell?.({ kind: 'mirror', progress: { ...common, event: 'started', done: at } as never });
    const event = at === 1 ? 'failed' : 'read';
    const reason = { code: 'unreachable', detail: 'no answer' };
    tell?.({ kind: 'mirror', progress: { ...common, event, reason, done: at + 1 } as never });
  }
  return said;
}

/** Later by so many seconds each time it is asked. */
function clock(step: number): () => Date {
  let at = 0;
  return () => {
    at += step * 1000;
    return new Date(at);
  };
}

describe('the news of a long task', () => {
  it('say how long is left, once that is more than a guess', () => {
    const said: string[] = [];
    const shell = { err: (text: string) => said.push(text), isInteractive: true, columns: 80 };
    const { tell } = listening({ ...shell, now: clock(60) } as never, {});
    for (const done of [0, 1, 2, 8])
      tell?.({
        kind: 'mirror',
        progress: { repository: 'a/b', event: 'started', done, total: 10 } as never,
      });
    expect(said.map((each) => /\d+\/10(.*) a\/b/.exec(each)?.[1])).toEqual([
      '',
      ', about 9 min left',
      ', about 8 min left',
      ', about 50 s left',
    ]);
  });

  it('count one repository as one', () => {
    let said = '';
    const err = (text: string) => {
      said += text;
    };
    const { tell } = listening({ err, isInteractive: false } as Shell, {});
    for (const repositories of [['a/b'], ['a/b', 'a/c']])
      tell?.({ kind: 'reading', repositories } as never);
    expect(said).toBe('reading 1 repository\nreading 2 repositories\n');
  });

  it('are a bar that moves where a person looks, within the terminal, failures above it', () => {
    const drawn = heard(true)
      .split(/\r|\n/)
      .map((each) => each.replaceAll('\u001b[K', ''));
    expect(drawn).toContain('[........................] 0/3 openstack/alpha');
    expect(drawn).toContain(
      '[2/3] openstack/a-repository-with-a-very-long-name: unknown (no answer)',
    );
    expect(drawn).toContain('[################........] 2/3 openstack/gamma');
    expect(drawn.slice(-2)).toEqual(['3 repositories read', '']);
    const bars = drawn.filter((line) => line.includes('#') || line.includes('....'));
    for (const each of bars) expect(displayWidth(each)).toBeLessThan(60);
  });

  it('are a line for each repository elsewhere, and nothing with --quiet', () => {
    expect(heard(false).split('\n')).toEqual([
      '[1/3] openstack/alpha: 7 commits read',
      '[2/3] openstack/a-repository-with-a-very-long-name: unknown (no answer)',
      '[3/3] openstack/gamma: 7 commits read',
      '',
    ]);
    expect([heard(false, true), heard(true, true)]).toEqual(['', '']);
  });

  const measuring = (isInteractive: boolean, secondsEach: number, quiet = false) => {
    const said: string[] = [];
    const shell = { err: (text: string) => said.push(text), isInteractive, columns: 80 };
    const { tell } = listening({ ...shell, now: clock(secondsEach) } as never, { quiet });
    for (const [done, project] of ['neutron', 'ovsdbapp', 'networking-sfc', 'last', ''].entries())
      tell?.({ kind: 'measuring', project, done, total: 4 });
    return said.join('').replaceAll('\u001b[K', '').split(/\r|\n/);
  };

  it('say how many projects are measured in a bar, and at the end that all are', () => {
    expect(measuring(true, 0)).toEqual([
      '[........................] 0/4 neutron',
      '[######..................] 1/4 ovsdbapp',
      '[############............] 2/4 networking-sfc',
      '[##################......] 3/4 last',
      '4 projects measured',
      '',
    ]);
  });

  it('say it in lines where there is no bar, a few seconds apart, and nothing with --quiet', () => {
    expect(measuring(false, 0)).toEqual(['']);
    expect(measuring(false, 6)).toEqual([
      '2 of 4 projects measured',
      '4 of 4 projects measured',
      '',
    ]);
    expect([measuring(false, 60, true), measuring(true, 60, true)]).toEqual([[''], ['']]);
  });

  it('begin anew with each day that is measured', () => {
    const said: string[] = [];
    const shell = { err: (text: string) => said.push(text), isInteractive: true, columns: 80 };
    const { tell } = listening({ ...shell, now: clock(60) } as never, {});
    for (const done of [0, 1, 2, 3, 0, 1])
      tell?.({ kind: 'measuring', project: 'alpha', done, total: 3 });
    expect(said.at(-1)).toContain('1/3, about 2 min left alpha');
  });

  it('say of a look at the past how many histories and days there are', () => {
    const said: string[] = [];
    const shell = { err: (text: string) => said.push(text), isInteractive: false };
    const { tell } = listening({ ...shell, now: clock(6) } as never, {});
    for (const done of [1, 2, 3])
      tell?.({ kind: 'histories', repository: 'lab/alpha', done, total: 3 });
    for (const [done, day] of (['2019-04-10', '2019-10-16', ''] as const).entries())
      tell?.({ kind: 'days', day, done, total: 2 });
    expect(said).toEqual(['3 of 3 histories read\n', '2 of 2 days measured\n']);
  });

  it('say of trees how many were looked through, and of what follows as soon as of them', () => {
    const said: string[] = [];
    const shell = { err: (text: string) => said.push(text), isInteractive: false };
    const { tell } = listening({ ...shell, now: clock(6) } as never, {});
    for (const done of [1, 2, 3, 4, 5])
      tell?.({ kind: 'files', repository: 'lab/alpha', done, total: 5 });
    for (const done of [0, 1, 2, 3])
      tell?.({ kind: 'measuring', project: 'alpha', done, total: 3 });
    expect(said).toEqual([
      '3 of 5 trees looked through\n',
      '5 of 5 trees looked through\n',
      '2 of 3 projects measured\n',
    ]);
  });
});
