import { describe, expect, it } from 'vitest';
import { mirrorPath, repositoryUrl } from '../../../src/collect/git/address.ts';

const name = 'openstack/neutron';

describe('the address of a repository', () => {
  it.each([
    ['https://opendev.org/{repo}', false, 'https://opendev.org/openstack/neutron'],
    [
      'https://git.example.org/mirror/{name}.git',
      false,
      'https://git.example.org/mirror/neutron.git',
    ],
    ['file:///srv/git/{repo}.git', true, 'file:///srv/git/openstack/neutron.git'],
    ['http://127.0.0.1:8080/{repo}', true, 'http://127.0.0.1:8080/openstack/neutron'],
  ])('makes %s into an address', (base, allowLocal, expected) => {
    expect(repositoryUrl(base, name, allowLocal)).toBe(expected);
  });

  it.each([
    ['an option for git', '--upload-pack=touch pwn{repo}'],
    ['a program', 'ext::sh -c "touch pwn" {repo}'],
    ['a program in capitals', 'EXT::sh {repo}'],
    ['a file descriptor', 'fd::17/{repo}'],
    ['ssh', 'ssh://-oProxyCommand=touch/{repo}'],
    ['the short form of ssh', 'git@example.org:{repo}'],
    ['a plain path', '/etc/{repo}'],
    ['a relative path', '../{repo}'],
    ['a path that climbs', 'https://example.org/../../{repo}'],
    ['a hidden climb', 'https://example.org/%2e%2e/{repo}'],
    ['a network share', 'file://host/share/{repo}'],
    ['http to another machine', 'http://example.org/{repo}'],
    ['http to a name that looks local', 'http://127.0.0.1.example.org/{repo}'],
    ['a password', 'https://user:secret@example.org/{repo}'],
    ['a query', 'https://example.org/{repo}?token=secret'],
    ['a line break', 'https://example.org/{repo}\n'],
    ['no place for the name', 'https://example.org/neutron'],
  ])('refuses %s', (_what, base) => {
    expect(() => repositoryUrl(base, name, true)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('refused') }),
    );
  });

  it('never repeats a password in its message', () => {
    expect(() => repositoryUrl('https://user:secret@example.org/{repo}', name, true)).toThrow(
      /^(?!.*secret)/,
    );
  });

  it.each(['file:///srv/{repo}', 'http://127.0.0.1/{repo}'])(
    'refuses %s where local bases are not allowed',
    (base) => {
      expect(() => repositoryUrl(base, name, false)).toThrow(/refused/);
    },
  );

  it.each([
    '../../x',
    '..',
    'a/../b',
    'a..b/c',
    '/neutron',
    'a//b',
    '-u/neutron',
    'a\0b',
    'a b',
    'a%2fb',
    '{repo}',
    '',
    'a'.repeat(300),
  ])('refuses the repository name %j', (bad) => {
    expect(() => repositoryUrl('https://example.org/{repo}', bad, true)).toThrow(
      expect.objectContaining({ code: 'DATA_INVALID' }),
    );
  });
});

describe('the folder of a mirror', () => {
  const folder = (repository: string, url = `https://example.org/${repository}`): string =>
    mirrorPath('/cache', repository, url);

  it('lies inside the cache, whatever the name', () => {
    for (const repository of ['openstack/neutron', '../../x', '..', 'CON', 'a\0b', 'x'.repeat(300)])
      expect(folder(repository)).toMatch(/^\/cache\/git\/[\w.-]{1,110}\.git$/);
  });

  it('is not shared by names that differ in case only, even where the disk ignores case', () => {
    expect(folder('x/Foo').toLowerCase()).not.toBe(folder('x/foo').toLowerCase());
  });

  it('is not shared by one name at two addresses', () => {
    expect(folder('x/y', 'https://a.example.org/x/y')).not.toBe(
      folder('x/y', 'https://b.example.org/x/y'),
    );
  });
});
