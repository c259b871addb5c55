// In a real browser: a participant takes the draft home in Word, writes in it and sends it; the referent reads in what
// another has written, sees what found no place, and finds all of it beside the text.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { aabnRunde, havnekvarteret } from '../builders/udkast.ts';
import { kommenteret, krop, medKommentarer, sporet, usporet } from '../import/wordudkast.ts';
import { paaSkaerme } from './axe.ts';
import { traadene } from './bemaerket.ts';
import { nytHus } from './hus.ts';
import { medStore } from './server.ts';

const doc = havnekvarteret();
let tokens: readonly string[] = [];

const hus = nytHus(['signe'], [doc], async ({ data, personer, referater }) => {
  const runde = await medStore(data, async (store) => {
    const [referat = ''] = referater;
    const ejer = personer.signe?.id ?? '';
    return aabnRunde(store, { referat, ejer, organ: '', doc, frist: Date.now() + 5 * 24 * 60 * 60_000 });
  });
  ({ tokens } = runde);
});

let nr = 0;

/** Takes the file home, does something to it, and where it lies now. */
async function hent(page: Page, navn: string | RegExp, change: (bytes: Uint8Array) => Uint8Array): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: navn }).click()]);
  expect(download.suggestedFilename()).toMatch(/^UDKAST – .*\.docx$/);
  const path = join(hus.grundlag.data, `udkast-${++nr}.docx`);
  writeFileSync(path, change(new Uint8Array(readFileSync(await download.path()))));
  return path;
}

/** A word typed over, another with tracking on, a comment on a third. */
const skrevet =
  (ord: string, sporetOrd: string, om: string, tekst: string) =>
  (bytes: Uint8Array): Uint8Array =>
    medKommentarer(
      krop(bytes, (xml) => kommenteret(sporet(usporet(xml, ord, 'andet'), sporetOrd, 'noget andet'), om, 900)),
      [{ id: 900, tekst }],
    );

beforeAll(() => {
  expect(tokens).toHaveLength(4);
});

it('a participant writes in Word on a phone’s page, and the referent reads in another’s file', async () => {
  const context = await hus.browser.newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
  const aase = await context.newPage();
  await aase.goto(`${hus.server.url}/k/${tokens[0]}`);
  await aase.getByRole('button').click();
  await aase.getByRole('link', { name: 'Skriv i Word i stedet' }).click();
  expect(await paaSkaerme(aase)).toEqual([]);
  const own = await hent(
    aase,
    'Hent udkastet i Word',
    skrevet('vigtigt', 'hele perioden', 'inden påske', 'Hvilken påske?'),
  );
  await aase.getByLabel('Word-fil (.docx)').setInputFiles(own);
  await aase.getByRole('button', { name: 'Send filen' }).click();
  await aase.getByRole('heading', { name: 'Det, du har skrevet, er sendt' }).waitFor();
  expect(await aase.locator('.indledning').innerText()).toBe('1 bemærkning, 2 forslag');
  expect(await paaSkaerme(aase)).toEqual([]);
  await aase.getByRole('link', { name: 'Tilbage til udkastet' }).click();
  await aase.getByText('Hvilken påske?').first().waitFor();
  await context.close();

  const signe = await (await hus.person('signe')).newPage();
  await signe.goto(`${hus.server.url}/referater/${hus.grundlag.referater[0]}/hoering`);
  await signe.getByRole('link', { name: 'Udkastet i Word' }).click();
  expect(await paaSkaerme(signe)).toEqual([]);
  const his = await hent(signe, 'Hent udkastet til Torben Fyrtoft i Word', (bytes) =>
    krop(skrevet('fælleshus', 'så længe', 'midlertidig bro', 'Hvor?')(bytes), (xml) =>
      xml.replace(
        '<w:sectPr',
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>En indsat tabel</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/><w:sectPr',
      ),
    ),
  );
  await signe.getByLabel('Hvem har skrevet i filen?').selectOption('Torben Fyrtoft');
  await signe.getByLabel('Word-fil (.docx)').setInputFiles(his);
  await signe.getByRole('button', { name: 'Læs ind' }).click();
  await signe.getByRole('heading', { name: '3 nye ting fra Torben Fyrtoft' }).waitFor();
  expect(await signe.locator('main').innerText()).toContain('En indsat tabel');
  expect(await paaSkaerme(signe)).toEqual([]);
  const traade = await traadene(hus, 'signe', 0);
  expect(traade.map(({ af, citat }) => `${af.navn}: ${citat}`).toSorted()).toEqual([
    'Aase Aagaard-Øllgård: hele perioden',
    'Aase Aagaard-Øllgård: inden påske',
    'Aase Aagaard-Øllgård: vigtigt',
    'Torben Fyrtoft: fælleshus',
    'Torben Fyrtoft: midlertidig bro',
    'Torben Fyrtoft: så længe',
  ]);
  await signe.getByRole('link', { name: 'Gå til bemærkningerne i teksten' }).click();
  await signe.getByText('Hvor?').first().waitFor();
}, 120_000);
