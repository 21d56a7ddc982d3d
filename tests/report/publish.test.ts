import { describe, expect, it } from 'vitest';
import { slug } from '../../src/words/slug.ts';
import { calendar, family, hostileName, policy } from '../support/family.ts';
import { published } from '../support/forms.ts';
import { aScorecard } from '../support/scorecard.ts';

describe('a publication', () => {
  it('holds every form under a name that stays, and lists them', async () => {
    const files = await published(family, { policy, calendar, previous: family });
    const paths = files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'index.html',
        'projects/networking-odl.html',
        'scorecard.md',
        'scorecard.rst',
        'scorecard.txt',
        'scorecard.csv',
        'scorecard.json',
        'scorecard.schema.json',
        'badge.json',
        'badge.svg',
        'badges/networking-odl.json',
        'badges/networking-odl.svg',
        'comparison.html',
        'files.json',
      ]),
    );
    expect(new Set(paths).size).toBe(paths.length);
    const listed = JSON.parse(files.at(-1)?.content ?? '').files;
    expect(listed).toEqual(paths.filter((path) => path !== 'files.json').sort());
  });

  it('tells changes only when there was a snapshot before', async () => {
    const files = await published(aScorecard());
    expect(files.map((file) => file.path)).not.toContain('comparison.html');
  });

  it('never writes outside its folder, whatever a project is called', async () => {
    const names = [
      '../../etc/passwd',
      '/abs',
      '..',
      '.hidden',
      'a/b',
      'CON',
      'x\u0000y',
      'ﬁ',
      hostileName,
    ];
    for (const name of names) expect(slug(name)).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/);
    expect(new Set([...names, ...names.map((name) => `${name}!`)].map(slug)).size).toBe(
      names.length * 2,
    );
    expect(slug('networking-sfc')).toBe('networking-sfc');
  });

  it('has no dead link inside the site, and an https address outside of it', async () => {
    const files = await published(family, { policy, calendar, previous: family, rules: {} });
    const paths = new Set(files.map(({ path }) => path));
    const dead = files.flatMap(({ path, content }) => {
      if (!path.endsWith('.html')) return [];
      const ids = new Set([...content.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
      return [...content.matchAll(/ href="([^"]*)"/g)].flatMap(([, href = '']) => {
        if (href.startsWith('data:') || href.startsWith('https://')) return [];
        if (href.startsWith('#')) return ids.has(href.slice(1)) ? [] : [`${path} ${href}`];
        const [file = ''] = href.split('#');
        const target = new URL(file, `https://site.example/${path}`).pathname.slice(1);
        return paths.has(decodeURI(target)) ? [] : [`${path} ${href}`];
      });
    });
    expect(dead).toEqual([]);
  });

  it('is the same bytes for the same scorecard', async () => {
    expect(await published(family)).toEqual(await published(structuredClone(family)));
  });
});
