// Journey 3, those who meet in it: a participant on a telephone of 360 px and one at a desk propose and remark, the referent
// settles it beside the text by keyboard, and the participants read what became of it. A server in this process.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aabnRunde, havnekvarteret } from '../builders/udkast.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';
import { axe } from './axe.ts';
import { startBrowser } from './browser.ts';
import { byg } from './server.ts';

const FRIST = NU + 10 * 24 * 60 * 60_000;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let her: Vaert;
let signe: { id: string; token: string };
let runde: Awaited<ReturnType<typeof aabnRunde>>;
const klager: string[] = [];

beforeAll(async () => {
  byg();
  browser = await startBrowser();
  her = await vaert();
  signe = await her.nyBruger('signe', 'referent');
  runde = await aabnRunde(her.store, { ejer: signe.id, organ: 'havnen', doc: havnekvarteret(), frist: FRIST });
});
afterAll(async () => {
  await browser.close();
  await her.slut();
});

function lyt(page: Page): Page {
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => klager.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) klager.push(message.text());
  });
  return page;
}
async function deltager(n: number, telefon = true): Promise<Page> {
  const viewport = telefon ? { width: 360, height: 740 } : { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport, hasTouch: telefon, isMobile: telefon, locale: 'da-DK' });
  const page = lyt(await context.newPage());
  await page.goto(`${her.url}/k/${runde.tokens[n]}`);
  await page.getByRole('button', { name: 'Åbn udkastet' }).click();
  await page.waitForSelector('html.script');
  return page;
}
async function referent(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' });
  await context.addCookies([{ name: 'referat', value: signe.token, url: her.url, httpOnly: true, sameSite: 'Lax' }]);
  const page = lyt(await context.newPage());
  await page.goto(`${her.url}/referater/${runde.referat}`);
  await page.waitForFunction(() => performance.getEntriesByName('referat:samlet').length > 0);
  return { context, page };
}
const skriv = async (page: Page, begin: string): Promise<void> => {
  const stykke = page.locator('.stykke', { has: page.locator(`[data-blok]:has-text("${begin}")`) }).last();
  const ark = page.getByRole('dialog');
  // The page may be drawn again under the finger, with what was sent before.
  for (let tries = 0; tries < 5 && !(await ark.isVisible()); tries++) {
    await stykke.locator(':scope > .skriv-om').click({ force: true });
    await ark.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await ark.waitFor();
};

it('a proposal from a telephone is beside the text at once, with who and whence; accepted, refused, and read there', async () => {
  const { context, page } = await referent();
  const aase = await deltager(0);
  expect(await page.getByRole('tab', { name: /Bemærkninger/ }).count()).toBe(0);
  await skriv(aase, 'spurgte, hvordan byggepladsen');
  await aase.getByText('Foreslå rettelse').click();
  const felt = aase.getByLabel('Sådan bør der stå');
  await felt.fill((await felt.inputValue()).replace('i hele perioden', 'på alle skoledage'));
  await aase.getByRole('button', { name: 'Send forslag' }).click();
  await aase.locator('.kort.mit').waitFor();
  await page.getByRole('tab', { name: 'Bemærkninger 1' }).waitFor();
  await skriv(aase, 'redegjorde indledningsvis');
  await aase.getByLabel('Din bemærkning').fill('Der var fem lokaler.');
  await aase.getByRole('button', { name: 'Send bemærkning' }).click();
  await page.getByRole('tab', { name: 'Bemærkninger 2' }).waitFor();

  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+F8');
  for (let n = 0; n < 2 && !(await page.locator('.traad[data-aktiv] ins').count()); n++) await page.keyboard.press('j');
  const kort = page.locator('.traad[data-aktiv] article');
  expect(await kort.getAttribute('aria-label')).toMatch(/^\d af 2\. Aase Aagaard-Øllgård, Kajkanten\. .*Forslag/);
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('a');
  const linje = page.locator('.ProseMirror p', { hasText: 'spurgte, hvordan byggepladsen' });
  expect(await linje.innerText()).toContain('er åben på alle skoledage. Fandt');
  expect(await linje.locator('.taler').innerText()).toBe('Aase Aagaard-Øllgård');
  await page.waitForFunction(() => !document.querySelector('.traad[data-aktiv] ins'));
  await page.keyboard.press('r');
  await page.keyboard.type('Notatet siger fire.');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Bemærkninger', exact: true }).waitFor();

  await aase.evaluate(() => void dispatchEvent(new Event('online')));
  await aase.getByText('Ikke rettet: Notatet siger fire.').first().waitFor();
  await aase.getByText('Rettet i referatet').first().waitFor();
  const haendelser = await her.store.listHaendelser(runde.referat, 100);
  expect(haendelser.map(({ slags }) => slags)).toEqual(
    expect.arrayContaining(['bemaerkning-modtaget', 'forslag-indarbejdet', 'bemaerkning-afgjort']),
  );
  expect([...klager, ...her.fejl]).toEqual([]);
  await Promise.all([context.close(), aase.context().close()]);
}, 120_000);

it('two who want the same words otherwise at once are beside one another; one is taken, the other is told why not', async () => {
  const { context, page } = await referent();
  const foreslaa = async (hos: Page, ord: string): Promise<void> => {
    await skriv(hos, 'svarede, at stien holdes');
    await hos.getByText('Foreslå rettelse').click();
    const felt = hos.getByLabel('Sådan bør der stå');
    await felt.fill((await felt.inputValue()).replace('påske', ord));
    await hos.getByRole('button', { name: 'Send forslag' }).click();
    await hos.locator('.kort.mit ins', { hasText: ord }).waitFor();
  };
  const [aase, torben] = await Promise.all([deltager(0), deltager(1, false)]);
  await Promise.all([foreslaa(aase, 'sommeren'), foreslaa(torben, 'jul')]);
  await page.getByRole('tab', { name: 'Bemærkninger 2' }).waitFor();
  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+F8');
  const konflikt = page.getByRole('region', { name: 'Flere vil have det samme sted anderledes' });
  await konflikt.getByRole('button', { name: 'Tag Aase Aagaard-Øllgårds forslag' }).press('Enter');
  await page.locator('.ProseMirror p', { hasText: 'bliver regnet igennem inden sommeren.' }).waitFor();
  await page.getByRole('tab', { name: 'Bemærkninger 1' }).waitFor();
  const kort = page.locator('.traad[data-aktiv] article');
  await kort.getByText('Torben Fyrtoft', { exact: true }).first().waitFor();
  await kort.focus();
  await page.keyboard.press('r');
  await page.keyboard.type('Aase har set planen.');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Bemærkninger', exact: true }).waitFor();
  for (const one of [aase, torben]) await one.evaluate(() => void dispatchEvent(new Event('online')));
  await torben.getByText('Ikke rettet: Aase har set planen.').first().waitFor();
  await aase.locator('.kort.mit', { hasText: 'sommeren' }).getByText('Rettet i referatet').waitFor();
  expect([...klager, ...her.fejl]).toEqual([]);
  await Promise.all([context, aase.context(), torben.context()].map((one) => one.close()));
}, 120_000);
