// A letterhead edited in a real browser: the page beside the form follows the fields, stays where they are refused, and what
// is saved is what a referat then goes out on; with the keyboard, without a script, and nothing that axe can see.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BILLEDE } from '../export/proever.ts';
import { paaSkaerme } from './axe.ts';
import { nyPerson, startBrowser } from './browser.ts';
import { moede } from './moede.ts';
import { ADGANGSKODE, fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  grundlag = await nytGrundlag(['signe'], [moede()]);
  server = await startServer(grundlag.data);
  browser = await startBrowser();
  context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '', { width: 1280, height: 900 });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});

/** A copy of the first letterhead, its page drawn. */
async function kopi(): Promise<{ page: Page; klager: string[] }> {
  const page = await context.newPage();
  const klager: string[] = [];
  page.on('pageerror', (error) => klager.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) klager.push(message.text());
  });
  await page.goto(`${server.url}/indstillinger/brevhoveder`);
  await page
    .getByRole('button', { name: /^Lav en kopi af/ })
    .first()
    .click();
  await tegnet(page);
  return { page, klager };
}

const status = (page: Page) => page.locator('[data-status]');
const tegnet = (page: Page) => status(page).getByText('Siden svarer til felterne.').waitFor();

/** Waits until the page looks otherwise after `goer`; the picture before stands there until the new one has come. */
async function aendrer(page: Page, goer: () => Promise<unknown>): Promise<void> {
  const before = await billede(page);
  await page.evaluate(() => {
    const place = document.querySelector('.proeve .sider');
    if (!place) throw new Error('There is no place for the page.');
    new MutationObserver(() => {
      if (place.querySelectorAll('canvas').length !== 1) document.body.dataset.tomt = '';
    }).observe(place, { childList: true });
  });
  await goer();
  await page.waitForFunction(
    (old) => document.querySelector<HTMLCanvasElement>('.proeve canvas')?.toDataURL() !== old,
    before,
  );
  expect(await page.locator('body').getAttribute('data-tomt')).toBeNull();
}
const billede = (page: Page) =>
  page.locator('.proeve canvas').evaluate((one) => (one as HTMLCanvasElement).toDataURL());

describe('the page of a letterhead', () => {
  it('draws each change: colour, margin, address, logo; and says how long the lines are', async () => {
    const { page, klager } = await kopi();
    await aendrer(page, () => page.getByLabel('Afsenderens navn').fill('Søndre Ådal Kommune'));
    await aendrer(page, () => page.getByLabel('Adressefelt').fill('Byrådet\nRådhuset'));
    await aendrer(page, () => page.getByLabel('Venstre').fill('20'));
    await page.getByText(/^Linjerne får ca\. 8\d tegn\. 70-75 er lettest at læse/).waitFor();
    const logo = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(BILLEDE) };
    const om = page.getByLabel('Hvad viser logoet?');
    const foer = await om.inputValue();
    await aendrer(page, () => page.getByLabel('Vælg et billede').setInputFiles(logo));
    // What the old one showed is not said of the new one; without it the words come back.
    expect([foer !== '', await om.inputValue()]).toEqual([true, '']);
    await page.getByLabel('Vælg et billede').setInputFiles([]);
    expect(await om.inputValue()).toBe(foer);
    await page.getByLabel('Vælg et billede').setInputFiles(logo);
    await om.fill('Et egetræ');
    await page.getByLabel('Vælg et billede').setInputFiles({ ...logo, name: 'igen.png' });
    expect(await om.inputValue()).toBe('Et egetræ');
    await aendrer(page, () => page.getByLabel('Tekst', { exact: true }).fill('#3a1d23'));
    expect(klager).toEqual([]);
    await page.close();
  });

  it('keeps the picture where a colour cannot be read, says why, and goes on when it can', async () => {
    const { page } = await kopi();
    const before = await billede(page);
    await page.getByLabel('Accentfarve').fill('#ffcc00');
    await status(page).getByText('Accentfarven kan ikke læses: kontrasten mod #ffffff er 1,5:1').waitFor();
    expect(await billede(page)).toBe(before);
    expect(await paaSkaerme(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'Gem brevhovedet' }).click();
    await page.getByRole('alert').getByText('Accentfarven kan ikke læses').waitFor();
    expect(await page.getByLabel('Accentfarve').inputValue()).toBe('#ffcc00');
    await page.getByLabel('Accentfarve').fill('#7a2e3a');
    await tegnet(page);
    await page.close();
  });

  it('saves, and the organ’s next export is on it', async () => {
    const { page } = await kopi();
    await page.getByLabel('Navn', { exact: true }).fill('Ådals brevpapir');
    await page.getByLabel('Adressefelt').fill('Til Byrådet');
    await page.getByRole('button', { name: 'Gem brevhovedet' }).click();
    await page.getByText('Ændringerne er gemt.').waitFor();
    await tegnet(page);
    expect(await paaSkaerme(page)).toEqual([]);
    await page.goto(`${server.url}/indstillinger/brevhoveder`);
    await page.getByLabel('Dialogforum', { exact: true }).selectOption({ label: 'Ådals brevpapir' });
    await page.getByRole('button', { name: 'Gem valget for Dialogforum' }).click();
    await page.getByText('Ændringerne er gemt.').waitFor();
    expect(await paaSkaerme(page)).toEqual([]);
    await page.goto(`${server.url}/referater/${grundlag.referater[0]}/eksport`);
    expect(await page.getByLabel('Brevhoved').locator(':checked').innerText()).toBe('Ådals brevpapir');
    await page.waitForSelector('.sider canvas');
    const html = await page.request.get(`${server.url}/referater/${grundlag.referater[0]}/eksport/html`);
    expect(await html.text()).toContain('Til Byrådet');
    await page.close();
  });

  it('without a script: the button shows the page as a PDF, and the form saves', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${server.url}/indstillinger/brevhoveder`);
    await page.getByLabel('Brugernavn').fill('signe');
    await page.getByLabel('Adgangskode').fill(ADGANGSKODE);
    await page.getByRole('button', { name: 'Log ind' }).click();
    await page
      .getByRole('button', { name: /^Lav en kopi af/ })
      .first()
      .click();
    await page.getByLabel('Sidefod').fill('Uden script');
    const answered = plain.waitForEvent('response', (answer) => answer.url().endsWith('/proeve'));
    await page.getByRole('button', { name: 'Vis siden' }).click();
    expect((await answered).headers()['content-type']).toBe('application/pdf');
    await page.getByRole('button', { name: 'Gem brevhovedet' }).click();
    await page.getByText('Ændringerne er gemt.').waitFor();
    expect(await page.getByLabel('Sidefod').inputValue()).toBe('Uden script');
    await plain.close();
  });
});

describe('the look of the interface', () => {
  it('takes the municipality’s name and colour, readable in light and dark', async () => {
    const page = await context.newPage();
    await page.goto(`${server.url}/indstillinger/udseende`);
    await page.getByLabel('Navn øverst på siderne').fill('Søndre Ådal Kommune');
    await page.getByLabel('Brug kommunens egen farve').check();
    await page.getByLabel('Farve', { exact: true }).fill('#7a2e3a');
    await page.getByRole('button', { name: 'Gem udseendet' }).click();
    await page.getByText('Ændringerne er gemt.').waitFor();
    expect(await page.locator('.kommune').innerText()).toBe('Søndre Ådal Kommune');
    const farve = () =>
      page.getByRole('button', { name: 'Gem udseendet' }).evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await farve()).toBe('rgb(122, 46, 58)');
    expect(await paaSkaerme(page)).toEqual([]);
    await page.goto(server.url);
    expect(await paaSkaerme(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${server.url}/indstillinger/udseende`);
    await page.getByLabel('Farve', { exact: true }).fill('#ffcc00');
    await page.getByRole('button', { name: 'Gem udseendet' }).click();
    await page.getByRole('alert').getByText('Farven kan ikke læses').waitFor();
    expect(await farve()).toBe('rgb(122, 46, 58)');
    await page.close();
  });
});
