// A family of thousands as pages: the overview stays small and lists groups, each of which has a page of its own.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderedFile } from '../../src/report/form.ts';
import { hasBrowser, launch, visit } from '../support/browser.ts';
import { manyMembers } from '../support/many-members.ts';

let pages: readonly RenderedFile[];
beforeAll(async () => {
  pages = await manyMembers(2000);
}, 60_000);

const page = (path: string) => pages.find((file) => file.path === path)?.content ?? '';
const groupPages = () => pages.filter(({ path }) => path.startsWith('group-'));

describe('the overview of 2,000 projects', () => {
  it('stays under 300 kB and lists every group with its counts', () => {
    const index = page('index.html');
    expect(Buffer.byteLength(index)).toBeLessThan(300_000);
    for (const { path } of groupPages()) expect(index).toContain(`href="${path}"`);
    expect(index).toMatch(
      /<th scope="row"><a href="group-team-0-\w+\.html">team 0<\/a><\/th><td data-label="Projects">286<\/td>/,
    );
    expect(index).toContain('The most urgent projects');
    expect(index.match(/<tr id="p-/g)).toHaveLength(50);
    expect(pages.map(({ path }) => path)).not.toContain('groups.html');
    const names = index.slice(index.indexOf('Every project by name'), index.indexOf('</details>'));
    expect(names.match(/<a href="projects\//g)).toHaveLength(2000);
  });

  it('leads to every project over the page of its group, and back', () => {
    const projects = pages.filter(({ path }) => path.startsWith('projects/'));
    expect(projects).toHaveLength(2000);
    const listed = groupPages().flatMap(({ content }) =>
      [...content.matchAll(/<th scope="row"><a href="(projects\/[^"]*)"/g)].map(([, href]) => href),
    );
    expect(listed.sort()).toEqual(projects.map(({ path }) => path).sort());
    const [{ path = '', content = '' } = {}] = projects;
    const [, group = ''] = /href="\.\.\/(group-[^"]*)"/.exec(content) ?? [];
    expect(page(group)).toContain(`href="${path}"`);
  });

  it('cuts a team that is too large for a page by name', async () => {
    const one = await manyMembers(2000, 1);
    const parts = one.filter(({ path }) => path.startsWith('group-'));
    expect(parts).toHaveLength(5);
    const [index] = one;
    expect(index?.content).toContain(
      'Service plugin, networking-member-0 to networking-member-1357',
    );
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
    });
    for (const path of ['index.html', groupPages()[0]?.path ?? '']) {
      const { results } = await validator.validateString(page(path));
      const told = results.flatMap(({ messages }) => messages.map(({ message }) => message));
      expect(told).toEqual([]);
    }
  });
});

describe.runIf(hasBrowser)('in a browser', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'large-family-'));
    for (const { path, content } of [
      ...groupPages(),
      { path: 'index.html', content: page('index.html') },
    ])
      writeFileSync(join(folder, path), content);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([1280, 360])('the overview fits %d pixels, and complains of nothing', async (width) => {
    const { page: seen, complaints } = await visit(browser, join(folder, 'index.html'), { width });
    expect(complaints).toEqual([]);
    const wide = await seen.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(width);
  });

  it('the table of groups is searched and sorted, and the address says how', async () => {
    const { page: seen, complaints } = await visit(browser, join(folder, 'index.html'));
    const names = () => seen.locator('#groups tbody tr:visible th').allTextContents();
    expect(await names()).toHaveLength(7);
    await seen.locator('#search').focus();
    await seen.keyboard.type('Team 3');
    expect(await names()).toEqual(['team 3']);
    expect(await seen.locator('#shown').textContent()).toBe('1 of 7 groups shown');
    expect(new URL(seen.url()).searchParams.get('q')).toBe('Team 3');
    await seen.fill('#search', '286');
    expect(await seen.locator('#shown').textContent()).toBe('0 of 7 groups shown: no name fits');
    await seen.fill('#search', '');
    await seen.locator('#groups thead button', { hasText: 'Team' }).press('Enter');
    await seen.locator('#groups thead button', { hasText: 'Team' }).press('Enter');
    expect(await names()).toEqual([6, 5, 4, 3, 2, 1, 0].map((at) => `team ${at}`));
    expect(await seen.locator('#scorecard tbody tr:visible th[scope=row]').count()).toBe(50);
    expect(complaints).toEqual([]);
  });

  it('the table of groups reads the same with script off', async () => {
    const off = await visit(browser, join(folder, 'index.html'), { script: false });
    expect(await off.page.locator('#groups tbody tr:visible').count()).toBe(7);
    expect(await off.page.locator('#tools').isVisible()).toBe(false);
  });

  it('the page of a group is searched as an overview is', async () => {
    const [group] = groupPages();
    const { page: seen } = await visit(browser, join(folder, group?.path ?? ''));
    await seen.fill('#search', 'networking-member-1994');
    expect(await seen.locator('#shown').textContent()).toMatch(/^[01] of 28\d projects shown/);
  });
});
