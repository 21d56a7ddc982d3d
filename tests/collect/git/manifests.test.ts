// What manifests need and publish, by ecosystem.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isManifest, readManifest } from '../../../src/collect/git/manifests.ts';

describe('a manifest', () => {
  it.each([
    [
      'go.mod',
      'module example.org/a\n\nrequire (\n\tgithub.com/x/y/v2 v2.1.0\n\tgithub.com/p/q v1.0.0 // indirect\n)\nrequire k8s.io/api v0.1.0\n',
      'go:github.com/x/y/v2 go:k8s.io/api x/y',
      'go:example.org/a',
    ],
    [
      'web/package.json',
      '{"name":"@a/b","dependencies":{"left-pad":"1"},"devDependencies":{"vite":"2"}}',
      'npm:left-pad npm:vite',
      'npm:@a/b',
    ],
    [
      'core/pom.xml',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Maven writes its properties so.
      '<project><parent><groupId>g</groupId><artifactId>p</artifactId></parent><artifactId>a</artifactId><dependencyManagement><dependencies><dependency><groupId>m</groupId><artifactId>m</artifactId></dependency></dependencies></dependencyManagement><dependencies><dependency><groupId>${project.groupId}</groupId><artifactId>b</artifactId></dependency></dependencies></project>',
      'maven:g:b maven:g:p',
      'maven:g:a',
    ],
    [
      'build.gradle',
      "group = 'g'\nrootProject.name = 'a'\nimplementation 'io.x:y:1.0'\napi group: 'c', name: 'd'\n",
      'maven:c:d maven:io.x:y',
      'maven:g:a',
    ],
    ['Gemfile', "gem 'rails', '~> 5'\n# gem 'old'\n", 'gem:rails', ''],
    ['a.gemspec', "s.name = 'a'\ns.add_dependency('b')\n", 'gem:b', 'gem:a'],
    [
      'Cargo.toml',
      '[package]\nname = "my_crate"\n[dependencies]\nserde = "1"\nx = { package = "real_one", version = "1" }\n[dev-dependencies.tokio]\nversion = "1"\n',
      'cargo:real-one cargo:serde cargo:tokio',
      'cargo:my-crate',
    ],
    [
      'galaxy.yml',
      'namespace: n\nname: c\ndependencies: { a.b: "*" }\n',
      'ansible:a.b',
      'ansible:n.c',
    ],
    [
      'requirements.yml',
      'collections:\n  - name: a.b\nroles:\n  - src: https://github.com/x/y.git\n  - c.d\n',
      'ansible:a.b ansible:c.d x/y',
      '',
    ],
    ['metadata.rb', "name 'a'\ndepends 'b', '~> 1'\n", 'chef:b', 'chef:a'],
    [
      'metadata.json',
      '{"name":"o-n","dependencies":[{"name":"p/stdlib"}]}',
      'puppet:p-stdlib',
      'puppet:o-n',
    ],
    ['package.json', '{ not json', '', ''],
  ])('%s: %s', (path, text, needs, provides) => {
    const read = readManifest(path, text);
    expect(read?.needs.join(' ')).toBe(needs);
    expect(read?.provides.join(' ')).toBe(provides);
  });

  it.each([
    ['api/go.mod', true],
    ['vendor/github.com/x/y/go.mod', false],
    ['examples/app/package.json', false],
    ['src/main.go', false],
  ])('%s is one: %s', (path, expected) => {
    expect(isManifest(path)).toBe(expected);
  });

  it('of anything at all is read, quickly', () => {
    const paths = fc.constantFrom(
      'go.mod',
      'package.json',
      'pom.xml',
      'build.gradle',
      'Gemfile',
      'Cargo.toml',
      'galaxy.yml',
      'metadata.json',
    );
    fc.assert(
      fc.property(paths, fc.string({ maxLength: 3000, unit: 'binary' }), (path, text) => {
        for (const name of readManifest(path, text)?.needs ?? []) expect(name).not.toBe('');
      }),
    );
  });

  it.each([
    ['go.mod', 'require (\n'.repeat(100_000)],
    ['go.mod', `require ${'a.'.repeat(100_000)} v1`],
    ['go.mod', `require (${'\n'.repeat(100_000)}`],
    ['pom.xml', '<!--'.repeat(100_000)],
    ['pom.xml', '<parent>'.repeat(100_000)],
    ['pom.xml', '<dependencies>'.repeat(100_000)],
    ['pom.xml', '<dependency>'.repeat(100_000)],
    ['build.gradle', '\n'.repeat(100_000)],
    ['Gemfile', '\n'.repeat(100_000)],
    ['Cargo.toml', '['.repeat(100_000)],
    ['metadata.rb', '\n'.repeat(100_000)],
    ['galaxy.yml', '- '.repeat(100_000)],
    ['galaxy.yml', 'a: '.repeat(100_000)],
    ['galaxy.yml', '['.repeat(100_000)],
  ])('%s of one thing over and over names nothing, quickly', (path, text) => {
    expect(readManifest(path, text)).toEqual({ needs: [], provides: [] });
  });

  it('names every module that it requires, wherever the line stands', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(part, part), { minLength: 1, maxLength: 8 }), (all) => {
        const lines = all.map(([owner, name]) => `github.com/${owner}/${name} v1.0.0`);
        const single = lines.map((line) => `require ${line}\n`).join('');
        const block = `require (\n${lines.map((line) => `\t${line}\n`).join('')})\n`;
        for (const text of [single, block]) {
          const needs = readManifest('go.mod', `module m.example/x\n${text}`)?.needs;
          for (const [owner, name] of all) expect(needs).toContain(`${owner}/${name}`);
        }
      }),
    );
  });
});
