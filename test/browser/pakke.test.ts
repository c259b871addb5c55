// In a real browser: what a referat is filed under on the export page, the parcel taken home and its sheet opened, and the
// keys of other systems; wide and narrow, with nothing that axe can see.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const hus = nytHus(['signe'], [moede()]);
let signe: BrowserContext;

beforeAll(async () => {
  signe = await hus.person('signe');
});

async function mangler(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    found.push(...(await axe(page)).map((one) => `${width} ${one}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${width}: ${wide} px too wide`);
  }
  await page.setViewportSize({ width: 1280, height: 844 });
  return found;
}

it('the facts of filing are proposed, kept, refused beside the form, and stand on the sheet in the parcel', async () => {
  const page = await signe.newPage();
  const sti = `${hus.server.url}/referater/${hus.grundlag.referater[0]}/eksport`;
  await page.goto(sti);
  const kle = page.getByLabel('KLE-nummer');
  expect([await kle.inputValue(), await page.getByLabel('Facet').inputValue()]).toEqual(['00.01.10', 'P35']);
  await kle.fill('1.2.3');
  await kle.press('Enter');
  await page.getByText('Skriv KLE-nummeret som tre gange to cifre').waitFor();
  expect(await kle.inputValue()).toBe('1.2.3');
  expect(await mangler(page)).toEqual([]);
  await kle.fill('00.22.02');
  await page.getByLabel('Journaldato').fill('2026-03-09');
  await kle.press('Enter');
  await page.getByText('Journaloplysningerne er gemt.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent Pakke til sagssystemet' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^UDKAST – .*\.zip$/);
  const parts = unzipSync(readFileSync(await download.path()));
  const sheet = join(hus.grundlag.data, 'metadata.html');
  writeFileSync(sheet, parts['metadata.html'] ?? '');
  await page.goto(pathToFileURL(sheet).href);
  const shown = await page.locator('main').innerText();
  for (const fact of ['UDKAST – ikke godkendt', '00.22.02', 'P35', '9. marts 2026']) expect(shown).toContain(fact);
  expect(await mangler(page)).toEqual([]);
  // Every link leads to a file of the parcel.
  const links = await page.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(5);
  for (const href of links) expect(Object.keys(parts)).toContain(decodeURIComponent(href));
});

it('a key is made, shown once and revoked, with the keyboard', async () => {
  const page = await signe.newPage();
  const sti = `${hus.server.url}/indstillinger/noegler`;
  await page.goto(sti);
  expect(await mangler(page)).toEqual([]);
  await page.getByLabel('Navn').fill('Sagssystemet');
  await page.getByLabel('Omfang').selectOption('fuld');
  await page.getByLabel('Navn').press('Enter');
  const noegle = await page.locator('.engangslink').innerText();
  expect(noegle).toMatch(/^referat_[\w-]{43}$/);
  expect(await mangler(page)).toEqual([]);
  const ask = async () =>
    (await fetch(`${hus.server.url}/api/v1/organer`, { headers: { authorization: `Bearer ${noegle}` } })).status;
  expect(await ask()).toBe(200);
  await page.goto(sti);
  expect(await page.content()).not.toContain(noegle);
  const fold = page.locator('summary', { hasText: 'Spær' });
  await fold.focus();
  await page.keyboard.press('Enter');
  expect(await mangler(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spær nøglen »Sagssystemet«' }).press('Enter');
  await page.getByText('Nøglen er spærret.').waitFor();
  expect(await ask()).toBe(401);
  expect(await mangler(page)).toEqual([]);
});
