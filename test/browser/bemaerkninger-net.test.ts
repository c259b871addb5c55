// Proposals that are accepted while the line is gone or somebody else writes in the same words: taken in once, or said not
// to have been. Real Chromium, real server.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Traad } from '../../editor/model/bemaerkning.ts';
import { bemaerk, traadene } from './bemaerket.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const MOEDET = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for ønskerne til stueetagerne.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('im'), ' oplyste, at arbejdet ventes at tage ni uger.')),
]);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';
const hus = nytHus(['signe', 'malte'], [MOEDET, MOEDET, MOEDET]);

async function aabn(n: number, hvem = 'signe'): Promise<Page> {
  const page = await hus.aabn(hvem, n);
  await page.waitForSelector('.traad[data-aktiv]');
  return page;
}
async function ventStand(n: number, wanted: Traad['stand']): Promise<void> {
  let found: readonly Traad[] = [];
  for (let tries = 0; tries < 100; tries++) {
    found = await traadene(hus, 'malte', n);
    if (found[0]?.stand === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(found[0]?.stand).toBe(wanted);
}
const foreslaa = (n: number) =>
  bemaerk(hus, 'malte', n, MOEDET, {
    citat: 'arbejdet ventes at tage ni uger',
    forslag: { art: 'ret', tekst: 'arbejdet ventes at tage ti uger' },
  });

describe('a proposal accepted without a line', () => {
  it('stands in the text and as accepted, also after the page is loaded again, and is sent when the line is back', async () => {
    await foreslaa(0);
    const page = await aabn(0);
    await page.context().route('**/steps', (route) => route.abort());
    await page.keyboard.press('Control+F8');
    await page.keyboard.press('a');
    expect((await linjerPaaPapiret(page)).at(-1)).toContain('ti uger');
    expect(await page.getByRole('tab', { name: /^Bemærkninger/ }).innerText()).toBe('Bemærkninger');
    await page.waitForFunction(() => document.getElementById('gemt')?.dataset.slags === 'intet-net');
    expect((await traadene(hus, 'malte', 0))[0]?.stand).toBe('aaben');
    await page.reload();
    await page.waitForSelector('.traadfilter');
    expect((await linjerPaaPapiret(page)).at(-1)).toContain('ti uger');
    expect(await page.getByRole('tab', { name: /^Bemærkninger/ }).innerText()).toBe('Bemærkninger');
    await page.context().unroute('**/steps');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await ventStand(0, 'indarbejdet');
    await ventTilGemt(page);
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('is not taken in where somebody else changed the words meanwhile; that is said, and it is open again', async () => {
    await foreslaa(1);
    const page = await aabn(1);
    await page.context().route('**/steps', (route) => route.abort());
    await page.keyboard.press('Control+F8');
    await page.keyboard.press('a');
    const colleague = await aabn(1, 'malte');
    await caretI(colleague, indlaeg, 1, 'slut');
    await colleague.keyboard.press('ArrowLeft');
    for (const _ of 'uger') await colleague.keyboard.press('Backspace');
    await colleague.keyboard.type('måneder');
    await ventTilGemt(colleague);
    await page.context().unroute('**/steps');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator('.traadbesked', { hasText: 'Malte Prøves forslag blev ikke indarbejdet' }).waitFor();
    await ventTilGemt(page);
    for (const one of [page, colleague])
      expect((await linjerPaaPapiret(one)).at(-1)).toBe(
        'Ingrid Måneskov oplyste, at arbejdet ventes at tage ni måneder.',
      );
    await ventStand(1, 'aaben');
    // Nothing was typed that could be lost.
    await page.waitForTimeout(500);
    expect(await page.locator('.reddet').isVisible()).toBe(false);
    expect(await page.getByRole('tab', { name: /^Bemærkninger/ }).innerText()).toBe('Bemærkninger 1');
    expect(await page.locator('.traad[data-aktiv]').innerText()).toContain('Teksten er ændret siden');
    expect([...klager(page), ...klager(colleague)]).toEqual([]);
    await Promise.all([page.context().close(), colleague.context().close()]);
  }, 60_000);
});

describe('a paragraph that is proposed away', () => {
  it('goes with the contribution it was all of, and comes back whole; T selects its passage', async () => {
    await bemaerk(hus, 'malte', 2, MOEDET, {
      citat: 'Ingrid Måneskov oplyste, at arbejdet ventes at tage ni uger.',
      forslag: { art: 'slet-afsnit', tekst: '' },
    });
    const page = await aabn(2);
    await page.keyboard.press('Control+F8');
    await page.keyboard.press('t');
    await page.waitForFunction(() => /oplyste, at arbejdet/.test(getSelection()?.toString() ?? ''));
    await page.keyboard.press('Control+F8');
    await page.keyboard.press('a');
    expect(await page.locator(indlaeg).count()).toBe(1);
    await ventStand(2, 'indarbejdet');
    await page.keyboard.press('u');
    expect(await page.locator(indlaeg).count()).toBe(2);
    await ventStand(2, 'aaben');
    expect((await traadene(hus, 'malte', 2))[0]?.anker.stand).toBe('fast');
    expect(await page.locator(indlaeg).last().locator('.taler').innerText()).toBe('Ingrid Måneskov');
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});
