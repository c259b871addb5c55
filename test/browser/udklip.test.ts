// What Word, Outlook, Excel, Google Docs and web pages really put on the clipboard, through the real clipboard of a real
// Chromium into the writing page: text and structure come, looks, hidden text and scripts do not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caretI, klager, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { opbygning, type Vaerksted, vaerksted } from './rude.ts';

const DOC = moede((b) => [
  b.linje('afsnit'),
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' sagde før og efter.')),
  b.del('konklusion', b.linje('afsnit')),
]);
const sektion = '.ProseMirror > section[data-node=sektion]';
const AFSNIT = `${sektion} > p`;

let v: Vaerksted;
let n = 0;
beforeAll(async () => {
  v = await vaerksted(Array.from({ length: 12 }, () => DOC));
});
afterAll(async () => {
  await v?.luk();
});

const fil = (navn: string): string => readFileSync(join(import.meta.dirname, 'udklip', `${navn}.html`), 'utf8');

/** Puts it on the clipboard as another program would, and pastes with the keys. */
async function klip(page: Page, html: string, text = 'x'): Promise<void> {
  await page.evaluate(
    (data) =>
      document.addEventListener(
        'copy',
        (event) => {
          event.clipboardData?.setData('text/html', data.html);
          event.clipboardData?.setData('text/plain', data.text);
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true, once: true },
      ),
    { html, text },
  );
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await page.waitForTimeout(150);
}

async function indsat(navn: string, selector = AFSNIT, text?: string): Promise<Page> {
  const page = await v.side(n++);
  await caretI(page, selector, 0, 'slut');
  await klip(page, fil(navn), text);
  return page;
}

/** The section without its heading and what stood there before. */
async function kommet(page: Page): Promise<string> {
  const all = await opbygning(page, sektion);
  return all.replace(/^sektion\(overskrift"Referat af mødet" /, '').replace(/ ?indlaeg\("Bo Eksempel sagde.*$/, '');
}

describe('Word', () => {
  it('headings with their numbers, lists by their numbers, a table with its headings, m²', async () => {
    const page = await indsat('word');
    expect(await kommet(page)).toBe(
      [
        'sektion(overskrift"1. Nyt om kajen" "Areal: 1.200 m² og en kælder på 300 m³. Jf. note[1]. Se planen."',
        'liste(listepunkt("Belysning" "med sensorer" liste(listepunkt("ved trappen"))) listepunkt("Bænke"))',
        '"Rækkefølge:" liste(listepunkt("Udbud") listepunkt("Bygning")) liste(listepunkt("Forfra"))',
        'liste(listepunkt("Første") listepunkt("Anden"))',
        'sektion(overskrift"Økonomi" tabel(tr(th("Post") th("Beløb")) tr(td("Trappe") td("2 mio. kr."))) "Vedtaget senere."))',
      ].join(' '),
    );
    expect(await page.locator(`${sektion} a`).getAttribute('href')).toBe('https://eksempel.dk/kaj');
    expect(await page.locator('.indsaetbesked p').first().textContent()).toBe(
      '1 billede kunne ikke følge med. Gem det som fil, og træk filen hertil.',
    );
    expect(klager(page)).toEqual([]);
    await ventTilGemt(page);
    await page.close();
  });

  it('in a conclusion headings are bold lines', async () => {
    const page = await indsat('word', `${sektion} section[data-node=konklusion] p`);
    const inside = await opbygning(page, `${sektion} section[data-node=konklusion]`);
    expect(inside).toMatch(/^konklusion\("1\. Nyt om kajen" "Areal/);
    expect(inside).toContain('"Økonomi" tabel(');
    await ventTilGemt(page);
    await page.close();
  });

  it('after an indlæg they are sections; in the middle of one, lines of their own', async () => {
    const page = await indsat('word', `${sektion} section[data-node=indlaeg] p`);
    expect(await opbygning(page, sektion)).toMatch(
      /indlaeg\("Bo Eksempel sagde før og efter\."\) sektion\(overskrift"1\. Nyt om kajen" .* konklusion\(""\)\)$/,
    );
    await page.keyboard.press('Control+z');
    await caretI(page, `${sektion} section[data-node=indlaeg] p`, 0, 'slut');
    for (let i = 0; i < ' og efter.'.length; i++) await page.keyboard.press('ArrowLeft');
    await klip(page, '<h2>Midt</h2><p>i</p>');
    expect(await opbygning(page, `${sektion} section[data-node=indlaeg]`)).toBe(
      'indlaeg("Bo Eksempel sagde før" "Midt" "i og efter.")',
    );
    expect(await page.locator(`${sektion} section[data-node=indlaeg] strong`).allTextContents()).toContain('Midt');
    await ventTilGemt(page);
    await page.close();
  });
});

describe('other programs', () => {
  it('Outlook: true addresses, bullets that are letters, a frame is no table', async () => {
    const page = await indsat('outlook');
    expect(await kommet(page)).toBe(
      '"Hej Karen" "Se planen 😀 og ring.Vi ses" liste(listepunkt("kaffe") listepunkt("te")) ' +
        'liste(listepunkt("vand")) liste(listepunkt("rugbrød")) "Bo EksempelFormand"',
    );
    expect(await page.locator(`${sektion} a`).getAttribute('href')).toBe('https://eksempel.dk/plan?a=1');
    // The signature's logo is lost and said; the tracker is not worth a word.
    expect(await page.locator('.indsaetbesked p').first().textContent()).toMatch(/^1 billede/);
    await ventTilGemt(page);
    await page.close();
  });

  it('Excel: a table without its empty edges and hidden rows', async () => {
    const page = await indsat('excel', AFSNIT, 'Opgave\tAnsvarlig\tFrist');
    expect(await kommet(page)).toBe(
      'tabel(tr(th("Opgave") th("Ansvarlig") th("Frist")) tr(td("Ring til havnen") td("Bo E.") td("1. april")) ' +
        'tr(td("Send plan") td("") td("")))',
    );
    await ventTilGemt(page);
    await page.close();
  });

  it('Google Docs: weight as it is shown, nested lists, no boxes', async () => {
    const page = await indsat('googledocs');
    expect(await kommet(page)).toBe(
      'sektion(overskrift"Trafik" "Der køres for stærkt. Måling" ' +
        'liste(listepunkt("Bump" liste(listepunkt("ved skolen"))) listepunkt("Skilte")) liste(listepunkt("Optælling")) ' +
        'tabel(tr(td("Vej") td("Biler")) tr(td("Kajgade") td(liste(listepunkt("300"))))))',
    );
    expect(await page.locator(`${sektion} strong`).allTextContents()).toEqual(['for']);
    expect(await page.locator(`${sektion} a`).getAttribute('href')).toBe('https://eksempel.dk/fart');
    expect(await page.locator('.indsaetbesked').count()).toBe(0);
    await ventTilGemt(page);
    await page.close();
  });

  it('a web page: no scripts, forms, menus or hidden words', async () => {
    const page = await indsat('web');
    expect(await kommet(page)).toBe(
      'sektion(overskrift"Ny lokalplan" "Foto: Kommunen" "Planen er vedtaget den 3. marts. Klik uden" "Vi glæder os." ' +
        '"Høring" "8 uger" "Navn" "linje 1linje 2" "Fin Åre" "🎉")',
    );
    expect(await page.locator(`${sektion} a`).count()).toBe(0);
    expect(await page.title()).not.toBe('ond');
    expect(klager(page)).toEqual([]);
    await ventTilGemt(page);
    await page.close();
  });
});

/** Longer passages in the very shape that the program writes; what they become is written down beside them. */
describe.each(['word-dagsorden', 'excel-budget', 'outlook-svar', 'libreoffice'])('%s', (navn) => {
  it('becomes what is written down', async () => {
    const page = await indsat(navn);
    const golden = readFileSync(join(import.meta.dirname, 'udklip', `${navn}.golden`), 'utf8').trim();
    expect(await kommet(page)).toBe(golden);
    expect(klager(page)).toEqual([]);
    await ventTilGemt(page);
    await page.close();
  });
});
