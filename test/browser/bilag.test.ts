// Bilag in a real browser: chosen and dropped, several at once, put in order by keyboard and by pointer, decided on, removed
// and had back, without leaving the page; and the same without a script.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytes, PDF } from '../builders/bilagsfiler.ts';
import { paaSkaerme } from './axe.ts';
import { nyPerson, startBrowser } from './browser.ts';
import { moede } from './moede.ts';
import { ADGANGSKODE, fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let nr = 0;
let klager: string[] = [];

beforeAll(async () => {
  grundlag = await nytGrundlag(
    ['signe'],
    Array.from({ length: 6 }, () => moede()),
  );
  server = await startServer(grundlag.data);
  browser = await startBrowser();
  context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '', { width: 1280, height: 900 });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});
/** Each test has a referat of its own. */
beforeEach(async () => {
  await page?.close();
  page = await context.newPage();
  klager = [];
  page.on('pageerror', (error) => klager.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Error/.test(message.text())) klager.push(message.text());
  });
  await page.goto(`${server.url}/referater/${grundlag.referater[nr++]}/bilag`);
});

const fil = (name: string, buffer = PDF) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(buffer),
});
const laegTil = async (...filer: ReturnType<typeof fil>[]) => {
  await page.getByLabel('Vælg filer').setInputFiles(filer);
  await page.getByText('Filerne er lagt til.').waitFor();
};
/** The titles as they stand, and as the server has them. */
async function titler(): Promise<string[]> {
  const shown = await page
    .getByRole('textbox', { name: /^Titel/ })
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLInputElement ? one.value : '')));
  const answer = await page.request.get(page.url().replace(/\?.*/, ''), { headers: { accept: 'application/json' } });
  const stored: { titel: string }[] = await answer.json();
  expect(stored.map(({ titel }) => titel)).toEqual(shown);
  return shown;
}
const fokus = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id);
const vent = (tekst: string[]) =>
  page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll<HTMLInputElement>('.bilagsliste input[name=titel]')]
        .map((one) => one.value)
        .join() === expected,
    tekst.join(),
  );

describe('bilag on the page', () => {
  it('are added several at once; one that is refused keeps none of the others back', async () => {
    expect(await paaSkaerme(page)).toEqual([]);
    await laegTil(fil('Økonomi for åen.pdf'), fil('plan.pdf', bytes('MZ\u0090')), fil('Kort "nyt".txt', bytes('Nord')));
    await page.getByRole('alert').getByText('»plan.pdf« indeholder et program').waitFor();
    expect(await titler()).toEqual(['Økonomi for åen', 'Kort "nyt"']);
    expect(await paaSkaerme(page)).toEqual([]);
    expect(klager).toEqual([]);
  });

  it('are dropped where files are taken, and nowhere else', async () => {
    const drop = (selector: string) =>
      page.evaluate((where) => {
        const data = new DataTransfer();
        for (const navn of ['a.txt', 'b.txt']) data.items.add(new File(['Hej'], navn));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        return !document.querySelector(where)?.dispatchEvent(event);
      }, selector);
    expect(await drop('h1')).toBe(true);
    expect(await drop('[data-slip]')).toBe(true);
    await vent(['a', 'b']);
    expect(await titler()).toEqual(['a', 'b']);
  });

  it('are put in order by the keyboard alone, and the focus goes along', async () => {
    await laegTil(fil('a.pdf'), fil('b.pdf'), fil('c.pdf'));
    await page.getByRole('button', { name: 'Flyt op: c' }).focus();
    await page.keyboard.press('Enter');
    await vent(['a', 'c', 'b']);
    expect(await fokus()).toBe('Flyt op: c');
    await page.getByRole('status').getByText('»c« er nu nummer 2 af 3.').waitFor();
    await page.keyboard.press('Enter');
    await vent(['c', 'a', 'b']);
    // At the end there is only one way to go.
    expect(await fokus()).toBe('Flyt ned: c');
    await page.keyboard.press('Space');
    await vent(['a', 'c', 'b']);
    expect(await titler()).toEqual(['a', 'c', 'b']);
  });

  it('are put in order by dragging', async () => {
    await laegTil(fil('a.pdf'), fil('b.pdf'), fil('c.pdf'));
    const rows = page.locator('[data-bilag]');
    await rows.nth(2).locator('.greb').dragTo(rows.nth(0));
    await vent(['c', 'a', 'b']);
    await rows.nth(0).locator('.greb').dragTo(rows.nth(1));
    await vent(['a', 'c', 'b']);
    expect(await titler()).toEqual(['a', 'c', 'b']);
    expect(klager).toEqual([]);
  });

  it('are titled and decided on, removed, and had back', async () => {
    await laegTil(fil('a.pdf'), fil('b.pdf'));
    const titel = page.getByRole('textbox', { name: /^Titel/ }).first();
    await titel.fill('Lejekontrakt for Kajen');
    await titel.press('Tab');
    await page.locator('[data-melding]').getByText('Gemt').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.keyboard.press('j');
    await page.locator('[data-melding]').getByText('Gemt').waitFor();
    await page.reload();
    expect(await page.getByLabel('Må offentliggøres').first().inputValue()).toBe('ja');
    expect(await titler()).toEqual(['Lejekontrakt for Kajen', 'b']);
    await page.getByRole('button', { name: 'Fjern Lejekontrakt for Kajen' }).focus();
    await page.keyboard.press('Enter');
    await vent(['b']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fortryd');
    expect(await paaSkaerme(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await vent(['Lejekontrakt for Kajen', 'b']);
    expect(await fokus()).toBe('Fjern Lejekontrakt for Kajen');
    expect(await titler()).toEqual(['Lejekontrakt for Kajen', 'b']);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Hent Lejekontrakt for Kajen' }).click();
    expect((await saved).suggestedFilename()).toBe('a.pdf');
  });

  it('work without a script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const uden = await plain.newPage();
    await uden.goto(page.url());
    await uden.getByLabel('Brugernavn').fill('signe');
    await uden.getByLabel('Adgangskode').fill(ADGANGSKODE);
    await uden.getByRole('button', { name: 'Log ind' }).click();
    await uden.getByLabel('Vælg filer').setInputFiles([fil('a.pdf'), fil('b.pdf')]);
    await uden.getByRole('button', { name: 'Læg til' }).click();
    await uden.getByText('Filerne er lagt til.').waitFor();
    await uden.getByRole('button', { name: 'Flyt op: b' }).click();
    await uden.getByLabel('Må offentliggøres').first().selectOption('nej');
    await uden.getByRole('button', { name: 'Gem Bilag 1' }).click();
    await uden.getByText('Ændringerne er gemt.').waitFor();
    await uden.getByRole('button', { name: 'Fjern a' }).click();
    await uden.getByRole('button', { name: 'Fortryd' }).click();
    await page.reload();
    expect(await titler()).toEqual(['b', 'a']);
    await plain.close();
  });
});
