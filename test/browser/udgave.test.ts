// C8, a new release while people write: they are told and asked, nothing is exchanged while text is unconfirmed, what the
// old release still has to load is there, and its copy goes when nobody runs it. Two real releases, built from sources.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Mellemled, startMellemled } from '../net/mellemled.ts';
import { root } from '../sources.ts';
import { aabnReferat, caretI, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let grundlag: Grundlag;
let server: Testserver;
let mellem: Mellemled;
let browser: Browser;
let naeste = '';

beforeAll(async () => {
  grundlag = await nytGrundlag(['signe'], [moede(), moede()]);
  server = await startServer(grundlag.data);
  mellem = await startMellemled(server.port);
  browser = await startBrowser();
  naeste = naesteUdgave();
});
afterAll(async () => {
  await browser?.close();
  await mellem?.luk();
  await server?.stop();
  fjern(grundlag);
  if (naeste) rmSync(naeste, { recursive: true, force: true });
});

/** The sources with another word in the editor and in the search pane, built: every name of a script is another. */
function naesteUdgave(): string {
  const folder = mkdtempSync(join(tmpdir(), 'referat-udgave-'));
  for (const part of [
    'server',
    'editor',
    'db',
    'templates',
    'scripts',
    'package.json',
    'vite.config.ts',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const file = join(folder, 'editor', 'tekster.ts');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace("editor: 'Referatets tekst'", "editor: 'Referatets nye tekst'"),
  );
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: folder,
    env,
  });
  return folder;
}

const papir = (page: Page) => page.locator('.ProseMirror').getAttribute('aria-label');
const kopier = (page: Page) => page.evaluate(() => caches.keys());

describe('C8 a new release', () => {
  it('is told of; waits for the text and for the one who writes; leaves the old one its files until it is gone', async () => {
    const her = { ...server, url: mellem.url };
    const context = await nyPerson(browser, her, grundlag.personer.signe?.token ?? '');
    const page = await aabnReferat(context, her, grundlag.referater[0] ?? '');
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    expect(await kopier(page)).toHaveLength(1);
    expect(await page.locator('.udgavebjaelke').count()).toBe(0);

    await server.stop();
    server = await startServer(grundlag.data, server.port, naeste);
    // As every page does by itself each hour.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.waitForSelector('.udgavebjaelke');
    expect(await kopier(page)).toHaveLength(2);

    // The new server has no such file any more: what the search needs is still there.
    await page.keyboard.press('Control+f');
    await page.waitForSelector('[role=search]');
    await page.keyboard.press('Escape');

    await caretI(page, '.ProseMirror section[data-node=sektion] p', 0, 'slut');
    mellem.saet((linje) => (linje.startsWith('POST') ? 'klip' : 'igennem'));
    await page.keyboard.type('Ikke sendt.');
    await page.locator('.udgavebjaelke button').first().click();
    await page.waitForFunction(() =>
      document.querySelector('.udgavebjaelke')?.textContent?.includes('ikke sendt endnu'),
    );
    expect(await papir(page)).toBe('Referatets tekst');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)).toBe(
      'installed',
    );

    mellem.saet('igennem');
    await ventTilGemt(page, 30_000);
    await page.locator('.udgavebjaelke button').first().click();
    await page.waitForFunction(
      () => document.querySelector('.ProseMirror')?.getAttribute('aria-label') === 'Referatets nye tekst',
      undefined,
      { timeout: 30_000 },
    );
    expect(await page.locator('.ProseMirror').textContent()).toContain('Ikke sendt.');
    // Nobody runs the old one any more.
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    await context.close();
  });
});
