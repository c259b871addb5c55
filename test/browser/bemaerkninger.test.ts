// The referent works through what others remarked, in real Chromium against the real server: by keyboard alone, while more
// comes in, with proposals that want the same words, that are outdated, and whose text is gone.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Traad } from '../../editor/model/bemaerkning.ts';
import { axe, paaSkaerme } from './axe.ts';
import { bemaerk, traadene } from './bemaerket.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const MOEDET = moede((b) => [
  b.del(
    'indlaeg',
    b.linje('afsnit', b.taler('be'), ' redegjorde for ønskerne til stueetagerne. Der er brug for mødesteder.'),
  ),
  b.del(
    'indlaeg',
    b.linje('afsnit', b.taler('im'), ' oplyste, at arbejdet ventes at tage ni uger og koste 4,2 mio. kr.'),
  ),
  b.del(
    'indlaeg',
    b.linje('afsnit', b.taler('kl'), ' svarede ', b.omtale('aaoe'), ', at stien holdes åben hele vinteren.'),
  ),
]);
const MANGE = moede((b) =>
  Array.from({ length: 60 }, (_, i) =>
    b.del('indlaeg', b.linje('afsnit', b.taler('be'), ` sagde sætning nummer ${i + 1} om havnen og dens brugere.`)),
  ),
);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';
const hus = nytHus(['signe', 'malte', 'aase'], [MOEDET, MOEDET, MOEDET, MOEDET, MOEDET, MANGE, MOEDET]);

/** Opens the n-th referat and waits for its remarks. */
async function aabn(n: number, hvem = 'signe'): Promise<Page> {
  const page = await hus.aabn(hvem, n);
  await page.waitForSelector('.traad[data-aktiv]');
  return page;
}
/** What the open card says. */
const kort = (page: Page) => page.locator('.traad[data-aktiv] article');
const navnet = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
/** Waits for the stands of all threads at the server, by their numbers. */
async function ventStande(n: number, wanted: readonly Traad['stand'][]): Promise<readonly Traad[]> {
  let found: readonly Traad[] = [];
  for (let tries = 0; tries < 60; tries++) {
    found = await traadene(hus, 'malte', n);
    if (JSON.stringify(found.toSorted((a, b) => a.nr - b.nr).map(({ stand }) => stand)) === JSON.stringify(wanted))
      return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(found.toSorted((a, b) => a.nr - b.nr).map(({ stand }) => stand)).toEqual(wanted);
  return found;
}
async function kommando(page: Page, ord: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForSelector('.vaelger');
  await page.keyboard.type(ord);
  await page.waitForSelector('.vaelger [role=option]');
  await page.keyboard.press('Enter');
}

describe('by keyboard alone', () => {
  it('goes through all, accepts, answers, refuses, takes back; the server agrees', async () => {
    await bemaerk(hus, 'malte', 0, MOEDET, { citat: 'Der er brug for mødesteder.', tekst: 'Det sagde jeg ikke.' });
    await bemaerk(hus, 'malte', 0, MOEDET, {
      ...{ citat: 'Karen Lyngdal svarede Aase Aagaard-Øllgård, at stien holdes åben', slags: 'faktuel' },
      forslag: { art: 'ret', tekst: 'Karen Lyngdal lovede Aase Aagaard-Øllgård, at stien er åben' },
    });
    await bemaerk(hus, 'aase', 0, MOEDET, {
      ...{ citat: 'ni uger', slags: 'faktuel', tekst: 'Der blev sagt ti.' },
      forslag: { art: 'ret', tekst: 'ti uger' },
    });
    await bemaerk(hus, 'aase', 0, MOEDET, {
      citat: 'Karen Lyngdal svarede Aase Aagaard-Øllgård, at stien holdes åben hele vinteren.',
      forslag: { art: 'nyt-afsnit', tekst: 'Der kommer lys på.' },
    });
    const page = await aabn(0);
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Bemærkninger 4');
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.press('Control+F8');
    expect(await navnet(page)).toBe('1 af 4. Malte Prøve. Bemærkning. Venter på referenten.');
    expect(await page.locator('.gennemgangstaster').isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);

    // An answer settles a remark, and the walk goes on.
    await page.keyboard.press('s');
    await page.keyboard.type('Det står på båndet.');
    await page.keyboard.press('Enter');
    await ventStande(0, ['besvaret', 'aaben', 'aaben', 'aaben']);
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.includes('Aase Prøve'));
    expect(await navnet(page)).toBe('1 af 3. Aase Prøve. Forslag til ny ordlyd. Venter på referenten.');

    // A refusal asks for its reason; one without is not sent.
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    expect((await traadene(hus, 'malte', 0))[2]?.stand).toBe('aaben');
    expect(await page.locator('.traadbesked').innerText()).toBe('Skriv en begrundelse.');
    await page.keyboard.type('Referatet følger notatet.');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const afvist = await ventStande(0, ['besvaret', 'aaben', 'afvist', 'aaben']);
    expect(afvist[2]).toMatchObject({ begrundelse: 'Referatet følger notatet.', afgjort: { navn: 'Signe Prøve' } });

    // Accepted: the words at once, the names still names, and the same at the server.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('1 af 2'));
    await page.keyboard.press('a');
    expect((await linjerPaaPapiret(page)).at(-1)).toBe(
      'Karen Lyngdal lovede Aase Aagaard-Øllgård, at stien er åben hele vinteren.',
    );
    expect(await page.locator(indlaeg).last().locator('.omtale, .taler').allInnerTexts()).toEqual([
      'Karen Lyngdal',
      'Aase Aagaard-Øllgård',
    ]);
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Bemærkninger 1');
    expect(await page.locator('.traadbesked').innerText()).toBe('Indarbejdet. Ctrl + Z fortryder. Fortryd');
    await ventStande(0, ['besvaret', 'indarbejdet', 'afvist', 'aaben']);
    await page.keyboard.press('a');
    expect((await linjerPaaPapiret(page)).at(-1)).toBe('Der kommer lys på.');
    await ventStande(0, ['besvaret', 'indarbejdet', 'afvist', 'indarbejdet']);

    // Taken back in words: first the paragraph, then, from the text, the wording by Ctrl+Z.
    await page.keyboard.press('u');
    await ventStande(0, ['besvaret', 'indarbejdet', 'afvist', 'aaben']);
    expect((await linjerPaaPapiret(page)).at(-1)).toContain('lovede');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await page.locator('.gennemgangstaster').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    const tilbage = await ventStande(0, ['besvaret', 'aaben', 'afvist', 'aaben']);
    expect((await linjerPaaPapiret(page)).at(-1)).toBe(
      'Karen Lyngdal svarede Aase Aagaard-Øllgård, at stien holdes åben hele vinteren.',
    );
    expect(tilbage.map(({ anker }) => anker.stand)).toEqual(['fast', 'fast', 'fast', 'fast']);
    // And done again.
    await page.keyboard.press('Control+y');
    await ventStande(0, ['besvaret', 'indarbejdet', 'afvist', 'aaben']);

    // Another look finds it all as it was left.
    await ventTilGemt(page);
    await page.reload();
    await page.waitForSelector('.traad');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Bemærkninger 1');
    await page.getByLabel('Vis', { exact: true }).selectOption('alle');
    expect(await page.locator('.traad').count()).toBe(4);
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('every decision is in the command line too', async () => {
    await bemaerk(hus, 'malte', 1, MOEDET, { citat: 'mødesteder', tekst: 'Hvilke?' });
    const page = await aabn(1);
    await caretI(page, indlaeg, 2, 'slut');
    await kommando(page, 'vent');
    await ventStande(1, ['holdt']);
    await page.locator('.ProseMirror').focus();
    await kommando(page, 'til næste møde');
    await ventStande(1, ['naeste-moede']);
    await page.locator('.ProseMirror').focus();
    await kommando(page, 'fortryd afgørelse');
    await ventStande(1, ['holdt']);
    await page.locator('.ProseMirror').focus();
    await kommando(page, 'afvis');
    await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
    await page.keyboard.type('Nej.');
    await page.keyboard.press('Enter');
    await ventStande(1, ['afvist']);
    await page.locator('.ProseMirror').focus();
    await kommando(page, 'åbn igen');
    await ventStande(1, ['aaben']);
    // In the text nothing of it was written.
    expect(await linjerPaaPapiret(page)).not.toContainEqual(expect.stringContaining('Nej'));
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe('while others write', () => {
  it('what comes in leaves the focus and what is being written; a draft is there after a reload', async () => {
    await bemaerk(hus, 'malte', 2, MOEDET, { citat: 'mødesteder', tekst: 'Den første.' });
    const page = await aabn(2);
    await page.keyboard.press('Control+F8');
    await page.keyboard.press('r');
    await page.keyboard.type('Halvt skre');
    await bemaerk(hus, 'aase', 2, MOEDET, { citat: 'ønskerne', tekst: 'Den anden, foran.' });
    await page.getByRole('tab', { name: 'Bemærkninger 2' }).waitFor();
    await page.keyboard.type('vet');
    const felt = page.locator('.svarfelt textarea');
    expect(await felt.inputValue()).toBe('Halvt skrevet');
    expect(await felt.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.reload();
    await page.waitForSelector('.svarfelt textarea, .kladdelinje');
    await page.getByRole('button', { name: /Malte Prøve/ }).click();
    expect(await felt.inputValue()).toBe('Halvt skrevet');

    // Settled in another window: shown here.
    await felt.focus();
    await page.keyboard.press('Escape');
    expect(await page.locator('.svarfelt').count()).toBe(0);
    const colleague = await aabn(2, 'aase');
    await colleague.getByRole('button', { name: /Malte Prøve/ }).click();
    await colleague.keyboard.press('v');
    await page.waitForSelector('.traad[data-stand=holdt]');
    expect([...klager(page), ...klager(colleague)]).toEqual([]);
    await Promise.all([page.context().close(), colleague.context().close()]);
  }, 60_000);

  it('a second tab reads along and decides nothing', async () => {
    const page = await aabn(2);
    const second = await hus.side(page.context(), 2);
    await second.waitForSelector('.traad[data-aktiv]');
    expect(await page.locator('.traad .handling').count()).toBeGreaterThan(0);
    expect(await second.locator('.traad .handling').count()).toBe(0);
    await page.context().close();
  }, 60_000);
});

describe('proposals that do not fit', () => {
  it('two for the same words stand side by side; taking one makes the other outdated, and it is edited in', async () => {
    await bemaerk(hus, 'malte', 3, MOEDET, {
      citat: 'tage ni uger og koste 4,2 mio. kr.',
      forslag: { art: 'ret', tekst: 'tage ti uger og koste 4,2 mio. kr.' },
    });
    await bemaerk(hus, 'aase', 3, MOEDET, {
      citat: 'ni uger og koste 4,2',
      forslag: { art: 'ret', tekst: 'ni uger og koste 4,6' },
    });
    const page = await aabn(3);
    expect(await page.locator('.forslaget b').allInnerTexts()).toEqual(['Malte Prøve', 'Aase Prøve']);
    expect(await page.locator('.forslaget del').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('ni'), expect.stringContaining('4,2')]),
    );
    expect(await paaSkaerme(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Tag Aase Prøves forslag' }).click();
    await ventStande(3, ['aaben', 'indarbejdet']);
    await page.waitForFunction(() => document.querySelector('.konflikt') === null);
    await page.getByRole('tab', { name: 'Bemærkninger 1' }).waitFor();
    expect(await kort(page).innerText()).toContain('Teksten er ændret siden');
    // Accepting what is outdated shows all three wordings instead.
    await kort(page).focus();
    await page.keyboard.press('a');
    const ord = await page.locator('.begge dd').allInnerTexts();
    expect(ord[0]).toBe('tage ni uger og koste 4,2 mio. kr.');
    expect(ord[1]).toBe('tage ni uger og koste 4,6 mio. kr.');
    expect(await axe(page)).toEqual([]);
    expect((await traadene(hus, 'malte', 3))[0]?.stand).toBe('aaben');
    await page.keyboard.press('e');
    const felt = page.locator('.svarfelt textarea').first();
    expect(await felt.inputValue()).toBe('tage ti uger og koste 4,2 mio. kr.');
    await felt.fill('tage ti uger og koste 4,6 mio. kr.');
    await page.locator('.svarfelt textarea').nth(1).fill('Beløbet er det, Aase oplyste.');
    await felt.press('Enter');
    const done = await ventStande(3, ['delvist', 'indarbejdet']);
    expect((await linjerPaaPapiret(page)).at(-2)).toBe(
      'Ingrid Måneskov oplyste, at arbejdet ventes at tage ti uger og koste 4,6 mio. kr.',
    );
    expect(done.length).toBe(2);
    for (let tries = 0; tries < 50; tries++) {
      if ((await traadene(hus, 'malte', 3))[0]?.begrundelse !== '') break;
      await page.waitForTimeout(100);
    }
    expect((await traadene(hus, 'malte', 3))[0]?.begrundelse).toBe('Beløbet er det, Aase oplyste.');
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('one whose text is deleted is loose, with its quote; the text comes back, and so does its place', async () => {
    await bemaerk(hus, 'malte', 4, MOEDET, { citat: 'Der er brug for mødesteder.', tekst: 'Ikke kun det.' });
    const page = await aabn(4);
    expect(await page.locator('.bemaerket').innerText()).toBe('Der er brug for mødesteder.');
    await page.locator(indlaeg).first().click({ clickCount: 3 });
    await page.keyboard.press('Delete');
    await page.keyboard.type('xx');
    await page.waitForFunction(() =>
      /Teksten er væk|Løsrevet/.test(document.querySelector('.traad')?.textContent ?? ''),
    );
    expect(await page.locator('.bemaerket').count()).toBe(0);
    expect(await page.locator('.traad .citat').innerText()).toContain('Der er brug for mødesteder.');
    // The whole contribution gone: nothing is left but the list of what is loose.
    for (let n = 0; n < 8; n++) await page.keyboard.press('Backspace');
    await page.getByRole('heading', { name: 'Løsrevet (1)' }).waitFor();
    expect(await axe(page)).toEqual([]);
    for (let n = 0; n < 16; n++) await page.keyboard.press('Control+z');
    await page.waitForSelector('.bemaerket');
    expect(await page.locator('.bemaerket').innerText()).toBe('Der er brug for mødesteder.');
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe('many', () => {
  it('sixty are a calm stack: one open, beside its passage; found by person and kind', async () => {
    for (let i = 0; i < 60; i++)
      await bemaerk(hus, i % 2 === 0 ? 'malte' : 'aase', 5, MANGE, {
        ...{ citat: `sætning nummer ${i + 1} om havnen`, tekst: `Nummer ${i + 1}.` },
        slags: i % 3 === 0 ? 'sprog' : 'faktuel',
      });
    const page = await aabn(5);
    expect(await page.locator('.traad').count()).toBe(60);
    expect(await page.locator('.traad article').count()).toBe(1);
    const order = await page.locator('.traad .uddrag').allInnerTexts();
    expect(order.slice(0, 3)).toEqual(['Nummer 2.', 'Nummer 3.', 'Nummer 4.']);
    await page.keyboard.press('Control+F8');
    for (let n = 0; n < 20; n++) await page.keyboard.press('j');
    await page.waitForTimeout(300);
    expect(await navnet(page)).toContain('21 af 60');
    /** How far below its passage the open card begins. */
    const skaevt = () =>
      page.evaluate(() => {
        const of = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
        return of('.traad[data-aktiv] article') - of('.bemaerket.nu');
      });
    expect(Math.abs(await skaevt())).toBeLessThan(24);
    // The paper is scrolled: the card goes with it.
    await page.locator('#flade').evaluate((one) => one.scrollBy(0, 120));
    await page.waitForTimeout(200);
    expect(Math.abs(await skaevt())).toBeLessThan(24);
    // The caret in another passage opens that one; typing there keeps the focus in the text.
    await caretI(page, indlaeg, 40, 'slut');
    await page.keyboard.press('Home');
    for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.traad[data-aktiv]')?.textContent?.includes('Nummer 41.'));
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await page.getByLabel('Fra hvem').selectOption('Aase Prøve');
    expect(await page.locator('.traad').count()).toBe(31);
    await page.getByLabel('Slags').selectOption('sprog');
    expect(await page.locator('.traad .traadlinje').count()).toBe(10);
    expect(await axe(page)).toEqual([]);
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 90_000);
});

describe('a remark of one’s own', () => {
  it('is made from what is selected, right after typing, and is kept until it is sent', async () => {
    const page = await hus.aabn('aase', 6);
    expect(await page.getByRole('tab', { name: /Bemærkninger/ }).count()).toBe(0);
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(' (direktør)');
    await caretI(page, indlaeg, 1, 'slut');
    for (const _ of 'mio. kr.') await page.keyboard.press('Shift+ArrowLeft');
    await kommando(page, 'bemærk');
    await page.waitForFunction(() => document.activeElement?.id === 'ny-tekst');
    await page.keyboard.type('Er det med moms?');
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('#ny-tekst, .topknapper');
    await kommandoIText(page, 'bemærk');
    await page.waitForSelector('#ny-tekst');
    expect(await page.locator('#ny-tekst').inputValue()).toBe('Er det med moms?');
    await page.getByRole('button', { name: 'Foreslå en anden ordlyd' }).click();
    await page.getByLabel('Foreslået ordlyd').fill('mio. kr. uden moms.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForSelector('.traad[data-aktiv]');
    const [made] = await traadene(hus, 'malte', 6);
    expect(made).toMatchObject({
      ...{ citat: 'mio. kr.', tekst: 'Er det med moms?', af: { navn: 'Aase Prøve' } },
      ...{ forslag: { art: 'ret', tekst: 'mio. kr. uden moms.' }, anker: { stand: 'fast' } },
    });
    expect(await page.locator('.bemaerket').innerText()).toBe('mio. kr.');
    expect(klager(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

async function kommandoIText(page: Page, ord: string): Promise<void> {
  await caretI(page, indlaeg, 1, 'slut');
  await kommando(page, ord);
}
