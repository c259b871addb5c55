// Private notes, parked places and times in a real browser: written by keyboard alone, kept without a network, seen by
// one person only.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { aabnReferat, caretI, klager, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, medStore, nytGrundlag, startServer, type Testserver } from './server.ts';

const MOEDET = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' sagde noget om stien.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede, at det koster ??? mio. kr.')),
]);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;

beforeAll(async () => {
  grundlag = await nytGrundlag(['signe', 'malte'], [MOEDET, MOEDET, MOEDET, MOEDET]);
  server = await startServer(grundlag.data);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});

async function aabn(nr: number, hvem = 'signe'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await nyPerson(browser, server, grundlag.personer[hvem]?.token ?? '');
  const page = await aabnReferat(context, server, grundlag.referater[nr] ?? '');
  await page.getByRole('tab', { name: /^Noter/ }).waitFor();
  return { page, context };
}

/** Esc, a word, Enter: the command line. */
async function kommando(page: Page, ord: string): Promise<void> {
  await page.keyboard.press('Escape');
  // The first one closes a list beside the caret, where one is open.
  if ((await page.locator('.vaelger').count()) === 0) await page.keyboard.press('Escape');
  await page.waitForSelector('.vaelger');
  await page.keyboard.type(ord);
  await page.waitForSelector('.vaelger [role=option]');
  await page.keyboard.press('Enter');
}
const fokus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const stand = (page: Page, wanted: string) =>
  page.waitForFunction((one) => document.querySelector<HTMLElement>('.notestand')?.dataset.stand === one, wanted);

describe('notes', () => {
  it('one by keyboard alone at the caret, one to the meeting; back in the text, and there when one comes again', async () => {
    const { page, context } = await aabn(0);
    await caretI(page, indlaeg, 0, 'slut');
    await kommando(page, 'note');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    expect(await fokus(page)).toBe('Ny note ved Bo Eksempel');
    await page.keyboard.type('Sender selv kortet.');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' Videre.');
    await page.getByRole('textbox', { name: 'Ny note' }).fill('Borgmesteren går kl. 15.');
    await stand(page, 'gemt');
    await ventTilGemt(page);
    expect(await page.locator(indlaeg).first().innerText()).toBe('Bo Eksempel sagde noget om stien. Videre.');
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('.note');
    expect(await page.getByRole('tab', { name: /^Noter/ }).innerText()).toBe('Noter 2');
    const notes = await page
      .locator('.note')
      .evaluateAll((all) =>
        all.map(
          (one) => `${one.querySelector('.sted, header span')?.textContent}: ${one.querySelector('textarea')?.value}`,
        ),
      );
    expect(notes).toEqual(['Ved Bo Eksempel: Sender selv kortet.', 'Mødet: Borgmesteren går kl. 15.']);
    // A colleague has the same page without them.
    const malte = await aabn(0, 'malte');
    expect(await malte.page.getByRole('tab', { name: /^Noter/ }).innerText()).toBe('Noter');
    expect(await malte.page.locator('.note').count()).toBe(0);
    expect([...klager(page), ...klager(malte.page)]).toEqual([]);
    await Promise.all([context.close(), malte.context.close()]);
  }, 60_000);

  it('written without a network, the browser ended: there again, and sent when the line is back', async () => {
    const { page, context } = await aabn(1);
    await stand(page, 'gemt');
    await context.route('**/noter/**', (route) => route.abort());
    await page.getByRole('textbox', { name: 'Ny note' }).fill('Skrevet uden net.');
    await stand(page, 'her');
    expect(await page.locator('.notestand').innerText()).toBe(
      'Gemt på denne computer. Sendes, når der er forbindelse.',
    );
    // Opened again, still without the line: the note comes from this computer.
    await page.reload();
    await page.waitForSelector('.note');
    expect(await page.locator('.note textarea').inputValue()).toBe('Skrevet uden net.');
    await context.unroute('**/noter/**');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await stand(page, 'gemt');
    const left = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const asked = indexedDB.open('referat-noter');
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            const all = asked.result.transaction('noter').objectStore('noter').getAll();
            all.onsuccess = () => resolve(all.result.length);
          };
        }),
    );
    expect(left).toBe(0);
    await context.close();
    const again = await aabn(1);
    await again.page.waitForSelector('.note');
    expect(await again.page.locator('.note textarea').inputValue()).toBe('Skrevet uden net.');
    await again.context.close();
  }, 60_000);

  it('changed in two windows: the last one stands, the older text is kept and shown', async () => {
    const [one, two] = [await aabn(3), await aabn(3)];
    await one.page.getByRole('textbox', { name: 'Ny note' }).fill('Første');
    await one.page.keyboard.press('Enter');
    await stand(one.page, 'gemt');
    await two.page.reload();
    await two.page.waitForSelector('.note');
    await one.page.locator('.note textarea').fill('Fra det ene vindue');
    await stand(one.page, 'gemt');
    await two.page.locator('.note textarea').fill('Fra det andet vindue');
    await two.page.waitForSelector('.aeldre');
    await two.page.locator('.aeldre summary').click();
    expect(await two.page.locator('.aeldre p').allInnerTexts()).toEqual(['Fra det ene vindue']);
    expect(await two.page.locator('.note textarea').inputValue()).toBe('Fra det andet vindue');
    await Promise.all([one.context.close(), two.context.close()]);
  }, 60_000);
});

describe('parked places and times', () => {
  it('parkér writes ??? and opens its note; the list is in order, leads there, and F8 brings the note forth', async () => {
    const { page, context } = await aabn(2);
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('im');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nævnte beløbet');
    await kommando(page, 'parkér');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    expect(await fokus(page)).toBe('Privat note. ??? i Ingrid Måneskovs indlæg');
    await page.keyboard.type('4,2 eller 4,6: spørg.');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' kroner.');
    await ventTilGemt(page);
    await stand(page, 'gemt');
    expect(await page.locator(indlaeg).nth(1).innerText()).toBe('Ingrid Måneskov nævnte beløbet ??? kroner.');
    expect(await page.locator('.note .sted').allInnerTexts()).toEqual([
      '??? i Ingrid Måneskovs indlæg',
      '??? i Karen Lyngdals indlæg',
    ]);
    // The time of the indlæg that was begun here, and of no other, in the margin.
    await page.waitForSelector('[data-tid]');
    expect(await page.locator('[data-tid]').count()).toBe(1);
    expect(await page.locator('[data-tid]').innerText()).toContain('Ingrid Måneskov');
    expect(await page.locator('[data-tid]').getAttribute('data-tid')).toMatch(/^\d\d\.\d\d$/);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('tab', { name: /^Noter/ }).click();
    await caretI(page, indlaeg, 0, 'start');
    await page.keyboard.press('F8');
    await page.waitForSelector('.note[aria-current=true]');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Parkeret 2');
    expect(await page.locator('.note[aria-current=true] textarea').inputValue()).toBe('4,2 eller 4,6: spørg.');
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.startsWith('Din note: 4,2'));
    await page.getByRole('button', { name: '??? i Karen Lyngdals indlæg' }).click();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('???');

    // On the wall nobody reads what is private: neither the times nor, on F8, the note.
    await page.keyboard.press('F9');
    const shown = () =>
      page.evaluate(() => getComputedStyle(document.querySelector('[data-tid]') ?? document.body, '::before').content);
    expect(await shown()).toBe('none');
    await page.keyboard.press('F8');
    expect(await page.locator('#hoejre').isVisible()).toBe(false);
    await page.keyboard.press('F9');
    expect(await shown()).not.toBe('none');

    // Filled in: the note stays, and says that its place is filled.
    await page.keyboard.press('F8');
    await page.keyboard.press('F8');
    await page.keyboard.type('4,2');
    await ventTilGemt(page);
    await page.reload();
    await page.getByRole('tab', { name: 'Parkeret 1' }).click();
    await page.waitForSelector('text=Udfyldt eller slettet siden');
    await page.waitForSelector('[data-tid]');
    expect(klager(page)).toEqual([]);
    await context.close();
  }, 60_000);

  it('the text everybody has holds nothing of it', async () => {
    await server.stop();
    await medStore(grundlag.data, async (store) => {
      for (const id of grundlag.referater) {
        const found = await store.findGenopbygning(id);
        const all = JSON.stringify([found?.snapshot.json, found?.steps]);
        expect(all).not.toMatch(/Sender selv|uden net|spørg/);
      }
    });
    server = await startServer(grundlag.data);
  }, 60_000);
});
