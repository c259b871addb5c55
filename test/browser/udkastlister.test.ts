// The participant's page where the draft holds lists and tables: the words can be pointed at, and what others wrote about a
// cell stands beneath its table, as wide as the text.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { aabnRunde, gaest, medIds } from '../builders/udkast.ts';
import { h, n, p, punkter, taler } from '../export/proever.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';
import { startBrowser } from './browser.ts';
import { byg } from './server.ts';

const DAG = 24 * 60 * 60_000;
const TELEFON = { width: 360, height: 740 };
const bo = n('deltager', { id: 'be', navn: 'Bo Eksempel', initialer: 'be' });
const doc = medIds(
  laesDokument({
    type: 'doc',
    attrs: {},
    content: [
      n('titel', 'Referat om lejemålene'),
      n('deltagere', h('Deltagere i mødet'), n('deltagergruppe', n('deltagerlinje', 'Formand ', bo))),
      n(
        'sektion',
        h('Referat af mødet'),
        n(
          'indlaeg',
          p(taler('be'), ' fremlagde lejemålene:'),
          punkter({ art: 'tal' }, 'Nordkajen 1', 'Nordkajen 3 med kælder', 'Pakhus 3'),
          n(
            'tabel',
            n('raekke', n('hovedcelle', p('Lokale')), n('hovedcelle', p('Bemærkning'))),
            n('raekke', n('celle', p('Nordkajen 1, hjørnet')), n('celle', p('Udlejet'))),
          ),
        ),
      ),
    ],
  }),
);

let browser: Browser;
let her: Vaert;
let context: BrowserContext;
let runde: Awaited<ReturnType<typeof aabnRunde>>;

beforeAll(async () => {
  byg();
  browser = await startBrowser();
  her = await vaert();
  const signe = await her.nyBruger('signe', 'referent');
  const gaester = [gaest('Bo Eksempel', { deltager: 'be' }), gaest('Nanna Bølgemark')];
  runde = await aabnRunde(her.store, { ejer: signe.id, organ: 'havnen', doc, frist: NU + DAG, gaester });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await her.slut();
});

async function aabn(viewport: { width: number; height: number }, javaScriptEnabled = true): Promise<Page> {
  context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'da-DK' });
  const page = await context.newPage();
  await page.goto(`${her.url}/k/${runde.tokens[1]}`);
  await page.getByRole('button', { name: 'Åbn udkastet' }).click();
  await page.waitForURL(/\/udkast\//);
  if (javaScriptEnabled) await page.waitForSelector('html.script');
  return page;
}
const ved = (page: Page, ord: string) => page.locator('[data-blok]').getByText(ord, { exact: true });
const linket = (page: Page, ord: string) =>
  page
    .locator('.stykke', { has: ved(page, ord) })
    .last()
    .locator('.skriv-om');

describe('a list in the draft', () => {
  it('has nothing lying over the words of its items, and the way to write about one looks as everywhere', async () => {
    const page = await aabn(TELEFON);
    for (const ord of ['Nordkajen 1', 'Nordkajen 3 med kælder', 'Pakhus 3'])
      expect(
        await ved(page, ord).evaluate((words) => {
          const { left, top, width, height } = words.getBoundingClientRect();
          const there = document.elementFromPoint(left + width / 2, top + height / 2);
          return there !== null && words.contains(there);
        }),
        ord,
      ).toBe(true);
    const box = await linket(page, 'Nordkajen 3 med kælder').boundingBox();
    expect(box?.height).toBeLessThan(30);
    const farve = (ord: string) => linket(page, ord).evaluate((one) => getComputedStyle(one).color);
    expect(await farve('Pakhus 3')).toBe(await farve('Referat om lejemålene'));
  });
});

describe('a remark about a cell', () => {
  it('stands beneath the table with the words it is about, as wide as the text, where it is sent and after a reload', async () => {
    const page = await aabn(TELEFON);
    await linket(page, 'Udlejet').dispatchEvent('click');
    await page.getByLabel('Din bemærkning').fill('Det er opsagt.');
    await page.getByRole('button', { name: 'Send bemærkning' }).click();
    const kort = page.locator('.kort.mit');
    const seUdsom = async (): Promise<void> => {
      await kort.waitFor();
      expect(await page.locator('table .kort').count()).toBe(0);
      expect(await kort.locator('.citat').innerText()).toBe('Udlejet');
      const [card, text] = [await kort.boundingBox(), await page.locator('.papir').boundingBox()];
      expect(card?.width).toBeGreaterThan((text?.width ?? 0) - 8);
      const table = await page.locator('.papir .tabel').boundingBox();
      expect(card?.y).toBeGreaterThanOrEqual((table?.y ?? 0) + (table?.height ?? 0));
    };
    await seUdsom();
    await page.reload();
    await seUdsom();
  });

  it('of ten thousand letters does not push the draft away', async () => {
    const page = await aabn(TELEFON);
    await linket(page, 'Lokale').dispatchEvent('click');
    await page.getByLabel('Din bemærkning').fill('Hvorfor det? '.repeat(760));
    await page.getByRole('button', { name: 'Send bemærkning' }).click();
    const kort = page.locator('.kort.mit', { hasText: 'Hvorfor det?' });
    await kort.waitFor();
    expect((await kort.boundingBox())?.height).toBeLessThan(TELEFON.height);
  });
});
