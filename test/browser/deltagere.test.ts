// Participants at speed, in a real Chromium: an invitation pasted into the dialog and into the list, initials mended,
// people of earlier meetings offered, also once the network is gone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { bygger, moede } from './moede.ts';
import { indsaet, type Vaerksted, vaerksted } from './rude.ts';

const TOMT = (() => {
  const b = bygger();
  return schema.node('doc', null, [
    b.linje('titel', 'Referat'),
    b.del('deltagere', b.linje('overskrift', 'Deltagere'), b.del('deltagergruppe', b.linje('deltagerlinje'))),
    b.del('sektion', b.linje('overskrift', 'Referat af mødet'), b.linje('afsnit')),
  ]);
})();
const INDKALDELSE =
  'Emne: Dialogmøde\nPlacering: Mødelokale 2\nPåkrævede deltagere: Eksempel, Bo (BOEK); Birgitte Elling <be@x.example>; Lokale Kajen\nValgfrie deltagere: Bodil Engsig (Ærøsted Kommune)\n';

let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted([TOMT, TOMT, moede(), TOMT]);
});
afterAll(async () => {
  await v?.luk();
});

async function saetIndIFelt(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', pasted);
    document
      .querySelector('#felt-tekst')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, text);
}
/** Drops a file as the system does. */
async function slip(page: Page, hvor: string, navn: string, indhold: string): Promise<void> {
  await page.evaluate(
    ([where = '', name = '', text = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: name.endsWith('.ics') ? 'text/calendar' : '' }));
      document
        .querySelector(where)
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [hvor, navn, indhold],
  );
}
const liste = (page: Page) => linjerPaaPapiret(page, '.ProseMirror [data-node=deltagergruppe]');
const initialer = (page: Page) =>
  page
    .locator('.laest input')
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLInputElement ? one.value : '')));

it('an invitation becomes lines that can be mended; initials are people’s own, a clash is told and gets letters', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(0);
  await page.getByRole('button', { name: 'Tilføj' }).click();
  await page.waitForSelector('.tidligere button');
  await saetIndIFelt(page, INDKALDELSE);
  expect(await page.locator('#felt-tekst').inputValue()).toBe(
    // Known from an earlier meeting: Bo Eksempel was chairman there.
    'Ærøsted Almene: Formand Bo Eksempel\nBirgitte Elling\nÆrøsted Kommune: Bodil Engsig',
  );
  expect(await initialer(page)).toEqual(['BOEK', 'BE', 'BE']);
  expect(await page.locator('.laest').innerText()).toContain('BE er Birgitte Elling. Bliver BEN.');
  expect(await page.locator('dialog').innerText()).toContain('Ikke læst som personer: Lokale Kajen.');
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Initialer for Bodil Engsig').fill('bod');
  expect(await page.locator('.laest').innerText()).not.toContain('Bliver');
  await page.locator('#felt-tekst').press('Control+Home');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.person:has-text("Bodil")');
  expect(await liste(page)).toEqual([
    'Ærøsted Almene: Formand Bo Eksempel',
    'Birgitte Elling',
    'Ærøsted Kommune: Bodil Engsig',
  ]);
  expect(await page.locator('.person .ini').allTextContents()).toEqual(['boek', 'be', 'bod']);
  expect(await page.locator('.ProseMirror').innerText()).not.toMatch(/@|BOEK/);
  await ventTilGemt(page);
  expect(klager(page)).toEqual([]);
  await page.close();
});

it('an invitation pasted into the list on the paper is shown first; people of earlier meetings are there without a network', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(1);
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/tidligere-deltagere')),
  );
  await v.context.setOffline(true);
  await caretI(page, '.ProseMirror [data-node=deltagerlinje]', 0, 'slut');
  await indsaet(page, { text: 'Til: Ib Sø <ib@x.example>; Per Nyborg <per@x.example>' });
  await page.waitForSelector('dialog');
  expect(await page.locator('#felt-tekst').inputValue()).toBe('Ib Sø\nPer Nyborg');
  await page.locator('#felt-tekst').press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('måne');
  expect(await page.locator('.tidligere button').allInnerTexts()).toEqual([
    expect.stringMatching(/^Ingrid Måneskov\s+direktør · Ærøsted Almene$/),
  ]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('#felt-tekst').inputValue()).toBe(
    'Ib Sø\nPer Nyborg\nÆrøsted Almene: Direktør Ingrid Måneskov',
  );
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.person:has-text("Ingrid")');
  expect(await liste(page)).toEqual(['Ib Sø', 'Per Nyborg', 'Ærøsted Almene: Direktør Ingrid Måneskov']);
  await v.context.setOffline(false);
  await ventTilGemt(page);
  await page.close();
});

it('a calendar file dropped on the page opens the dialog with who was asked; a second one is added in it', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(3);
  const ics = (...linjer: string[]): string =>
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...linjer, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  await slip(page, '.ProseMirror p', 'møde.ics', ics('ATTENDEE;CN=Aase Øllgård:mailto:aa@x.example'));
  await page.waitForSelector('dialog');
  expect(await page.locator('#felt-tekst').inputValue()).toBe('Aase Øllgård');
  await slip(
    page,
    '#felt-tekst',
    'nr2.ics',
    ics(
      'ATTENDEE;PARTSTAT=DECLINED;CN="Dam, Per (PEDA)":mailto:p@x.example',
      'ATTENDEE;CUTYPE=ROOM;CN=Sal 2:mailto:s@x',
    ),
  );
  await page.waitForSelector('.laest:has-text("Per Dam")');
  expect(await page.locator('#felt-tekst').inputValue()).toBe('Aase Øllgård\nPer Dam (afbud)');
  expect(await initialer(page)).toEqual(['AØ', 'PEDA']);
  expect(await page.locator('dialog').innerText()).toContain('Ikke læst som personer: Sal 2.');
  await slip(page, '#felt-tekst', 'billede.ics', '\u0000\u0001');
  await page.waitForSelector('[role=status]:has-text("ingen personer i »billede.ics«")', { state: 'attached' });
  await page.locator('#felt-tekst').press('Control+Enter');
  await page.waitForSelector('.person:has-text("Aase")');
  expect(await liste(page)).toEqual(['Aase Øllgård', 'Per Dam (afbud)']);
  expect(klager(page)).toEqual([]);
  await page.close();
});
