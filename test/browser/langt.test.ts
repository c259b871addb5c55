// A referat of a hundred pages in a real browser: its first screen stands first, the rest is built when the browser is
// idle, and whoever goes far down at once writes there all the same.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aabnReferat, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const PUNKTER = 60;
const INDLAEG = 20;
const LANGT = moede((b) =>
  Array.from({ length: PUNKTER }, (_, p) =>
    b.del(
      'punkt',
      b.linje('overskrift', `${p + 1}. Sag`),
      ...Array.from({ length: INDLAEG }, (_, i) =>
        b.del('indlaeg', b.linje('afsnit', b.taler('be'), ` sagde ${p + 1}.${i + 1}. ${'Og mere til. '.repeat(12)}`)),
      ),
    ),
  ),
);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let v: Vaerksted;

beforeAll(async () => {
  v = await vaerksted([LANGT, LANGT, LANGT]);
  // A page that is never idle: what waits for that, waits.
  await v.context.addInitScript(() => {
    const waiting: (() => void)[] = [];
    Object.assign(window, { requestIdleCallback: (work: () => void) => waiting.push(work) });
    addEventListener('ledig', () => {
      for (const work of waiting.splice(0)) work();
    });
  });
});
afterAll(async () => {
  await v?.luk();
});

/** The n-th document, its first screen painted. */
async function aabn(n: number): Promise<Page> {
  // The last parts wait for an idle moment, which these pages do not have.
  const page = await aabnReferat(v.context, v.server, v.grundlag.referater[n] ?? '', 'referat:monteret');
  await page.waitForSelector('.topknapper', { state: 'attached' });
  await page.waitForTimeout(100);
  return page;
}
const ledig = () => void dispatchEvent(new Event('ledig'));

describe('a long referat', () => {
  it('stands with its first screen, and then whole', async () => {
    const page = await aabn(0);
    const first = await page.locator(indlaeg).count();
    expect(first).toBeGreaterThan(INDLAEG);
    expect(first).toBeLessThan((PUNKTER * INDLAEG) / 4);
    const before = await page.evaluate(() => document.querySelector('#flade')?.scrollHeight ?? 0);
    for (let i = 0; i < PUNKTER; i++) await page.evaluate(ledig);
    expect(await page.locator(indlaeg).count()).toBe(PUNKTER * INDLAEG);
    expect((await linjerPaaPapiret(page)).at(-1)).toMatch(/^Bo Eksempel sagde 60\.20\./);
    const after = await page.evaluate(() => document.querySelector('#flade')?.scrollHeight ?? 0);
    expect(Math.abs(after - before)).toBeLessThan(before / 10);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('is written in far down before it is whole', async () => {
    const page = await aabn(1);
    await page.evaluate(ledig);
    await page.locator('.indhold .led').last().click();
    await page.keyboard.type('Ny ');
    await ventTilGemt(page);
    expect((await linjerPaaPapiret(page)).filter((line) => line.startsWith('Ny '))).toEqual(['Ny 60. Sag']);
    for (let i = 0; i < PUNKTER; i++) await page.evaluate(ledig);
    expect(await page.locator(indlaeg).count()).toBe(PUNKTER * INDLAEG);
    const then = await page.locator('.ProseMirror section[data-node=punkt]').last().boundingBox();
    expect(then && then.y >= 0 && then.y < 850).toBe(true);
    await page.keyboard.type('x');
    expect((await linjerPaaPapiret(page)).filter((line) => line.startsWith('Ny '))).toEqual(['Ny x60. Sag']);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('is copied whole before it is whole', async () => {
    const page = await aabn(2);
    await page.locator('.ProseMirror').press('Control+a');
    await page.waitForTimeout(100);
    const copied = await page.evaluate(() => {
      const transfer = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true });
      document.querySelector('.ProseMirror')?.dispatchEvent(event);
      return transfer.getData('text/plain');
    });
    expect(copied).toContain('sagde 60.20.');
    await page.close();
  });
});
