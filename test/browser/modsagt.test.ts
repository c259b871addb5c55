// A participant who does not accept a decision is heard: what they answer after their remark was settled comes before the
// referent's eyes by itself. And what the writing page leads to while the referat is a draft, and shows while it is out.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aabnRunde, havnekvarteret } from '../builders/udkast.ts';
import { NU, type Vaert, vaert } from '../pages/vaert.ts';
import { axe } from './axe.ts';
import { startBrowser } from './browser.ts';
import { byg } from './server.ts';

const DAG = 24 * 60 * 60_000;
const doc = havnekvarteret();
let browser: Browser;
let her: Vaert;
let signe: { id: string; token: string };

beforeAll(async () => {
  byg();
  browser = await startBrowser();
  her = await vaert();
  signe = await her.nyBruger('signe', 'referent');
});
afterAll(async () => {
  await browser.close();
  await her.slut();
});

async function skriveside(referat: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' });
  await context.addCookies([
    { name: 'referat', value: signe.token, url: her.url, httpOnly: true, sameSite: 'Lax' as const },
  ]);
  const page = await context.newPage();
  await page.goto(`${her.url}/referater/${referat}`);
  await page.waitForSelector('.ProseMirror');
  await page.waitForFunction(() => performance.getEntriesByName('referat:samlet').length > 0);
  return page;
}

describe('the writing page', () => {
  it('leads from a draft to the round, and keeps the export', async () => {
    const page = await skriveside(await her.store.createReferat({ organ: 'havnen', ejer: signe.id, doc }));
    const top = page.locator('.topknapper');
    expect(await top.getByRole('link').allInnerTexts()).toEqual(['Eksport', 'Til kommentering']);
    await top.getByRole('link', { name: 'Til kommentering' }).click();
    await page.getByRole('heading', { name: 'Send udkastet til kommentering' }).waitFor();
    await page.context().close();
  });

  it('shows what is answered after a decision, until it is noted; the card and the choices above it are both seen', async () => {
    const runde = await aabnRunde(her.store, { ejer: signe.id, organ: 'havnen', doc, frist: NU + DAG });
    her.db.prepare("UPDATE referat SET status = 'kommentering' WHERE id = ?").run(runde.referat);
    const deltager = await (await browser.newContext()).newPage();
    await deltager.goto(`${her.url}/k/${runde.tokens[0]}`);
    await deltager.getByRole('button', { name: 'Åbn udkastet' }).click();
    await deltager.waitForSelector('html.script');
    await deltager.locator('.eget .skriv-om').click();
    await deltager.getByLabel('Din bemærkning').fill('Det spurgte jeg ikke om.');
    await deltager.getByRole('button', { name: 'Send bemærkning' }).click();
    await deltager.locator('.kort.mit').waitFor();

    const page = await skriveside(runde.referat);
    const fane = page.getByRole('tab', { name: /Bemærkninger/ });
    await page.waitForSelector('.traad[data-aktiv]');
    expect(await fane.innerText()).toBe('Bemærkninger 1');
    await page.locator('.ProseMirror p').first().click();
    await page.keyboard.press('Control+F8');
    await page.waitForTimeout(300);
    const seUd = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const rude = box('.rude.hoejre');
      return [box('.traadfilter').top >= box('.faner').bottom, box('.traad[data-aktiv] article').bottom <= rude.bottom];
    });
    expect(seUd).toEqual([true, true]);
    await page.keyboard.press('r');
    await page.keyboard.type('Det står i notatet.');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[role=tab]')?.textContent === 'Bemærkninger');

    her.tid += 60_000;
    const kort = deltager.locator('.kort.mit', { hasText: 'Det står i notatet.' });
    await deltager.reload();
    await kort.getByText('Svar', { exact: true }).click();
    await kort.getByLabel('Dit svar').fill('Jeg holder fast.');
    await kort.getByRole('button', { name: 'Send svar' }).click();
    await page.waitForFunction(() => document.querySelector('[role=tab]')?.textContent === 'Bemærkninger 1');
    await page.locator('.ProseMirror p').first().click();
    await page.keyboard.press('Control+F8');
    const aabent = page.locator('.traad[data-aktiv] article');
    expect(await aabent.innerText()).toContain('Jeg holder fast.');
    expect(await axe(page)).toEqual([]);
    await aabent.getByRole('button', { name: 'Noteret' }).click();
    await page.waitForFunction(() => document.querySelector('[role=tab]')?.textContent === 'Bemærkninger');
    await page.reload();
    await page.waitForFunction(() => document.querySelector('[role=tab]')?.textContent === 'Bemærkninger');
    expect(her.fejl).toEqual([]);
  }, 60_000);
});
