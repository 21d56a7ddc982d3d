// The index of a family of hundreds in a real browser, against a page that says one word: how soon something is seen, and
// how soon a filter has done its work.

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
    const [paint, filter] = [
      'first paint of the index of 700 members',
      'filtering 700 members to one, and to all again',
    ];
    if (!hasBrowser) {
      yield skipped(paint, against, '6x wall', 'no browser');
      yield skipped(filter, against, '4x wall', 'no browser');
      return;
    }
    const [overview] = await manyMembers();
    const [index, empty] = [join(scratch, 'index.html'), join(scratch, 'empty.html')];
    writeFileSync(index, overview?.content ?? '');
    writeFileSync(empty, '<!doctype html><title>empty</title><input id="search"><p>empty');
    const browser = await launch();
    try {
      const shown = { subject: first(browser, index), floor: first(browser, empty) };
      yield await compare({ what: paint, against, ...shown, goal: { wall: 6 } }, pairs);
      const left = { subject: filtered(browser, index), floor: filtered(browser, empty) };
      yield await compare({ what: filter, against, ...left, goal: { wall: 4 } }, pairs);
    } finally {
      await browser.close();
    }
  },
};

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
function filtered(at: Browser, file: string): Run {
  return () =>
    opened(at, async (page, session) => {
      await page.goto(`file://${file}`);
      await page.evaluate(firstPaint);
      const before = await secondsOfWork(session);
      const wall = (await page.evaluate(typing)) as number;
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

const typing = `new Promise((seen) => {
  const [box, start] = [document.querySelector('#search'), performance.now()];
  const write = (text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); };
  const frame = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  write('member-699');
  frame(() => { write(''); frame(() => seen(performance.now() - start)); });
})`;
