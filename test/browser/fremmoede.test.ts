// Who came and who left, from the keyboard alone, while somebody is in the middle of a sentence.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { bygger, moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const DOC = moede((b) => [
  b.del(
    'punkt',
    b.linje('overskrift', '1. Kajen'),
    b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  ),
  b.del('punkt', b.linje('overskrift', '2. Broen'), b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' takkede og'))),
]);
const sidste = '.ProseMirror section[data-node=indlaeg] p';

const MED_AFBUD = (() => {
  const b = bygger();
  const afbud = b.del('sektion', b.linje('overskrift', 'Afbud'), b.linje('afsnit'));
  const doc = moede();
  return doc.copy(doc.content.addToEnd(afbud.type.create({ id: 'afbud' }, afbud.content)));
})();

let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted([DOC, DOC, DOC, MED_AFBUD]);
});
afterAll(async () => {
  await v?.luk();
});

/** Types behind Esc once the words are there. */
async function kommando(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.type(text);
  await page.waitForSelector('.vaelger [role=option]');
  await page.keyboard.press('Enter');
}
const linjer = (page: Page) => linjerPaaPapiret(page, '.ProseMirror > section[data-node=sektion]');

it('a line of attendance comes below the indlæg, the caret stays in the word; panel and dialog tell; one step back', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(0);
  await caretI(page, sidste, 1, 'slut');
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /valg|dialoger/.test(name)),
  );
  await kommando(page, 'ankom ingrid 17.35');
  await page.keyboard.type(' sag');
  await kommando(page, 'gik aase 1740');
  await page.keyboard.type('de tak');
  expect((await linjer(page)).slice(-4)).toEqual([
    '2. Broen',
    'Karen Lyngdal takkede og sagde tak',
    'Ingrid Måneskov ankom til mødet kl. 17.35 under behandlingen af punkt 2.',
    'Aase Aagaard-Øllgård forlod mødet kl. 17.40 under behandlingen af punkt 2.',
  ]);
  await page.waitForSelector('.person.borte:has-text("Aase"):has-text("gik 17.40")');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ret Ingrid Måneskov' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('dialog').innerText()).toContain('Under en del af punkt 2, ikke under punkt 1.');
  await page.getByLabel('Navn', { exact: true }).fill('Ingrid Sø');
  await page.keyboard.press('Enter');
  expect((await linjer(page)).at(-2)).toBe('Ingrid Sø ankom til mødet kl. 17.35 under behandlingen af punkt 2.');
  await ventTilGemt(page);
  await page.reload();
  await page.waitForSelector('.ProseMirror [data-node=fremmoede]');
  expect((await linjer(page)).at(-1)).toBe(
    'Aase Aagaard-Øllgård forlod mødet kl. 17.40 under behandlingen af punkt 2.',
  );
  expect(klager(page)).toEqual([]);
  await page.close();
});

it('what speaks against it is asked about, the time can be mended there; a stedfortræder is asked for whom', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(1);
  await caretI(page, sidste, 1, 'slut');
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /valg|dialoger/.test(name)),
  );
  await kommando(page, 'gik bo 17:40');
  await kommando(page, 'gik bo 17:30');
  const dialog = page.locator('dialog');
  expect(await dialog.innerText()).toContain('Bo Eksempel er allerede gået kl. 17.40.');
  expect(await dialog.innerText()).toContain('Kl. 17.30 ligger før');
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Klokkeslæt').fill('i morgen');
  await page.keyboard.press('Enter');
  expect(await dialog.innerText()).toContain('Skriv klokkeslættet som 17.35.');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await kommando(page, 'stedfortræder signe');
  await page.waitForSelector('.vaelger input[aria-label*="stedfortræder for"]');
  await page.keyboard.type('bo');
  await page.keyboard.press('Enter');
  await kommando(page, 'ankom Per Nyborg 17.50');
  expect((await linjer(page)).slice(-3)).toEqual([
    'Bo Eksempel forlod mødet kl. 17.40 under behandlingen af punkt 2.',
    'Signe Ravnholt deltog som stedfortræder for Bo Eksempel under behandlingen af punkt 2.',
    'Per Nyborg ankom til mødet kl. 17.50 under behandlingen af punkt 2.',
  ]);
  await page.waitForSelector('.person:has-text("Per Nyborg")');
  // The line and the name on the list are one step.
  await page.keyboard.press('Control+z');
  await page.waitForSelector('.person:has-text("Per Nyborg")', { state: 'detached' });
  expect(await page.locator('.ProseMirror [data-node=fremmoede]').count()).toBe(2);
  await page.close();
});

it('a time that is none changes nothing; exact initials come first and say what stands against it; nothing before the answer', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(2);
  await caretI(page, sidste, 1, 'slut');
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /valg|dialoger/.test(name)),
  );
  const before = await linjerPaaPapiret(page, '.ProseMirror');
  for (const text of ['gik be kl. 25:00', 'gik be 21.60', 'ankom ny mand kl. 24']) {
    await kommando(page, text);
    await page
      .locator('.vaelger [role=option]')
      .filter({ hasText: /^Klokkeslættet \S+ forstås ikke\./ })
      .waitFor();
    await page.keyboard.press('Escape');
  }
  await kommando(page, 'ankom Svend Bølgemark 16.10');
  await kommando(page, 'ankom Svend Ravnemark 16.00');
  const dialog = page.locator('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('.ProseMirror').innerText()).not.toContain('Ravnemark');
  await page.keyboard.press('Control+z');
  expect(await linjerPaaPapiret(page, '.ProseMirror')).toEqual(before);
  await kommando(page, 'ankom Bente Eksempel 17.20');
  await page.waitForSelector('.person:has-text("Bente Eksempel")');
  await kommando(page, 'gik be 17.40');
  await page.keyboard.press('Escape');
  await page.keyboard.type('gik be 17.50');
  const first = page.locator('.vaelger [role=option]').first();
  expect(await first.innerText()).toMatch(/Bo Eksempel[\s\S]*er allerede gået kl\. 17\.40/);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('Bo Eksempel er allerede gået kl. 17.40.');
  await page.close();
});

it('afbud in the dialog of a participant stands under »Afbud«, as the word writes it, and one step takes it back', async () => {
  const page = await v.side(3);
  const hele = () => linjerPaaPapiret(page);
  const before = await hele();
  await page.getByRole('button', { name: 'Ret Ingrid Måneskov' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#felt-status').selectOption('afbud');
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await page.waitForSelector('dialog', { state: 'detached' });
  const after = await hele();
  expect(after.at(-1)).toBe('Ærøsted Almene: Direktør Ingrid Måneskov');
  expect(after.join('\n')).not.toContain('(afbud)');
  await caretI(page, '.ProseMirror section[data-node=sektion] p', 0, 'slut');
  await page.keyboard.press('Control+z');
  expect(await hele()).toEqual(before);
  await kommando(page, 'afbud ingrid');
  await page.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.endsWith('Ingrid Måneskov'));
  expect(await hele()).toEqual(after);
  await page.close();
});
