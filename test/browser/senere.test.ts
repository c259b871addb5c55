// What stands beside the text comes in two holds: the second waits for an idle moment, brings its words and keys then, and
// one that cannot be fetched leaves the text and the other hold as they are.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aabnReferat, caretI, klager, nyPerson, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const DOC = moede((b) => [b.linje('afsnit', 'Før tabellen.')]);
const afsnit = '.ProseMirror section[data-node=sektion] p';
let v: Vaerksted;

beforeAll(async () => {
  v = await vaerksted([DOC, DOC]);
});
afterAll(async () => {
  await v?.luk();
});

const hentet = (page: Page, name: string): Promise<boolean> =>
  page.evaluate(
    (one) =>
      performance
        .getEntriesByType('resource')
        .some((entry) => new URL(entry.name).pathname.startsWith(`/assets/${one}-`)),
    name,
  );
/** What the command line offers for a word; it is closed again. */
async function tilbudt(page: Page, ord: string): Promise<readonly string[]> {
  await page.keyboard.press('Escape');
  await page.waitForSelector('.vaelger');
  await page.keyboard.type(ord);
  const all = await page.locator('.vaelger [role=option]').allInnerTexts();
  await page.keyboard.press('Escape');
  await page.waitForSelector('.vaelger', { state: 'detached' });
  return all;
}

describe('the last hold', () => {
  it('waits for an idle moment; one writes and has the panels without it, and its words and keys come with it', async () => {
    const page = await aabnReferat(v.context, v.server, v.grundlag.referater[0] ?? '');
    await page.addInitScript(() => {
      const waiting: (() => void)[] = [];
      Object.assign(window, { requestIdleCallback: (work: () => void) => waiting.push(work) });
      addEventListener('ledig', () => {
        for (const work of waiting.splice(0)) work();
      });
    });
    await page.reload();
    await page.waitForSelector('.topknapper', { state: 'attached' });
    await caretI(page, afsnit, 0, 'slut');
    await page.keyboard.type(' Skrevet først.');
    await ventTilGemt(page);
    expect([await hentet(page, 'udvidelser'), await hentet(page, 'senere')]).toEqual([true, false]);
    expect(await tilbudt(page, 'ankom')).toEqual([]);
    expect(await tilbudt(page, 'note')).not.toEqual([]);

    await page.waitForFunction(() => {
      dispatchEvent(new Event('ledig'));
      return performance.getEntriesByName('referat:samlet').length > 0;
    });
    expect((await tilbudt(page, 'ankom'))[0]).toContain('ankom');
    await page.keyboard.press('Escape');
    await page.keyboard.type('tabel');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ProseMirror table');
    await page.keyboard.type('A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('B');
    const cells = await page.locator('.ProseMirror th').allInnerTexts();
    expect(cells.map((text) => text.trim())).toEqual(['A', 'B', '']);
    // What was written before the hold came is undone as ever: its plugins took nobody else's state.
    for (let i = 0; i < 6; i++) await page.keyboard.press('Control+z');
    expect(await page.locator(afsnit).first().innerText()).toBe('Før tabellen.');
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('that cannot be fetched leaves the text, the panels and the saving', async () => {
    // Somebody else's computer: this one's service worker has the hold already.
    const browser = v.context.browser();
    if (!browser) throw new Error('the browser is gone');
    const context = await nyPerson(browser, v.server, v.grundlag.personer.signe?.token ?? '');
    const page = await context.newPage();
    await page.route(/\/assets\/senere-/, (route) => route.abort());
    await page.goto(`${v.server.url}/referater/${v.grundlag.referater[1]}`);
    await page.waitForFunction(() => performance.getEntriesByName('referat:samlet').length > 0);
    expect((await page.locator('[role=status]').allTextContents()).join()).toContain('Ruderne kunne ikke hentes.');
    await caretI(page, afsnit, 0, 'slut');
    await page.keyboard.type(' Og videre.');
    await ventTilGemt(page);
    expect(await tilbudt(page, 'punkt')).not.toEqual([]);
    expect(await page.locator('.person').count()).toBeGreaterThan(0);
    await context.close();
  });
});
