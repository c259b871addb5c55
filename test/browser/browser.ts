// Chromium for tests: one per test file, a fresh context per person. What a page's console complains of fails the test
// that asks (`klager`).
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import type { Testserver } from './server.ts';

/** Starts the browser; close it when done. */
export function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Der er ingen Chromium på maskinen: kør »npm test« eller sæt REFERAT_CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A person at a computer: signed in with a session of the test server's. */
export async function nyPerson(
  browser: Browser,
  server: Testserver,
  token: string,
  viewport = { width: 1440, height: 900 },
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
  await context.addCookies([{ name: 'referat', value: token, url: server.url, httpOnly: true, sameSite: 'Lax' }]);
  return context;
}

/** Opens the writing page and waits for `klar`: what stands beside the text has attached itself, in both holds. */
export async function aabnReferat(
  context: BrowserContext,
  server: Testserver,
  referat: string,
  klar = 'referat:samlet',
): Promise<Page> {
  const page = await context.newPage();
  const said: string[] = [];
  sagt.set(page, said);
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|Failed to load resource/.test(message.text()))
      said.push(message.text());
  });
  await page.goto(`${server.url}/referater/${referat}`);
  await page.waitForSelector('.ProseMirror');
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, klar);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

const sagt = new WeakMap<Page, string[]>();

/** What the page's console complained of: errors and everything the content security policy refused. */
export function klager(page: Page): readonly string[] {
  return sagt.get(page) ?? [];
}

/** Waits until the page says that everything is saved. */
export async function ventTilGemt(page: Page, timeout = 10_000): Promise<void> {
  await page.waitForFunction(() => document.getElementById('gemt')?.dataset.slags === 'gemt', undefined, { timeout });
}

/** The text of the paper as the eye reads it: the lines of every textblock, names included. */
export function linjerPaaPapiret(page: Page, selector = '.ProseMirror'): Promise<string[]> {
  return page.evaluate(
    (root) =>
      [...document.querySelectorAll(`${root} :is(h1, h2, h3, h4, h5, h6, p)`)].map((line) => line.textContent ?? ''),
    selector,
  );
}

/** Puts the caret at the end (or start) of the n-th paragraph that `selector` finds, as a click there would. */
export async function caretI(page: Page, selector: string, n: number, hvor: 'start' | 'slut'): Promise<void> {
  await page.evaluate(
    ({ found, index, atEnd }) => {
      const block = document.querySelectorAll<HTMLElement>(found)[index];
      if (!block) throw new Error(`Ingen blok ${index} passer på ${found}`);
      block.scrollIntoView({ block: 'center' });
      block.closest<HTMLElement>('[contenteditable=true]')?.focus();
      const range = document.createRange();
      range.selectNodeContents(block);
      range.collapse(!atEnd);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    { found: selector, index: n, atEnd: hvor === 'slut' },
  );
  await page.waitForTimeout(50);
}
