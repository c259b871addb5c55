// The journey from draft to approved and on to a correction, with the real server in a real Chromium: the check is answered,
// the files are kept, whoever writes meanwhile keeps their text, the writing page says who approved and when.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { aabnReferat, caretI, klager, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { holdt, moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

const DOC = holdt(
  moede((b) => [
    b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for kajen.')),
    b.del('indlaeg', b.linje('afsnit', b.taler('im'), ' bad om svar på 23 45 67 89.')),
  ]),
);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;
let signe: BrowserContext;
let thea: BrowserContext;
let sti: string;
beforeAll(async () => {
  grundlag = await nytGrundlag(['signe', 'thea'], [DOC]);
  server = await startServer(grundlag.data);
  browser = await startBrowser();
  signe = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '', { width: 1280, height: 900 });
  thea = await nyPerson(browser, server, grundlag.personer.thea?.token ?? '');
  sti = `${server.url}/referater/${grundlag.referater[0]}`;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (grundlag) fjern(grundlag);
});

const hent = async (page: Page, navn: string | RegExp): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: navn }).click()]);
  return readFileSync(await file.path());
};

it('goes from the status above the text to the approval, asks for a reason, and keeps the files', async () => {
  const writer = await aabnReferat(signe, server, grundlag.referater[0] ?? '');
  expect(await writer.locator('.top .status').innerText()).toBe('Kladde');
  await writer.locator('.top .status').click();
  await writer.waitForURL(/\/godkendelse$/);
  expect(await axe(writer)).toEqual([]);
  await writer.getByRole('button', { name: 'Send til godkendelse' }).click();
  await writer.waitForSelector('.godkendform');
  expect(await axe(writer)).toEqual([]);
  await writer.getByRole('button', { name: 'Godkend udgave 1' }).click();
  await writer.waitForSelector('.besked[data-grad=fejl]');
  expect(await writer.locator('.besked[data-grad=fejl]').innerText()).toBe(
    'Skriv en begrundelse ved det fund, der mangler den.',
  );
  // Enter approves nothing, and a look at the place in the text loses nothing of what was typed.
  await writer.goto(`${sti}/godkendelse`);
  await writer.getByLabel('Begrundelse: 23 45 67 89').fill('Det er kommunens hovednummer');
  await writer.keyboard.press('Enter');
  await writer.waitForTimeout(300);
  expect(await writer.locator('.top .status').innerText()).toBe('Til godkendelse');
  await writer.locator('.kontrol a', { hasText: 'Gå til stedet' }).click();
  await writer.waitForURL(/#/);
  await writer.goBack();
  await writer.waitForSelector('.godkendform');
  expect(await writer.getByLabel('Begrundelse: 23 45 67 89').inputValue()).toBe('Det er kommunens hovednummer');
  await writer.close();
});

it('tells whoever has it open, takes no more text, and rescues what came too late', async () => {
  const reader = await aabnReferat(thea, server, grundlag.referater[0] ?? '');
  const page = await signe.newPage();
  await page.goto(`${sti}/godkendelse`);
  await page.getByRole('button', { name: 'Tag tilbage til kladde' }).click();
  await page.waitForSelector('text=Referatet er en kladde igen.');
  const own = await aabnReferat(signe, server, grundlag.referater[0] ?? '');
  await caretI(own, indlaeg, 0, 'slut');
  await own.keyboard.type(' «før»');
  await ventTilGemt(own);
  await page.getByRole('button', { name: 'Send til godkendelse' }).click();
  await own.waitForFunction(() => document.querySelector('.top .status')?.textContent === 'Til godkendelse');
  await page.getByLabel('Begrundelse: 23 45 67 89').fill('Det er kommunens hovednummer');
  // The line is cut where the steps would go: what is written now reaches the server after the approval.
  await own.route('**/steps', (route) => route.abort());
  await own.keyboard.type(' «for sent»');
  await page.getByRole('button', { name: 'Godkend udgave 1' }).click();
  await page.waitForSelector('.udgave');
  await own.waitForSelector('.godkendtbjaelke:visible');
  for (const one of [own, reader]) expect(await one.locator('.top .status').innerText()).toBe('Godkendt');
  await reader.close();
  await own.waitForFunction(() => document.querySelector('.ProseMirror')?.getAttribute('contenteditable') === 'false');
  await own.unroute('**/steps');
  await own.waitForSelector('.reddet');
  await own.locator('.reddet').first().click();
  expect(await own.locator('body').innerText()).toContain('«for sent»');
  await own.reload();
  await own.waitForSelector('.godkendtbjaelke[role=note]');
  expect(await own.locator('.godkendtbjaelke').first().innerText()).toMatch(
    /^Udgave 1\. Teksten kan ikke ændres\. Godkendt i dag kl\. \d+\.\d\d af Signe Prøve\. Filer, bevis og rettelse$/,
  );
  expect(await own.locator('.ProseMirror').innerText()).not.toContain('«for sent»');
  expect(await own.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false');
  expect(await axe(own)).toEqual([]);
  expect(klager(own)).toEqual([]);
  await own.close();
  await page.close();
});

it('hands out what was kept, byte for byte, with a receipt, and notes what happened to it', async () => {
  const page = await signe.newPage();
  await page.goto(`${sti}/godkendelse`);
  const pdf = await hent(page, 'Hent PDF, udgave 1');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const kvittering = (await hent(page, 'Hent Kvittering, udgave 1')).toString();
  expect(kvittering).toContain(createHash('sha256').update(pdf).digest('hex'));
  await page.locator('.bevis summary').click();
  const hoved = await page.locator('.bevis dd').last().innerText();
  expect(kvittering).toContain(`verify --head ${hoved}`);
  await page.getByText('Noter en dato').click();
  await page.getByLabel('Hvad er sket?').selectOption('journaliseret');
  await page.getByLabel('Note (frivillig)').fill('27-001483');
  await page.getByRole('button', { name: 'Noter', exact: true }).click();
  await page.waitForSelector('.milepaeleliste');
  expect(await page.locator('.milepaeleliste').innerText()).toMatch(/Journaliseret\s+i dag\s+27-001483\s+Fjern/);
  expect(await axe(page)).toEqual([]);
  await page.goto(server.url);
  expect(await page.locator('.trin[data-s=godkendt] .venter').innerText()).toMatch(
    /Godkendt kl\. .*Journaliseret i dag/s,
  );
  await page.close();
});

it('begins a correction in the text, and the next version says what changed', async () => {
  const page = await signe.newPage();
  await page.goto(`${sti}/godkendelse`);
  const before = await hent(page, 'Hent PDF, udgave 1');
  await page.locator('summary', { hasText: /^Ret$/ }).click();
  await page.getByRole('button', { name: 'Begynd rettelsen' }).click();
  await page.waitForURL(/\/referater\/[^/]+$/);
  await page.waitForFunction(() => performance.getEntriesByName('referat:samlet').length > 0);
  await caretI(page, indlaeg, 0, 'slut');
  await page.keyboard.type(' Kajen er lang.');
  await ventTilGemt(page);
  await page.goto(`${sti}/godkendelse`);
  await page.getByRole('button', { name: 'Send til godkendelse' }).click();
  await page.getByRole('link', { name: 'Se, hvad der er ændret siden udgave 1' }).click();
  expect(await page.locator('.forskel ins').first().innerText()).toContain('Kajen er lang.');
  expect(await page.locator('.forskel h2').innerText()).toBe('Fra udgave 1 til nu');
  await page.goto(`${sti}/godkendelse`);
  // The reason that was given to the same place is there already.
  expect(await page.getByLabel('Begrundelse: 23 45 67 89').inputValue()).toBe('Det er kommunens hovednummer');
  await page.getByRole('button', { name: 'Godkend udgave 2' }).click();
  await page.waitForSelector('#udgave-2');
  expect(await page.locator('.udgave header').allInnerTexts()).toEqual([
    expect.stringMatching(/^Udgave 2\s+Gælder$/),
    expect.stringMatching(/^Udgave 1\s+Tidligere udgave$/),
  ]);
  expect((await hent(page, 'Hent Ændringer siden udgave 1, udgave 2')).toString()).toContain('Kajen er lang.');
  expect(await hent(page, 'Hent PDF, udgave 1')).toEqual(before);
  expect(await axe(page)).toEqual([]);
  await page.close();
});
