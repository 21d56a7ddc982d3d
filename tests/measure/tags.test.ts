// What the names of tags say, in the shapes in which the world writes versions.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTag } from '../../src/measure/tags.ts';

const told = (name: string, repository: string): string => {
  const reading = readTag(name, repository);
  return reading.kind === 'version' ? `${reading.line}:${reading.version}` : reading.kind;
};

describe('the name of a tag', () => {
  it.each([
    ['15.0.0', 'neutron', ':15.0.0'],
    ['v2.12.1', 'neutron', ':2.12.1'],
    ['2015.1.0', 'neutron', ':2015.1.0'],
    ['jenkins-2.575', 'jenkins', ':2.575'],
    ['hudson-1_395', 'jenkins', 'hudson:1.395'],
    ['git-5.9.0', 'git-plugin', ':5.9.0'],
    ['kustomize/v5.8.1', 'kustomize', ':5.8.1'],
    ['kyaml/v0.21.1', 'kustomize', 'kyaml:0.21.1'],
    ['cmd/config/v0.21.1', 'kustomize', 'cmd-config:0.21.1'],
    ['rust-1.98.0', 'rust-clippy', ':1.98.0'],
    ['parent-1.2.0', 'jmx_exporter', 'parent:1.2.0'],
    ['@scope/pkg@1.2.3', 'web', 'scope-pkg:1.2.3'],
    ['log4j-2.17.1', 'logging-log4j2', 'log4j:2.17.1'],
    ['python3-2.1', 'x', 'python3:2.1'],
    ['go1.21.3', 'go', ':1.21.3'],
    ['REL_14_2', 'postgres', ':14.2'],
    ['REL9_2_1', 'postgres', ':9.2.1'],
    ['OpenSSL_1_1_1w', 'openssl', ':1.1.1w'],
    ['release-1.2', 'x', ':1.2'],
    ['release/v1.2.3', 'x', ':1.2.3'],
    ['version-1.2', 'x', ':1.2'],
    ['release-2026-08-01', 'x', ':2026.8.1'],
    ['2026.08.01', 'x', ':2026.8.1'],
    ['20260801', 'x', ':20260801'],
    ['RELEASE.2023-01-01T00-00-00Z', 'minio', ':2023.1.1t00-00-00z'],
    ['1234.v0123456789ab', 'git-plugin', ':1234.v0123456789ab'],
    ['1.0.0.Final', 'x', ':1.0.0'],
    ['1.0.0-incubating', 'x', ':1.0.0'],
    ['v1.2.3+build5', 'x', ':1.2.3'],
    ['1.2.3-4', 'x', ':1.2.3-4'],
    ['1.2.3.post1', 'x', ':1.2.3.post1'],
    ['16.0.0.0rc1', 'neutron', 'candidate'],
    ['16.0.0.0b2', 'neutron', 'candidate'],
    ['2.0.0a1', 'neutron', 'candidate'],
    ['15.0.0-rc1', 'neutron', 'candidate'],
    ['v3.14.0-rc.1', 'prometheus', 'candidate'],
    ['5.0.0.M1', 'x', 'candidate'],
    ['v1.0.0-SNAPSHOT', 'x', 'candidate'],
    ['1.6.0-1-gabcdef1', 'x', 'candidate'],
    ['v2.50.0-retract', 'prometheus', 'candidate'],
    ['train-em', 'neutron', 'mark'],
    ['ocata-eol', 'neutron', 'mark'],
    ['2023.1-eom', 'neutron', 'mark'],
    ['folsom-1', 'neutron', 'mark'],
    ['nightly-2026-08-01', 'x', 'unclear'],
    ['debian/1.2.3-1', 'x', 'unclear'],
    ['builds/12', 'jenkins', 'unclear'],
    ['before-1.2-merge', 'x', 'unclear'],
    ['1.2.x', 'x', 'unclear'],
    ['hello', 'x', 'unclear'],
  ])('%s of %s says %s', (name, repository, expected) => {
    expect(told(name, repository)).toBe(expected);
  });

  it('is a version however many figures it has and whatever plain prefix stands before them', () => {
    const figures = fc.array(fc.nat({ max: 9999 }), { minLength: 2, maxLength: 4 });
    const prefix = fc.constantFrom(
      '',
      'v',
      'V',
      'release-',
      'rel/',
      'example-',
      'example/v',
      'ver_',
    );
    fc.assert(
      fc.property(figures, prefix, (numbers, before) => {
        const version = numbers.join('.');
        expect(told(`${before}${version}`, 'example')).toBe(`:${version}`);
        expect(told(`${before}${version}rc1`, 'example')).toBe('candidate');
        expect(told(`${before}${numbers.join('_')}`, 'example')).toBe(`:${version}`);
      }),
    );
  });

  it('of anything at all is read, quickly', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (name) => {
        expect(['version', 'candidate', 'mark', 'unclear']).toContain(readTag(name, 'x').kind);
      }),
    );
    for (const hostile of [
      '1-'.repeat(5000),
      '1.'.repeat(5000),
      'a'.repeat(10_000),
      '-a1'.repeat(3000),
    ]) {
      const start = performance.now();
      readTag(hostile, 'x');
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
