// What is in no public edition, on the writing page: the words that close and open it, a sign that is read aloud and is not
// colour alone; and the export page's choice of edition. Real Chromium, real server.
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Node } from 'prosemirror-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import { axe } from './axe.ts';
import { aabnReferat, caretI, klager, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

const lukket = { adgang: 'lukket' };
const AABENT = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' nævnte købet.')),
  b.del('punkt', b.linje('overskrift', '3. Hemmelighus'), b.linje('afsnit', 'Hemmelighus ligger ved kajen.')),
]);
/** Ingrid Måneskov is hidden on the list. */
const skjulIngrid = (node: Node): Node =>
  node.isText
    ? node
    : node.type.create(
        node.attrs.navn === 'Ingrid Måneskov' ? { ...node.attrs, ...lukket } : node.attrs,
        node.children.map(skjulIngrid),
        node.marks,
      );
const LUKKET = skjulIngrid(
  moede((b) => [
    b.linje('afsnit', 'Prisen er ', schema.text('3 mio. kr.', [schema.marks.skjult.create(lukket)]), ' i alt.'),
    schema.nodes.punkt.create({ ...lukket, id: 'p1' }, [
      b.linje('overskrift', '3. Køb af ejendom'),
      b.linje('afsnit', 'Sælger er ikke oplyst.'),
      schema.nodes.konklusion.create({ adgang: 'aaben', art: 'beslutning', id: 'p2' }, [
        b.linje('afsnit', 'Vedtaget.'),
      ]),
    ]),
    schema.nodes.afsnit.create({ adgang: 'udelades', id: 'p3' }, schema.text('Intern bemærkning.')),
    b.del('indlaeg', b.linje('afsnit', b.taler('im'), ' spurgte.')),
  ]),
);

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  grundlag = await nytGrundlag(['signe'], [AABENT, LUKKET]);
  server = await startServer(grundlag.data);
  browser = await startBrowser();
  context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '', { width: 1280, height: 900 });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});

const side = (n: number): Promise<Page> => aabnReferat(context, server, grundlag.referater[n] ?? '');
/** The words that a screen reader meets in the text. */
async function oplaest(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  return nodes.flatMap(({ role, name }) => (role?.value === 'StaticText' ? String(name?.value ?? '') : [])).join('|');
}

describe('what is closed', () => {
  it('says so in words that are read aloud, on a desk and on a phone', async () => {
    const page = await side(1);
    expect(await oplaest(page)).toMatch(/\[lukket: \|3 mio\. kr\.\|\]/i);
    expect(await oplaest(page)).toMatch(/lukket: \|3\. Køb af ejendom/i);
    expect(await oplaest(page)).toMatch(/beslutning · offentlig: \|Vedtaget/i);
    expect(await oplaest(page)).toMatch(/lukket \|Ingrid Måneskov/i);
    expect(await oplaest(page)).toMatch(/Ingrid Måneskov\| \(skjult\)\| spurgte/);
    expect(await oplaest(page)).toMatch(/udelades: \|Intern bemærkning/i);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await axe(page)).toEqual([]);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('is closed where it is pasted, and beside the text it says so', async () => {
    const page = await side(1);
    const linje = page.locator('.ProseMirror p', { hasText: 'Sælger er ikke oplyst.' });
    await linje.click({ clickCount: 3 });
    await page.keyboard.press('Control+c');
    await caretI(page, '.ProseMirror section[data-node=sektion] > p', 0, 'slut');
    await page.keyboard.press('Control+v');
    const passage = page.locator('.ProseMirror section[data-node=sektion] > p [data-skjult=lukket]');
    expect(await passage.allTextContents()).toEqual(['3 mio. kr.', 'Sælger er ikke oplyst.']);
    await page.locator('.indhold button', { hasText: /3\. Køb af ejendom\s*\(lukket\)/ }).waitFor();
    await page.keyboard.press('Control+z');
    await page.close();
  });

  it('is closed by a word, opened by another, and is in no file of the public edition', async () => {
    const page = await side(0);
    const punkt = page.locator('.ProseMirror section[data-node=punkt]');
    await caretI(page, '.ProseMirror section[data-node=punkt] h3', 0, 'slut');
    const skriv = async (ord: string) => {
      await page.keyboard.press('Escape');
      await page.keyboard.type(ord);
      await page.keyboard.press('Enter');
    };
    await skriv('lukket');
    expect(await punkt.getAttribute('data-adgang')).toBe('lukket');
    await skriv('åben');
    expect(await punkt.getAttribute('data-adgang')).toBeNull();
    await caretI(page, '.ProseMirror section[data-node=punkt] p', 0, 'slut');
    await skriv('udelades punktet');
    expect(await punkt.getAttribute('data-adgang')).toBe('udelades');
    await ventTilGemt(page);

    await page.goto(`${server.url}/referater/${grundlag.referater[0]}/eksport`);
    await page.getByLabel('Udgave').selectOption('offentlig');
    await page.waitForURL(/udgave=offentlig/);
    expect(await axe(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hent PDF', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\(offentlig udgave\)\.pdf$/);
    const bytes = readFileSync(await download.path());
    expect(await fundneOrd(bytes, ['Hemmelighus', 'Bo Eksempel'])).toEqual(['Bo Eksempel']);
    await page.close();
  });
});
