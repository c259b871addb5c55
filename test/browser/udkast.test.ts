// The participant's page in a real browser: at a desk and on a telephone of 360 px, with keys, without a network, and beside
// others. A server in this process, so that the clock and the accesses are the test's.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aabnRunde, havnekvarteret } from '../builders/udkast.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';
import { axe, paaSkaerme } from './axe.ts';
import { startBrowser } from './browser.ts';
import { byg } from './server.ts';

const DAG = 24 * 60 * 60_000;
const FRIST = NU + 10 * DAG;
const DESK = { width: 1280, height: 900 };
const TELEFON = { width: 360, height: 740 };
const doc = havnekvarteret();

let browser: Browser;
let her: Vaert;
let signe: { id: string; token: string };
let runde: Awaited<ReturnType<typeof aabnRunde>>;
const contexts: BrowserContext[] = [];
const klager: string[] = [];

beforeAll(async () => {
  byg();
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  her = await vaert();
  signe = await her.nyBruger('signe', 'referent');
  runde = await aabnRunde(her.store, { ejer: signe.id, organ: 'havnen', doc, frist: FRIST });
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(klager.splice(0)).toEqual([]);
  expect(her.fejl).toEqual([]);
  await her.slut();
});

/** Opens the link of the n-th guest and presses its button. */
async function aabn(n: number, viewport = DESK, javaScriptEnabled = true, token = runde.tokens[n]): Promise<Page> {
  const mobil = viewport.width < 500;
  const context = await browser.newContext({
    ...{ viewport, javaScriptEnabled, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' },
    ...(mobil && { hasTouch: true, isMobile: true }),
  });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => klager.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) klager.push(message.text());
  });
  await page.goto(`${her.url}/k/${token}`);
  await page.getByRole('button', { name: 'Åbn udkastet' }).click();
  await page.waitForURL(/\/udkast\//);
  if (javaScriptEnabled) await page.waitForSelector('html.script');
  return page;
}

const afsnit = (page: Page, begin: string) =>
  page.locator('.stykke', { has: page.locator(`[data-blok]:has-text("${begin}")`) }).last();
const linket = (page: Page, begin: string) => afsnit(page, begin).locator(':scope > .skriv-om');
const traadene = async () => (await her.store.listTraade(runde.referat)).traade;

/** Chooses words of the page. */
async function marker(page: Page, ord: string): Promise<void> {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('.papir') ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(words);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
    throw new Error(`»${words}« står ikke på siden.`);
  }, ord);
  await page.locator('.pille').waitFor();
}

describe('at a desk', () => {
  it('words are chosen, another wording is proposed, its difference is seen while it is written, and it stands there', async () => {
    const page = await aabn(0);
    await marker(page, 'skolevejen til Fiskerengen er åben i hele perioden');
    await page.locator('.pille').click();
    const ark = page.getByRole('dialog');
    await ark.getByText('Foreslå rettelse').click();
    const felt = ark.getByLabel('Sådan bør der stå');
    expect(await felt.inputValue()).toBe('skolevejen til Fiskerengen er åben i hele perioden');
    await felt.fill('skolevejen til Fiskerengen er åben og oplyst på alle skoledage');
    expect(await ark.locator('del').innerText()).toContain('i hele perioden');
    expect(await ark.locator('ins').textContent()).toBe('Tilføjet: og oplyst på alle skoledage (slut)');
    expect(await page.getByRole('button', { name: 'Ingen bemærkninger' }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await ark.getByRole('button', { name: 'Send forslag' }).click();
    await page.locator('.kort.mit').waitFor();
    const [traad] = await traadene();
    expect([traad?.citat, traad?.forslag?.tekst]).toEqual(['i hele perioden', 'og oplyst på alle skoledage']);
    expect(await page.getByRole('button', { name: 'Færdig' }).isVisible()).toBe(true);
    expect(await page.locator('.dine').innerText()).toContain('Venter på referenten');
  });

  it('everything is done with keys, and the focus comes back', async () => {
    const page = await aabn(0);
    await page.keyboard.press('F8');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Kajkanten: Formand Aase');
    await page.keyboard.press('F8');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('eget');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skriv om det: Aase Aagaard');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('tekst');
    await page.keyboard.type('Jeg spurgte om noget andet.');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skriv-om');
    // It waits where it was written.
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Din bemærkning').inputValue()).toBe('Jeg spurgte om noget andet.');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByLabel('Sådan bør der stå').isVisible()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.kort.mit').waitFor();
    expect((await traadene()).map(({ slags, tekst }) => [slags, tekst])).toEqual([
      ['faktuel', 'Jeg spurgte om noget andet.'],
    ]);
    await page.locator('[data-melding]', { hasText: 'Sendt.' }).waitFor({ state: 'attached' });
  });

  it('what others write and the referent decides comes by itself, and what is being typed stays', async () => {
    const aase = await aabn(0);
    const torben = await aabn(1);
    await linket(torben, 'Bo Eksempel redegjorde').click({ force: true });
    await torben.getByLabel('Din bemærkning').fill('Der var fem lokaler.');
    await torben.getByRole('button', { name: 'Send bemærkning' }).click();
    await torben.locator('.kort.mit').waitFor();
    const spoerg = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')));
    await spoerg(aase);
    const kort = aase.locator('.kort', { hasText: 'Der var fem lokaler.' });
    await kort.waitFor();
    expect(await afsnit(aase, 'Bo Eksempel redegjorde').locator('.kort').count()).toBe(1);
    await kort.getByText('Svar', { exact: true }).click();
    await kort.getByLabel('Dit svar').fill('Det husker jeg');
    const [traad] = await traadene();
    if (!traad) throw new Error('Tråden mangler.');
    const done = { stand: 'holdt', forventet: 'aaben', begrundelse: '' } as const;
    await her.store.afgoerBemaerkning(runde.referat, traad.id, done, signe.id);
    await spoerg(aase);
    await kort.getByText('Referenten ser på det').waitFor();
    expect(await kort.getByLabel('Dit svar').inputValue()).toBe('Det husker jeg');
    expect(await aase.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('tekst');
    await kort.getByLabel('Dit svar').press('End');
    await aase.keyboard.type(' også.');
    await kort.getByRole('button', { name: 'Send svar' }).click();
    await kort.getByText('Det husker jeg også.').waitFor();
    await spoerg(torben);
    await torben.getByText('Det husker jeg også.').waitFor();
    expect(await axe(torben)).toEqual([]);
    // A link that is revoked dies in the page that is open.
    await her.store.tilbagekaldInviteret(runde.hoering, 2, signe.id);
    await spoerg(torben);
    await torben.getByText('Linket giver ikke adgang').waitFor();
    expect(await torben.content()).not.toContain('Havnekvarteret');
  });

  it('every state looks right on every screen', async () => {
    const page = await aabn(0);
    const faults: string[] = [];
    const se = async (navn: string): Promise<void> => {
      faults.push(...(await paaSkaerme(page)).map((one) => `${navn}: ${one}`));
      await page.setViewportSize(DESK);
    };
    const seKort = async (navn: string): Promise<void> => {
      await page.setViewportSize(TELEFON);
      faults.push(...(await axe(page)).map((one) => `${navn}: ${one}`));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.setViewportSize(DESK);
    };
    await se('åbent');
    await linket(page, 'Malte').click({ force: true });
    await se('ark');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ingen bemærkninger' }).click();
    await page.getByRole('button', { name: 'Fortryd svaret' }).waitFor();
    await seKort('besvaret');
    await page.goto(`${her.url}/udkast/${runde.hoering}?vis=mine`);
    await seKort('mine først');
    her.tid = FRIST;
    await page.reload();
    await page.getByText('Fristen er udløbet').waitFor();
    await se('lukket');
    await page.goto(`${her.url}/udkast/${runde.hoering}/skriv?blok=`);
    await seKort('skriv');
    await page.goto(`${her.url}/k/noget`);
    await seKort('link');
    await page.goto(`${her.url}/udkast/ukendt`);
    await seKort('neutral');
    expect(faults).toEqual([]);
  }, 180_000);

  it('at 200 % zoom and on paper everything is there and nothing is wider than the page', async () => {
    const page = await aabn(0, { width: 640, height: 450 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await linket(page, 'Nanna Bølgemark supplerede').click({ force: true });
    const send = page.getByRole('button', { name: 'Send bemærkning' });
    await send.scrollIntoViewIfNeeded();
    expect(await send.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.svar').isVisible()).toBe(false);
    expect(await page.getByText('UDKAST – ikke godkendt').isVisible()).toBe(true);
  });
});

describe('on a telephone of 360 px', () => {
  it('the answer is at the foot, gives way to the sheet, and is one press', async () => {
    const page = await aabn(1, TELEFON);
    const ingen = page.getByRole('button', { name: 'Ingen bemærkninger' });
    const box = await ingen.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(TELEFON.height);
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await page.evaluate(() => scrollTo(0, 600));
    expect(await ingen.isVisible()).toBe(true);
    // A finger on a paragraph shows the way; on the next one it is there instead.
    await afsnit(page, 'Malte Strandhave svarede').locator('[data-blok]').tap();
    await linket(page, 'Malte Strandhave svarede').tap();
    await page.getByRole('dialog').waitFor();
    expect(await ingen.isVisible()).toBe(false);
    const ark = await page.getByRole('dialog').boundingBox();
    const words = await page.locator('[data-blok]', { hasText: 'Malte Strandhave svarede' }).boundingBox();
    expect((words?.y ?? 0) + 24).toBeLessThan(ark?.y ?? 0);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Fortryd' }).tap();
    await ingen.tap();
    await page.getByText('Du har svaret: Ingen bemærkninger').waitFor();
    expect((await her.store.findHoering(runde.referat))?.inviterede[1]?.svar).toBe('ingen');
    await page.getByRole('button', { name: 'Fortryd svaret' }).tap();
    await ingen.waitFor();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, summary, input, select, textarea')]
        .filter((one) => one.offsetParent !== null && !one.closest('.spring') && !one.matches('.spring'))
        .filter((one) => Math.min(one.offsetHeight, one.offsetWidth) < 24)
        .map((one) => one.outerHTML.slice(0, 90)),
    );
    expect(small).toEqual([]);
  });

  it('nothing typed is lost: not by a reload, not by a browser that goes, not without a network, and nothing is sent twice', async () => {
    const page = await aabn(0, TELEFON);
    const context = page.context();
    await linket(page, 'Aase Aagaard-Øllgård spurgte').tap();
    await page.getByLabel('Din bemærkning').fill('Jeg sagde hele året');
    await page.reload();
    await page.waitForSelector('html.script');
    await page.locator('.usendte', { hasText: 'Jeg sagde hele året' }).waitFor();
    await page.close();
    const igen = await context.newPage();
    await igen.goto(`${her.url}/udkast/${runde.hoering}`);
    await igen.getByRole('button', { name: 'Fortsæt' }).tap();
    expect(await igen.getByLabel('Din bemærkning').inputValue()).toBe('Jeg sagde hele året');
    expect(await axe(igen)).toEqual([]);
    await context.setOffline(true);
    await igen.getByRole('button', { name: 'Send bemærkning' }).tap();
    await igen.locator('.usendte', { hasText: 'Ingen forbindelse' }).waitFor();
    expect(await traadene()).toEqual([]);
    await context.setOffline(false);
    await igen.locator('.kort.mit', { hasText: 'Jeg sagde hele året' }).waitFor();
    await igen.locator('.usendte').waitFor({ state: 'detached' });
    // The answer is lost on its way: it is sent again, and is one.
    let lost = 0;
    await context.route('**/bemaerkninger', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await linket(igen, 'Malte Strandhave svarede').dispatchEvent('click');
    await igen.getByLabel('Din bemærkning').fill('Kun én gang.');
    await igen.getByRole('button', { name: 'Send bemærkning' }).tap();
    await igen.locator('.usendte', { hasText: 'Kun én gang.' }).waitFor();
    await igen.evaluate(() => void dispatchEvent(new Event('online')));
    await igen.locator('.kort.mit', { hasText: 'Kun én gang.' }).waitFor();
    expect((await traadene()).map(({ tekst }) => tekst)).toEqual(['Jeg sagde hele året', 'Kun én gang.']);
    expect(lost).toBe(2);
  });

  it('what comes back refused stands in the sheet again with the sentence', async () => {
    const page = await aabn(0, TELEFON);
    await linket(page, 'Aase Aagaard-Øllgård spurgte').tap();
    await page.getByLabel('Din bemærkning').fill('For sent.');
    her.tid = FRIST;
    await page.getByRole('button', { name: 'Send bemærkning' }).tap();
    await page.getByRole('alert').getByText('Fristen er udløbet').waitFor();
    expect(await page.getByLabel('Din bemærkning').inputValue()).toBe('For sent.');
    // Afterwards it can still be read and copied.
    await page.reload();
    await page.locator('.usendte', { hasText: 'For sent.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Fortsæt' }).count()).toBe(0);
  });
});

it('whoever leaves a computer that others use is asked before what they typed goes, and nothing of it stays', async () => {
  const page = await aabn(0);
  await linket(page, 'Malte Strandhave svarede').click({ force: true });
  await page.getByLabel('Din bemærkning').fill('Kun for mig.');
  await page.keyboard.press('Escape');
  const luk = page.getByRole('button', { name: 'Luk udkastet på denne computer' });
  await luk.click();
  const spoerger = page.getByRole('dialog');
  expect(await axe(page)).toEqual([]);
  await spoerger.getByRole('button', { name: 'Bliv her' }).click();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Kun for mig.');
  await luk.click();
  await spoerger.getByRole('button', { name: 'Luk og slet' }).click();
  await page.getByText('Udkastet er lukket').waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe('{}');
  await page.goto(`${her.url}/udkast/${runde.hoering}`);
  await page.getByText('Linket giver ikke adgang').waitFor();
});

describe('without a script', () => {
  it('a proposal, an answer, and the round is answered, with forms alone', async () => {
    const page = await aabn(0, TELEFON, false);
    await linket(page, 'Malte Strandhave svarede').tap();
    await page.getByText('Foreslå rettelse').tap();
    const felt = page.getByLabel('Sådan bør der stå');
    await felt.fill((await felt.inputValue()).replace('bro bliver', 'gangbro bliver'));
    expect(await page.getByLabel('Din bemærkning').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Send forslag' }).tap();
    await page.getByText('Din bemærkning er sendt til referenten.').waitFor();
    expect((await traadene()).map(({ forslag }) => forslag?.tekst)).toEqual(['gangbro']);
    const kort = page.locator('.kort.mit');
    await kort.getByText('Svar', { exact: true }).tap();
    await kort.getByLabel('Dit svar').fill('Sådan sagde jeg det.');
    await kort.getByRole('button', { name: 'Send svar' }).tap();
    await page.getByText('Dit svar er sendt.').waitFor();
    await page.locator('.kort.mit').getByRole('button', { name: 'Træk tilbage' }).tap();
    await page.getByText('Bemærkningen er trukket tilbage.').waitFor();
    await page.getByRole('button', { name: 'Ingen bemærkninger' }).tap();
    await page.getByText('Du har svaret: Ingen bemærkninger').waitFor();
    expect((await her.store.findHoering(runde.referat))?.inviterede[0]?.svar).toBe('ingen');
  });
});
