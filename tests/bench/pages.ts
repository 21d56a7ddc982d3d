// The pages of a family of hundreds in a real browser, against a page that says one word: how soon something is seen of the index,
// and how soon a filter has done its work on the largest page that one group may have.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { hasBrowser, launch } from '../support/browser.ts';
import { manyMembers } from '../support/many-members.ts';
import { type Benchmark, skipped } from './benchmark.ts';
import { compare, type Run, type Sample } from './paired.ts';

export const benchmark: Benchmark = {
  name: 'pages',
  async *run({ pairs, scratch }) {
    const against = 'a page that says one word';
    if (!hasBrowser) {
      for (const { what, goal } of looks) {
        yield skipped(what, against, `${goal.wall}x wall`, 'no browser');
      }
      return;
    }
    const [overview] = await manyMembers(700);
    const group = (await manyMembers(800, 2)).find(({ path }) => path.startsWith('group-team-0'));
    const [index, largest, empty] = ['index', 'group', 'empty'].map((name) =>
      join(scratch, `${name}.html`),
    ) as [string, string, string];
    writeFileSync(index, overview?.content ?? '');
    writeFileSync(largest, group?.content ?? '');
    writeFileSync(empty, '<!doctype html><title>empty</title><input id="search"><p>empty');
    const browser = await launch();
    try {
      for (const { at, ...look } of looks) {
        const subject = at === first ? index : largest;
        const both = { subject: at(browser, subject), floor: at(browser, empty) };
        yield await compare({ ...look, against, ...both }, pairs);
      }
    } finally {
      await browser.close();
    }
  },
};

/** About twice the lowest ratios that were seen: the floor is a frame or two, and whoever else is at work shows in both. */
const looks = [
  { what: 'first paint of the index of 700 members', at: first, goal: { wall: 4 } },
  {
    what: 'filtering a group of 400 to one',
    at: (browser: Browser, file: string) => filtered(browser, file, 'to one'),
    goal: { wall: 6 },
  },
  {
    what: 'showing all 400 again',
    at: (browser: Browser, file: string) => filtered(browser, file, 'to all'),
    goal: { wall: 20 },
  },
] as const;

/** From the start of the navigation to the first text on the screen. */
function first(at: Browser, file: string): Run {
  return () =>
    opened(at, async (page, session) => {
      await page.goto(`file://${file}`);
      const wall = (await page.evaluate(firstPaint)) as number;
      return { wall: wall / 1000, cpu: await secondsOfWork(session) };
    });
}

/** From the letter to the second frame after it: by then the browser has laid out and drawn what is left. */
function filtered(at: Browser, file: string, way: keyof typeof typing): Run {
  return () =>
    opened(at, async (page, session) => {
      await page.goto(`file://${file}`);
      await page.evaluate(firstPaint);
      if (way === 'to all') await page.evaluate(typing['to one']);
      const before = await secondsOfWork(session);
      const wall = (await page.evaluate(typing[way])) as number;
      return { wall: wall / 1000, cpu: (await secondsOfWork(session)) - before };
    });
}

async function opened(
  at: Browser,
  look: (page: Page, session: CDPSession) => Promise<Sample>,
): Promise<Sample> {
  const context: BrowserContext = await at.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const sample = await look(page, session);
  await context.close();
  return sample;
}

async function secondsOfWork(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

const firstPaint = `new Promise((seen) => {
  new PerformanceObserver((list, observer) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) { observer.disconnect(); seen(entry.startTime); }
  }).observe({ type: 'paint', buffered: true });
})`;

const written = (text: string) => `new Promise((seen) => {
  const [box, start] = [document.querySelector('#search'), performance.now()];
  box.value = '${text}';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now() - start)));
})`;
const typing = { 'to one': written('member-798'), 'to all': written('') } as const;
