// The whole site as it is published from what ships, in one browser: each kind of page is opened once, and looked at in
// every width, scheme and medium without being opened again.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderedFile } from '../../src/report/form.ts';
import { renderPublication } from '../../src/report/publish.ts';
import { report } from '../../src/tasks/report.ts';
import { hasBrowser, launch, type Visit, visit } from '../support/browser.ts';
import { manyMembers } from '../support/many-members.ts';

const today = '2026-11-26';
const kinds = [
  'index.html',
  'agenda.html',
  'comparison.html',
  'timeline.html',
  'criteria.html',
  'groups.html',
  'definitions.html',
  'projects/networking-odl.html',
] as const;

let folder: string;
let files: readonly RenderedFile[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-site-'));
  const now = () => new Date(`${today}T12:00:00Z`);
  const world = { now, env: {}, signal: new AbortController().signal };
  const value = await report({ today, withPrevious: true }, world);
  files = await renderPublication(value);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the links of the site', () => {
  const pages = () => files.filter(({ path }) => path.endsWith('.html'));

  it('lead inside the site to a file that is there, and to a place in it', () => {
    const ids = new Map(
      files.map(({ path, content }) => [
        path,
        new Set([...content.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)),
      ]),
    );
    const dead = pages().flatMap((page) =>
      inside(page)
        .filter(({ path, hash }) =>
          hash === '' ? !ids.has(path) : ids.get(path)?.has(hash) !== true,
        )
        .map(({ path, hash }) => `${page.path}: ${path}#${hash}`),
    );
    expect(dead).toEqual([]);
  });

  it('lead outside as the host understands them', () => {
    const patterns: Readonly<Record<string, RegExp>> = {
      'opendev.org':
        /^\/openstack\/[\w.-]+(\/(commit\/[0-9a-f]{7,40}|(src|raw)\/(branch|commit)\/[\w./-]+|commits\/[\w./-]+))?$/,
      'github.com': /^\/[\w.-]+\/[\w.-]+(\/(commit|tree|blob)\/[\w./-]+)?$/,
      'review.opendev.org':
        /^\/(q\/project:openstack\/[\w.-]+\+status:open|c\/openstack\/[\w.-]+\/\+\/\d+)$/,
      'lists.openstack.org': /^\/(pipermail\/[\w-]+\/\d{4}-[A-Z][a-z]+\/\d{6}\.html)?$/,
      'docs.openstack.org': /^\/[\w/-]+\.html$/,
      'governance.openstack.org': /^\/tc\/[\w/-]+\.html$/,
    };
    // What people gave as their source stands as they wrote it.
    const written = ['decisions', 'policy', 'criteria']
      .map((name) => readFileSync(`data/${name}.yaml`, 'utf8'))
      .join('');
    const outside = new Set(
      pages()
        .flatMap(linksOf)
        .filter((href) => /^https?:/.test(href)),
    );
    expect(outside.size).toBeGreaterThan(20);
    const wrong = [...outside].filter((href) => {
      const { host, pathname } = new URL(href);
      return patterns[host]?.test(pathname) !== true && !written.includes(href);
    });
    expect(wrong).toEqual([]);
  });

  it('lead from every page to every other in two clicks, in a family of a hundred too', async () => {
    expect(beyondTwoClicks(pages())).toEqual([]);
    const many = await manyMembers(100);
    expect(many.map(({ path }) => path)).toContain('groups.html');
    expect(beyondTwoClicks(many)).toEqual([]);
  });
});

function linksOf({ content }: RenderedFile): readonly string[] {
  return [...content.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
}

function inside(page: RenderedFile) {
  return linksOf(page)
    .filter((href) => !/^(https?|data):/.test(href))
    .map((href) => {
      const { pathname, hash } = new URL(href, `https://site.example/${page.path}`);
      return { path: decodeURI(pathname.slice(1)), hash: decodeURI(hash.slice(1)) };
    });
}

function beyondTwoClicks(pages: readonly RenderedFile[]): readonly string[] {
  const next = new Map(
    pages.map((page) => [page.path, new Set(inside(page).map(({ path }) => path))]),
  );
  return [...next].flatMap(([from, first]) => {
    const near = new Set([
      from,
      ...first,
      ...[...first].flatMap((path) => [...(next.get(path) ?? [])]),
    ]);
    return [...next.keys()].filter((path) => !near.has(path)).map((path) => `${from} → ${path}`);
  });
}

describe('the figures of the site', () => {
  const content = (path: string) => files.find((file) => file.path === path)?.content ?? '';
  const words = (path: string) =>
    content(path)
      .replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ');
  /** Numbers and days, but those of names and of what every page says. */
  const figuresOf = (text: string) => text.match(/(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])/g) ?? [];

  it('of each project stand in the JSON', () => {
    const json = JSON.parse(content('scorecard.json')) as {
      projects: { name: string; measurements: object }[];
      policyVersion: string;
    };
    expect(json.projects.length).toBeGreaterThan(20);
    for (const project of json.projects) {
      const rows = content(`projects/${project.name}.html`).matchAll(
        /<td data-label="Value"[^>]*>([^<]*)|<strong>([^<]*)<\/strong> <span class="small">[^<]* points;/g,
      );
      const shown = [...rows].flatMap(([, other = '', row = '']) => figuresOf(other + row));
      expect(shown.length).toBeGreaterThan(5);
      const known = new Set(
        figuresOf(JSON.stringify(project)).flatMap((each) => [
          each,
          String(Math.round(Number(each))),
          String(Math.round(Number(each) * 10) / 10),
          String(Math.round(Number(each) * 100)),
        ]),
      );
      expect([project.name, shown.filter((each) => !known.has(each))]).toEqual([project.name, []]);
    }
  });

  it.each(['agenda', 'timeline', 'criteria', 'comparison'])(
    'of the page %s stand in its JSON',
    (page) => {
      const days = (text: string) => new Set(text.match(/\d{4}-\d\d-\d\d/g));
      const told = days(content(`${page}.json`) + content('scorecard.json'));
      expect([...days(words(`${page}.html`))].filter((day) => !told.has(day))).toEqual([]);
    },
  );
});

describe.runIf(hasBrowser)('the site in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const looks = [
    ...[1600, 1280, 768, 390].map((width) => ({ name: `${width} px`, width, media: {} })),
    { name: 'dark', width: 1280, media: { colorScheme: 'dark' } },
    { name: 'forced colours', width: 1280, media: { forcedColors: 'active' } },
    { name: 'paper', width: 1032, media: { media: 'print' } },
  ] as const;
  const usual = { media: 'screen', colorScheme: 'light', forcedColors: 'none' } as const;

  it.each(kinds)(
    '%s holds what it shows at every width, in every scheme and on paper, without a fault or a word',
    async (path) => {
      const { page, complaints } = await visit(browser, join(folder, path));
      for (const { name, width, media } of looks) {
        await page.emulateMedia({ ...usual, ...media });
        await page.setViewportSize({ width, height: 800 });
        expect([name, await page.evaluate(outsideOfItsBox)]).toEqual([name, []]);
        if (name === '390 px' || name === 'dark')
          expect([name, await faultsOf(page)]).toEqual([name, []]);
        if (name === 'forced colours')
          expect([name, await page.evaluate(unreadable)]).toEqual([name, []]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    300_000,
  );

  it('would see a badge that cannot be read in forced colours', async () => {
    const { page } = await visit(browser, join(folder, 'index.html'));
    await page.emulateMedia({ ...usual, forcedColors: 'active' });
    await page.evaluate(`(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.verdict.silent { forced-color-adjust: none; background: #000; color: #111; }');
      document.adoptedStyleSheets = [sheet];
    })()`);
    expect(await page.evaluate(unreadable)).not.toEqual([]);
    await page.context().close();
  }, 60_000);

  it('shows a thing to decide in 300 px, and the key of the overview on one line', async () => {
    const { page } = await visit(browser, join(folder, 'agenda.html'));
    await page.setViewportSize({ width: 1280, height: 800 });
    const heights = (await page.evaluate(
      "[...document.querySelectorAll('.item')].map((item) => item.getBoundingClientRect().height)",
    )) as readonly number[];
    expect(heights.length).toBeGreaterThan(10);
    expect(heights.reduce((all, each) => all + each, 0) / heights.length).toBeLessThan(300);
    const keys =
      "[...document.querySelectorAll('.key')].map((key) => key.getBoundingClientRect().height < 24)";
    await page.goto(`file://${join(folder, 'index.html')}`);
    expect(await page.evaluate(keys)).toEqual([true]);
    await page.context().close();
  }, 60_000);

  it('shows the first project within 400 px, and a project in 2,500', async () => {
    const index = await visit(browser, join(folder, 'index.html'));
    await index.page.setViewportSize({ width: 1280, height: 800 });
    const first =
      "document.querySelector('#scorecard tr[data-verdict]').getBoundingClientRect().top";
    expect(await index.page.evaluate(first)).toBeLessThan(400);
    for (const { path } of files.filter((file) => file.path.startsWith('projects/'))) {
      await index.page.goto(`file://${join(folder, path)}`);
      expect([
        path,
        await index.page.evaluate('document.documentElement.scrollHeight <= 2500'),
      ]).toEqual([path, true]);
    }
    await index.page.context().close();
  }, 180_000);

  it.each(kinds)(
    '%s is reached to its last link by keyboard alone',
    async (path) => {
      const { page } = await visit(browser, join(folder, path));
      const wanted = (await page.evaluate(stops)) as number;
      for (let pressed = 0; pressed < wanted; pressed++) await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement === globalThis.lastStop')).toBe(true);
      await page.context().close();
    },
    180_000,
  );

  it('says the same with script off', async () => {
    const { page }: Visit = await visit(browser, join(folder, kinds[0]), { script: false });
    for (const path of kinds) {
      await page.goto(`file://${join(folder, path)}`);
      expect([path, await page.locator('main').isVisible()]).toEqual([path, true]);
      expect(await page.locator('[hidden]:visible').count()).toBe(0);
    }
    await page.context().close();
  }, 180_000);
});

/** Elements beyond the edge of the page, words that are cut, shapes beyond their picture. */
const outsideOfItsBox = `(() => {
  const room = document.documentElement.clientWidth;
  const isSeen = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.skip, .hidden, thead');
  const beyond = [...document.querySelectorAll('body *')].filter((each) => isSeen(each) && !each.closest('svg'))
    .filter((each) => { const box = each.getBoundingClientRect(); return box.width > 1 && (box.right > room + 1 || box.left < -1); });
  const drawn = [...document.querySelectorAll('svg.picture')].filter((each) => isSeen(each) && !each.matches('.heads')).flatMap((picture) => {
    const frame = picture.getBoundingClientRect();
    return [...picture.querySelectorAll('rect, path, line, text')].filter((shape) => {
      const box = shape.getBoundingClientRect();
      return box.left < frame.left - 3 || box.right > frame.right + 3 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
    });
  });
  const wide = document.documentElement.scrollWidth > room ? ['the page is ' + document.documentElement.scrollWidth] : [];
  return [...wide, ...[...beyond, ...drawn].slice(0, 3).map((each) => each.outerHTML.slice(0, 160))];
})()`;

/** Words whose colour is hardly told from what lies behind them. */
const unreadable = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((each) => { const c = each / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const hasWords = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  return [...document.querySelectorAll('body *')]
    .filter((each) => !each.closest('svg, script, style, .skip') && hasWords(each) && each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => {
      const [one, other] = [light(getComputedStyle(each).color), light(behind(each))].sort((a, b) => b - a);
      return (one + 0.05) / (other + 0.05) < 4.5;
    })
    .slice(0, 3).map((each) => each.outerHTML.slice(0, 160));
})()`;

/** How many stops there are, and which is the last. */
const stops = `(() => {
  const found = [...document.querySelectorAll('a[href], button, input, select, summary')].filter((each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !each.disabled);
  globalThis.lastStop = found.at(-1);
  return found.length;
})()`;

async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the page's own policy refuses any script but its own.
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  )) as { violations: { id: string; nodes: { html: string }[] }[] };
  return found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html.slice(0, 160)}`);
}
