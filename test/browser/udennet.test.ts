// C8: the shell is kept and nothing of anybody is; without a network, or with a mute one, pages say what can be done; what a
// running page has yet to load comes from its copy. Real Chromium and its service worker, a real server behind a proxy.
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mellemled, startMellemled } from '../net/mellemled.ts';
import { axe } from './axe.ts';
import { caretI, nyPerson, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

let mellem: Mellemled;
let context: BrowserContext;

const hus = nytHus(['signe'], [moede(), moede()]);
beforeEach(async () => {
  mellem = await startMellemled(hus.server.port);
  context = await nyPerson(hus.browser, { ...hus.server, url: mellem.url }, hus.grundlag.personer.signe?.token ?? '');
});
afterEach(async () => {
  await context.close();
  await mellem.luk();
});

const referat = (n = 0): string => `${mellem.url}/referater/${hus.grundlag.referater[n]}`;

/** Opens a referat and waits until the service worker has its copy and the page. */
async function aabn(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(referat());
  await page.waitForSelector('.ProseMirror');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return page;
}

describe('C8 what is kept', () => {
  it('is the built files and two pages, and no byte of a document, a name or an account', async () => {
    const page = await aabn();
    await page.goto(mellem.url);
    await page.goto(referat());
    await page.waitForSelector('.ProseMirror');
    const kept = await page.evaluate(async () => {
      const found: { url: string; text: string }[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          found.push({ url: new URL(request.url).pathname, text: (await answer?.text()) ?? '' });
        }
      }
      return found;
    });
    expect(kept.length).toBeGreaterThan(8);
    expect(kept.filter(({ url }) => !/^\/(assets\/[^/]+|skal|uden-net)$/.test(url)).map(({ url }) => url)).toEqual([]);
    expect(kept.map(({ url }) => url)).toEqual(expect.arrayContaining(['/skal', '/uden-net']));
    const signe = hus.grundlag.personer.signe;
    for (const { url, text } of kept)
      for (const secret of [
        'Havnekvarteret',
        'Aase Aagaard',
        'Signe Prøve',
        signe?.id ?? '?',
        hus.grundlag.referater[0] ?? '?',
      ])
        expect(text.includes(secret), `${url}: ${secret}`).toBe(false);
  });
});

describe('C8 without a network', () => {
  it('a referat that this computer does not have says so, and opens by itself when the network is back', async () => {
    const page = await aabn();
    mellem.saet('klip');
    await page.goto(referat(1));
    await page.waitForSelector('.ikke-aabnet');
    expect(await page.locator('.ikke-aabnet h1').textContent()).toBe('Referatet kan ikke åbnes uden net');
    expect(await axe(page)).toEqual([]);
    mellem.saet('igennem');
    await page.waitForSelector('.ProseMirror');
    expect(await page.title()).toContain('Havnekvarteret');
  });

  it('a network that says nothing is not waited for', async () => {
    const page = await aabn();
    mellem.saet('stum');
    await page.goto(referat(1));
    expect(await page.locator('#skriv').getAttribute('data-referat')).toBeNull();
  });

  it('another page tells what can be done meanwhile, calmly, and comes when the network is back', async () => {
    const page = await aabn();
    mellem.saet('klip');
    await page.goto(mellem.url);
    expect(await page.locator('h1').textContent()).toBe('Der er ingen forbindelse');
    await page.waitForSelector('#hjemme h2');
    expect(await axe(page)).toEqual([]);
    mellem.saet('igennem');
    await page.waitForSelector('text=Dine referater');
  });

  it('what the page has not loaded yet comes from its copy, and what is written is sent afterwards', async () => {
    const page = await aabn();
    await caretI(page, '.ProseMirror section[data-node=sektion] p', 0, 'slut');
    mellem.saet('klip');
    await page.keyboard.type('Skrevet uden net.');
    await page.keyboard.press('Control+f');
    await page.waitForSelector('.soegerude, [role=search]');
    await page.keyboard.press('Escape');
    mellem.saet('igennem');
    await ventTilGemt(page, 30_000);
  });
});
