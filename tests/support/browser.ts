// A real browser (Debian's chromium through playwright-core) that sees a page as a reader does and notes all that it should not do.

import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Where there is no browser the tests that need one are left out, except under CI, where that is a failure. */
export const hasBrowser = process.env['CI'] === 'true' || existsSync(executablePath);

if (!hasBrowser) console.warn('chromium is not installed: pages are not looked at (apt: chromium)');

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}

export interface Visit {
  readonly page: Page;
  /** Console messages, errors and every request but that of the page itself. */
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
}

/** Opens the file; nothing is fetched from anywhere. */
export async function visit(
  browser: Browser,
  file: string,
  options: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? 'light',
    javaScriptEnabled: options.script ?? true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const own = `file://${file}`;
  page.on('request', (request) => {
    if (request.url() !== own && request.url() !== 'data:,')
      complaints.push(`request: ${request.url()}`);
  });
  await page.goto(own);
  return { page, complaints };
}
