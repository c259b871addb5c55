// A comment round in real Chromium, without a mail server: sent out by keyboard, its links handed over, its pages wide, dark
// and narrow without a fault that axe can see; ended, summed up in the text and answered.
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { paaSkaerme } from './axe.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const hus = nytHus(
  ['signe'],
  Array.from({ length: 2 }, () =>
    moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' sagde, at bænken koster 4000 kr.'))]),
  ),
);
let page: Page;
afterEach(() => page?.close());

const aabn = async (sti: string): Promise<Page> => {
  const context = await hus.person('signe', { width: 1280, height: 900 });
  page = await context.newPage();
  await page.goto(hus.server.url + sti);
  return page;
};
const sti = (n: number): string => `/referater/${hus.grundlag.referater[n]}/hoering`;
const knap = (name: string | RegExp) => page.getByRole('button', { name });
const overskrift = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 });

describe('a comment round', () => {
  it('is sent out by keyboard from the writing page, and every page on the way stands on each screen', async () => {
    await aabn(`/referater/${hus.grundlag.referater[0]}`);
    await page.getByRole('button', { name: 'Flere kommandoer' }).click();
    await page.getByRole('menuitem', { name: 'Til kommentering' }).click();
    await overskrift('Send udkastet til kommentering').waitFor();
    expect(page.url()).toMatch(/\/hoering\/ny$/);
    expect(await paaSkaerme(page)).toEqual([]);

    const mail = page.getByRole('textbox', { name: 'Mailadresse til Bo Eksempel' });
    await mail.focus();
    await page.keyboard.type('bo@');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await mail.inputValue()).toBe('bo@');
    await mail.fill('bo@bolig.example');
    await mail.press('Enter');
    await overskrift('Gennemse brevene').waitFor();
    expect(await page.locator('.brevtekst').first().innerText()).toContain('Kære Bo Eksempel');
    expect(await paaSkaerme(page)).toEqual([]);

    // Back without losing anything, and again.
    await knap('Ret').click();
    await overskrift('Send udkastet til kommentering').waitFor();
    expect(await page.getByRole('textbox', { name: 'Mailadresse til Bo Eksempel' }).inputValue()).toBe(
      'bo@bolig.example',
    );
    await knap('Se brevene, før de sendes').click();
    await page.getByRole('checkbox', { name: /^Ja, send til/ }).focus();
    await page.keyboard.press('Space');
    await knap(/^Åbn for/).press('Enter');
    await overskrift(/har svaret$/).waitFor();
    await page.getByText('Der er ikke sendt noget.').waitFor();
    await page.getByLabel('Flere valg for Bo Eksempel').click();
    expect(await paaSkaerme(page)).toEqual([]);
    await knap('Vis et link').first().click();
    await overskrift('Link til Bo Eksempel').waitFor();
    expect(await page.locator('.engangslink').innerText()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/k\/[\w-]{43}$/);
    expect(await paaSkaerme(page)).toEqual([]);
    await page.goto(`${hus.server.url}/`);
    await page.getByRole('link', { name: /^Ingen af \d har svaret · frist / }).click();
    await overskrift(/^Ingen af \d har svaret$/).waitFor();
  });

  it('is ended, summed up in the text while somebody has it open, and can be begun again', async () => {
    await aabn(`${sti(1)}/ny`);
    await knap('Se brevene, før de sendes').click();
    await page.getByRole('checkbox', { name: /^Ja, send til/ }).check();
    await knap(/^Åbn for/).click();
    for (const one of await page.locator('.afgoer summary').all()) await one.click();
    expect(await paaSkaerme(page)).toEqual([]);
    const skrivende = await hus.aabn('signe', 1);
    await knap('Slut runden nu').click();
    await overskrift(/^Ingen af \d har svaret\.$/).waitFor();
    expect(await paaSkaerme(page)).toEqual([]);
    await knap('Sæt opsummeringen ind i referatet').click();
    await page.getByText('Opsummeringen står i referatet.').waitFor();
    await skrivende
      .getByText(/^Udkastet til referatet var til kommentering til .* Ingen af \d har svaret\.$/)
      .waitFor();
    await skrivende.close();
    await page.getByRole('link', { name: 'Send til kommentering igen (2. runde)' }).click();
    await overskrift('Send til kommentering igen: 2. runde').waitFor();
    expect(await paaSkaerme(page)).toEqual([]);
  });
});
