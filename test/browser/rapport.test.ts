// The right panel in a real Chromium: a file fetched by the page for it, how it was read, a guess taken back and brought
// again; the latest versions, also where nothing was imported.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { laesDokument } from '../../editor/model/referatfil.ts';
import { axe } from './axe.ts';
import { klager, linjerPaaPapiret, nyPerson, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const EKSEMPEL = new URL('../../templates/eksempel/dialogmoede.txt', import.meta.url);
const DOC = moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.'))]);
/** Every letter in its order, whatever the lines. */
const bogstaver = (text: string): string => text.replace(/\s+/g, '');

let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted([DOC, DOC]);
});
afterAll(async () => {
  await v?.luk();
});

/** What the server holds, as a reader reads it. */
async function paaServeren(page: Page): Promise<string> {
  const answer = await page.request.get(`${page.url()}/dokument`, { headers: { accept: 'application/json' } });
  const opened: { doc: unknown } = await answer.json();
  return logiskTekst(laesDokument(opened.doc));
}

async function hentet(give: (page: Page) => Promise<void>): Promise<Page> {
  const page = await v.context.newPage();
  await page.goto(`${v.server.url}/referater/ny`);
  await give(page);
  await page.getByRole('button', { name: 'Hent' }).click();
  await page.waitForSelector('.ProseMirror');
  await page.waitForSelector('.rapport');
  return page;
}

describe('a referat that somebody else wrote', () => {
  it('is chosen, read, reported, a guess taken back and brought again; nothing of it is lost', async () => {
    const page = await hentet((ny) => ny.setInputFiles('#f-fil', EKSEMPEL.pathname));
    const kilde = readFileSync(EKSEMPEL, 'utf8');
    const text = await paaServeren(page);
    expect(bogstaver(text)).toBe(bogstaver(kilde));
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Import', 'Noter', 'Parkeret', 'Historik']);
    expect(await page.locator('.rapport h2').innerText()).toBe('Sådan blev »dialogmoede.txt« læst');
    expect(await page.locator('#taster .tal').innerText()).toMatch(/^15 indlæg · \d+ ord$/);
    expect(await axe(page)).toEqual([]);

    const lines = await linjerPaaPapiret(page);
    const guess = page.locator('.rapport li', { hasText: 'fortsættelse af indlægget' });
    await guess.locator('.rapportlinje').click();
    const place = await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('p')?.textContent ?? '');
    expect((await guess.locator('.rapportlinje .lille').innerText()).slice(0, 20)).toBe(place.slice(0, 20));
    const after = '.ProseMirror section[data-node=indlaeg] + p';
    expect(await page.locator(after).count()).toBe(0);
    await page.getByRole('button', { name: 'Fortryd: fortsættelse af indlægget' }).click();
    await page.waitForSelector(after);
    expect(await guess.innerText()).toContain('taget tilbage');
    expect(await linjerPaaPapiret(page)).toEqual(lines);
    await ventTilGemt(page);
    expect(await paaServeren(page)).toBe(text);
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Fortryd: fortsættelse af indlægget' }).waitFor();
    expect(await page.locator(after).count()).toBe(0);
    await page.keyboard.press('Control+y');
    await page.waitForSelector(after);
    await page.getByRole('button', { name: 'Fortryd: fortsættelse af indlægget' }).waitFor({ state: 'detached' });
    await ventTilGemt(page);
    expect(await paaServeren(page)).toBe(text);

    await page.reload();
    await page.waitForSelector('.rapport');
    expect(await page.locator(after).count()).toBe(1);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('is dropped on the page, and what was recognised can be taken back too', async () => {
    const page = await hentet(async (ny) => {
      await ny.evaluate(
        (text) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], 'sluppet.txt', { type: 'text/plain' }));
          const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
          document.querySelector('[data-slip]')?.dispatchEvent(event);
        },
        readFileSync(EKSEMPEL, 'utf8'),
      );
    });
    expect(await page.locator('.rapport h2').innerText()).toContain('»sluppet.txt«');
    const genkendt = page.locator('.rapport summary', { hasText: 'Genkendt' });
    await genkendt.click();
    const lines = await linjerPaaPapiret(page);
    await page
      .getByRole('button', { name: /^Fortryd: konklusion/ })
      .first()
      .click();
    expect(await page.locator('.ProseMirror section[data-node=konklusion]').count()).toBe(0);
    expect(await linjerPaaPapiret(page)).toEqual(lines);
    const line = page.locator('.rapport li', { hasText: 'taget tilbage' });
    await line.locator('button.rapportlinje').click();
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.close();
  });
});

describe('the history', () => {
  it('stands beside the private tabs where nothing was imported, and leads to the page', async () => {
    const page = await v.side(0);
    await page.getByRole('tab', { name: 'Historik' }).click();
    await page.waitForSelector('.versionsliste');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Noter', 'Parkeret', 'Historik']);
    expect(await page.locator('.versionsliste li').allInnerTexts()).toEqual([
      expect.stringMatching(/^Oprettet\s+i (dag|går) kl\. .* af Signe Prøve$/),
    ]);
    expect(await axe(page)).toEqual([]);
    await page.locator('.ProseMirror').focus();
    await page.keyboard.press('F9');
    expect(await page.locator('#hoejre').isVisible()).toBe(false);
    await page.keyboard.press('F9');
    await page.locator('.versionsliste a').first().click();
    await page.waitForURL(/\/historik\?version=0$/);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('is a tab that the keys reach, on a phone too', async () => {
    const phone = await nyPerson(v.context.browser() ?? fail(), v.server, v.grundlag.personer.signe?.token ?? '', {
      width: 390,
      height: 844,
    });
    const page = await phone.newPage();
    await page.goto(`${v.server.url}/referater/ny`);
    await page.getByLabel('Eller sæt teksten ind').fill('Referat\n\nKonklusion: Planen er god.');
    await page.getByRole('button', { name: 'Hent' }).click();
    await page.waitForSelector('.rapport');
    await page.getByRole('tab', { name: 'Import' }).focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Historik');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Historik');
    await page.waitForSelector('.versionsliste');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Home');
    expect(await page.getByRole('tabpanel').innerText()).toContain('Sådan blev');
    await phone.close();
  });
});

function fail(): never {
  throw new Error('Der er ingen browser.');
}
