import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RenderedFile } from '../../src/report/form.ts';
import { escapers, visible } from '../../src/words/escape.ts';
import { slug } from '../../src/words/slug.ts';
import { hasBrowser, launch, type VisitOptions, visit } from '../support/browser.ts';
import { calendar, family, hostileName, hostileText, policy } from '../support/family.ts';
import { scorecardIn } from '../support/forms.ts';
import { expectGolden } from '../support/golden.ts';
import { someTexts } from '../support/hostile.ts';
import { manyMembers } from '../support/many-members.ts';
import { aVerdict, yearWindow } from '../support/scorecard.ts';

const contest = { text: 'the team’s list', href: 'https://lists.example.org/' };
const previous = {
  ...family,
  asOf: '2019-04-10',
  projects: family.projects.map((card) =>
    card.name === 'networking-odl'
      ? {
          ...card,
          verdict: aVerdict({ name: 'healthy', points: 66 }),
          stage: 'deprecated' as const,
        }
      : card,
  ),
};

const tip = 'c0ffee'.repeat(7).slice(0, 40);
const line = { repository: 'openstack/networking-odl', counts: true };
const ledgers = new Map([
  [
    'networking-odl',
    [
      {
        ...{ measure: 'own-commits-365d', window: yearWindow, paths: [] },
        lines: [
          { ...line, id: tip, day: '2019-10-01', kind: 'own' },
          { ...line, id: 'beef'.repeat(10), day: '2019-10-02', kind: 'bot', counts: false },
        ],
        ranges: [{ repository: 'openstack/networking-odl', from: 'abcd'.repeat(10), to: tip }],
      },
    ],
  ],
]);

let folder: string;
let files: readonly RenderedFile[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-pages-'));
  files = await scorecardIn('html', family, { policy, calendar, previous, contest, ledgers });
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const projectFile = (name: string) => `projects/${slug(name)}.html`;
const hostilePage = projectFile(hostileName);
const pages = [
  'index.html',
  projectFile('networking-odl'),
  projectFile('networking-midonet'),
  hostilePage,
];

describe('the pages', () => {
  it('are an overview, those of the site, and one for each project', () => {
    const paths = files.map((file) => file.path);
    expect(paths).toEqual([
      ...['index.html', 'comparison.html', 'groups.html', 'definitions.html'],
      ...family.projects.map((card) => projectFile(card.name)),
    ]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('read as the golden files say', () => {
    for (const path of ['index.html', projectFile('networking-odl')]) {
      const content = files.find((file) => file.path === path)?.content ?? '';
      expectGolden(`pages/${path}`, content);
    }
  });

  it('list the commits behind a count where they were asked for, with links and the command, and no others', () => {
    const page = (name: string) =>
      files.find(({ path }) => path === projectFile(name))?.content ?? '';
    const own = page('networking-odl');
    expect(own).toContain('<summary>Own commits in the last 365 days: 1</summary>');
    const address = `https://opendev.example.org/openstack/networking-odl/commit/${tip}`;
    expect(own).toContain(`<a href="${address}"><code>${tip.slice(0, 12)}</code></a>`);
    expect(own).toContain('git rev-list --no-merges abcdabcdabcd');
    expect(own).not.toContain('commit/beef');
    expect(page('networking-midonet')).not.toContain('<summary>Own commits');
  });

  it('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
    });
    for (const { path, content } of files) {
      const report = await validator.validateString(content);
      const messages = report.results.flatMap((result) => result.messages);
      const told = messages.map((each) => `${path}:${each.line} ${each.ruleId} ${each.message}`);
      expect(told).toEqual([]);
    }
  });

  it('stay under 300 kB for 700 members, by team where there are several', async () => {
    const made = await manyMembers();
    const [overview] = made;
    expect(Buffer.byteLength(overview?.content ?? '')).toBeLessThan(300_000);
    const groups = made.find(({ path }) => path === 'groups.html')?.content ?? '';
    expect(groups).toContain('700 projects in 7 teams');
    expect(groups).toContain('By team;');
    expect(Buffer.byteLength(groups)).toBeLessThan(1_500_000);
  });
});

describe.runIf(hasBrowser)('the pages in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const open = (path: string, options?: VisitOptions) =>
    visit(browser, join(folder, path), options);

  it.each(pages)('%s asks for nothing, complains of nothing', async (path) => {
    const { page, complaints } = await open(path);
    await page.waitForTimeout(200);
    expect(complaints).toEqual([]);
  });

  // Every kind of page is looked at in every width and scheme in site.test.ts; here it is what a name may do to one.
  const views = [
    { path: 'index.html', scheme: 'light', width: 1280 },
    { path: hostilePage, scheme: 'dark', width: 390 },
  ] as const;

  it.each(views)(
    '$path has no fault for axe at $width px, $scheme',
    async ({ path, scheme, width }) => {
      const { page } = await open(path, { scheme, width });
      expect(await faults(page)).toEqual([]);
    },
  );

  it.each([1280, 390])('no page is wider than %i px', async (width) => {
    for (const path of pages) {
      const { page } = await open(path, { width });
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([
        path,
        width,
      ]);
    }
  });

  it('shows hostile names and texts as text', async () => {
    const overview = (await open('index.html')).page;
    const names = await overview
      .locator('#scorecard tbody tr[data-verdict] th a')
      .allTextContents();
    expect(names).toContain(visible(hostileName));
    const { page } = await open(hostilePage);
    expect(await page.locator('h1').textContent()).toBe(visible(hostileName));
    expect(await page.locator('header').textContent()).toContain(visible(hostileText));
    const links = await page
      .locator('a')
      .evaluateAll((found) => found.map((each) => each.getAttribute('href')));
    expect(
      links.filter((href) => !/^(https:|#|(?:\.\.\/)?[\w.-]+\.html$)/.test(href ?? '')),
    ).toEqual([]);
  });

  it('shows 10,000 strings of any characters as text, in elements and in attributes', async () => {
    const texts = someTexts();
    const items = texts.map(
      (text) => `<li title="${escapers.html(text)}">${escapers.html(text)}</li>`,
    );
    writeFileSync(
      join(folder, 'texts.html'),
      `<!DOCTYPE html><meta charset="utf-8"><ul>${items.join('')}</ul>`,
    );
    const { page, complaints } = await open('texts.html');
    const read = await page.evaluate(`[...document.querySelectorAll('*')]
      .filter((each) => !['HTML', 'HEAD', 'BODY', 'META', 'UL'].includes(each.tagName))
      .map((each) => [each.tagName, each.textContent, each.title])`);
    expect(read).toEqual(texts.map((text) => ['LI', visible(text), visible(text)]));
    expect(complaints).toEqual([]);
  });

  it('draws badges that are XML, with the name as text', async () => {
    const one = {
      ...family,
      projects: family.projects.filter((card) => card.name === hostileName),
    };
    const [badge] = await scorecardIn('svg', one);
    const { page } = await open('index.html');
    const read = await page.evaluate(
      `(() => { const tree = new DOMParser().parseFromString(${JSON.stringify(badge?.content)}, 'image/svg+xml');
        return [tree.querySelector('title')?.textContent, tree.querySelectorAll('parsererror, script').length]; })()`,
    );
    expect(read).toEqual([`${visible(hostileName)}: failing`, 0]);
  });

  it('reads the same with script off', async () => {
    const { page } = await open('index.html', { script: false });
    expect(await page.locator('#scorecard tbody tr[data-verdict]').count()).toBe(6);
    expect(await page.locator('#tools').isVisible()).toBe(false);
    expect(await page.locator('#scorecard button').count()).toBe(0);
  });

  const names = (page: Page) =>
    page.locator('#scorecard tbody tr[data-verdict]:visible th a').allTextContents();

  it('is sorted by keyboard alone', async () => {
    const { page } = await open('index.html');
    await page.locator('#scorecard thead button', { hasText: 'Points' }).focus();
    await page.keyboard.press('Enter');
    expect((await names(page)).at(-1)).toBe('networking-ovn');
    expect(await page.locator('#scorecard [aria-sort]').getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await page.keyboard.press('Space');
    expect((await names(page)).at(0)).toBe('networking-ovn');
  });

  it('is filtered and searched by keyboard alone', async () => {
    const { page } = await open('index.html');
    await page.locator('#search').focus();
    await page.keyboard.type('odl');
    expect(await names(page)).toEqual(['networking-odl']);
    expect(await page.locator('#shown').textContent()).toBe('1 of 6 projects shown');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Tab');
    await page.keyboard.press('u');
    expect(await names(page)).toEqual(['networking-midonet']);
  });

  it('has the way to the projects as its first stop', async () => {
    const { page } = await open('index.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the projects');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('projects');
  });

  it.each(['index.html', projectFile('networking-odl')])(
    '%s is not cut on A4 paper',
    async (path) => {
      const { page } = await open(path, { width: 1032 });
      await page.emulateMedia({ media: 'print' });
      const cut = await page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .filter((each) => !each.closest('.skip'))
      .map((each) => each.outerHTML.slice(0, 80))`);
      expect(cut).toEqual([]);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    },
  );

  it('of 700 members fit twelve sheets of paper', async () => {
    const [overview] = await manyMembers();
    writeFileSync(join(folder, 'many.html'), overview?.content ?? '');
    const { page } = await open('many.html');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(12);
  });

  it('tells undetermined from healthy by word, symbol and colour', async () => {
    const { page } = await open('index.html');
    const style = async (name: string) => {
      const first = `document.querySelector('#scorecard .group .verdict.${name}')`;
      return {
        text: await page.evaluate(`${first}.textContent`),
        colour: await page.evaluate(`getComputedStyle(${first}).color`),
      };
    };
    const [healthy, undetermined] = [await style('healthy'), await style('undetermined')];
    expect(undetermined.text).toBe('? undetermined');
    expect(undetermined.colour).not.toBe(healthy.colour);
  });

  it('says what changed since the snapshot before', async () => {
    const { page } = await open('index.html');
    const changes = await page
      .locator('section', { hasText: 'Since 2019-04-10' })
      .first()
      .textContent();
    expect(changes).toContain('networking-odl healthy, now failing (66 to 42 points)');
  });
});

async function faults(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the page's own policy refuses any script but its own.
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  )) as { violations: { id: string; nodes: { html: string }[] }[] };
  return found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html.slice(0, 120)}`);
}
