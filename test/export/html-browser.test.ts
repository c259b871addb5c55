// The HTML file in a real browser: no rule of accessibility broken, nothing asked of the network, whole on paper and phone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { renderHtml } from '../../server/export/html.ts';
import { axe } from '../browser/axe.ts';
import { altDokument, udskrift } from './proever.ts';

const executablePath = findChromium();

describe.skipIf(!executablePath)('HTML in a browser (skipped without Chromium)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'referat-html-'));
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext()).newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => requests.push(`console: ${message.text()}`));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (brevhoved: number): Promise<void> => {
    const path = join(folder, `${brevhoved}.html`);
    writeFileSync(path, renderHtml(udskrift(altDokument(), { brevhoved, udkast: true })));
    requests.length = 0;
    await page.goto(pathToFileURL(path).href);
  };

  it('breaks no rule of WCAG that a program can see, on both letterheads', async () => {
    for (const brevhoved of [0, 1]) {
      await open(brevhoved);
      expect(await axe(page)).toEqual([]);
    }
  });

  it('asks for nothing, and its own policy hinders nothing', async () => {
    await open(0);
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    const shown = await page.evaluate(() => [...document.images].every((image) => image.naturalWidth > 0));
    expect(shown).toBe(true);
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector('.konklusion') ?? document.body).borderLeftWidth,
      ),
    ).toBe('3px');
  });

  it('fits a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
