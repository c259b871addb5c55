// Panels, menu and dialogs in a real Chromium against the real server: by mouse and by keyboard, accessible, undoable.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { bygger, moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const MED_INDLAEG = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' takkede ', b.omtale('be'), ', men det koster ??? kr.')),
]);
const TOMT = (() => {
  const b = bygger();
  return schema.node('doc', null, [
    b.linje('titel', 'Referat'),
    b.del('deltagere', b.linje('overskrift', 'Deltagere'), b.del('deltagergruppe', b.linje('deltagerlinje'))),
    b.del('sektion', b.linje('overskrift', 'Referat af mødet'), b.linje('afsnit')),
  ]);
})();
const STORT = moede((b) =>
  Array.from({ length: 300 }, (_, i) =>
    b.del('indlaeg', b.linje('afsnit', b.taler(i % 2 ? 'kl' : 'be'), ` sagde noget om sag ${i + 1}.`)),
  ),
);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let v: Vaerksted;
let n = 0;
const side = (): Promise<Page> => v.side(n++);

beforeAll(async () => {
  v = await vaerksted([...Array.from({ length: 8 }, () => MED_INDLAEG), TOMT, STORT]);
});
afterAll(async () => {
  await v?.luk();
});

describe('the panels', () => {
  it('show people, outline, numbers; a name makes somebody the speaker, a line goes there', async () => {
    const page = await side();
    expect(await page.locator('#venstre h3').allTextContents()).toEqual([
      'Ærøsted Almene',
      'Kajkanten',
      'Ærøsted Kommune',
    ]);
    expect(await page.locator('.indhold li').allInnerTexts()).toEqual([
      'Deltagere i mødet',
      'Referat af mødet',
      expect.stringMatching(/^be\s+redegjorde for planen\.$/),
      expect.stringMatching(/^kl\s+takkede Bo Eksempel, men det koster \?\?\? kr\.\s+\?\?\?/),
    ]);
    expect(await page.locator('#taster .tal').textContent()).toMatch(/^2 indlæg · \d+ ord$/);
    expect(await axe(page)).toEqual([]);
    await page.locator('.indhold li').nth(2).click();
    await page.locator('.person', { hasText: 'Ingrid' }).getByRole('button').first().click();
    expect((await linjerPaaPapiret(page, 'section[data-node=sektion]'))[1]).toBe(
      'Ingrid Måneskov redegjorde for planen.',
    );
    await page.waitForSelector('.person [aria-current]:has-text("Ingrid")');
    await page.keyboard.press('Control+z');
    expect((await linjerPaaPapiret(page, 'section[data-node=sektion]'))[1]).toBe('Bo Eksempel redegjorde for planen.');
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('rename a participant in every place, counted, as one step back', async () => {
    const page = await side();
    await page.getByRole('button', { name: 'Ret Bo Eksempel' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Navn', { exact: true }).fill('Bo Nyborg');
    await page.getByLabel('Rolle').fill('næstformand');
    expect(await page.locator('dialog [role=status]').innerText()).toContain('Navnet rettes 3 steder.');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const lines = await linjerPaaPapiret(page);
    expect(lines.filter((line) => line.includes('Bo Nyborg'))).toHaveLength(3);
    expect(lines).toContain('Ærøsted Almene: Næstformand Bo Nyborg og direktør Ingrid Måneskov');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await page.keyboard.press('Control+z');
    expect(await linjerPaaPapiret(page)).toContain('Ærøsted Almene: Formand Bo Eksempel og direktør Ingrid Måneskov');
    await page.close();
  });

  it('refuse initials that another has, in one sentence, and keep what was typed', async () => {
    const page = await side();
    await page.getByRole('button', { name: 'Ret Bo Eksempel' }).click({ force: true });
    await page.getByLabel('Initialer').fill('KL');
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog [role=alert]').textContent()).toBe('Karen Lyngdal har allerede initialerne KL.');
    expect(await page.getByLabel('Initialer').inputValue()).toBe('KL');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.close();
  });

  it('take a pasted list as it was read', async () => {
    const page = await side();
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await page.getByLabel('Navne').fill('Fra Regionen:\nIb Sø, kasserer\nKaren Lyngdal');
    expect(await page.locator('.laest .omtale').allTextContents()).toEqual(['Ib Sø', 'Karen Lyngdal']);
    expect(await page.locator('.laest').innerText()).toContain('(står på listen)');
    await page.locator('dialog button[type=submit]').click();
    expect((await linjerPaaPapiret(page, 'section[data-node=deltagere]')).slice(-2)).toEqual([
      'Fra Regionen:',
      'Ib Sø, kasserer',
    ]);
    await page.waitForSelector('.person:has-text("Ib Sø")');
    await page.close();
  });
});

describe('the menu', () => {
  it('holds every command with its key, is walked by the keyboard, and gives the focus back', async () => {
    const page = await side();
    await caretI(page, indlaeg, 0, 'slut');
    const knap = page.getByRole('button', { name: 'Flere kommandoer' });
    await knap.focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toContain('Nyt indlæg');
    const navne = await page.getByRole('menuitem').allInnerTexts();
    for (const wanted of [
      'Fed',
      'Punkt med næste nummer',
      'Flyt op',
      'Billede …',
      'Find og erstat',
      'Dato, tid og sted …',
      'Historik',
    ])
      expect(navne.some((one) => one.startsWith(wanted))).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('b');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toMatch(/^B/);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await knap.evaluate((one) => one === document.activeElement)).toBe(true);
    // Whoever opens it by the mouse was writing, and goes on.
    await knap.click();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await knap.click();
    await page.getByRole('menuitem', { name: 'Konklusion' }).click();
    expect(await page.locator('.ProseMirror section[data-node=konklusion]').count()).toBe(1);
    await page.getByRole('button', { name: 'Fortryd' }).click();
    expect(await page.locator('.ProseMirror section[data-node=konklusion]').count()).toBe(0);
    await page.close();
  });

  it('asks for the facts of the meeting, and the words follow', async () => {
    const page = await side();
    await page.keyboard.press('Escape');
    await page.keyboard.type('dato, tid');
    await page.keyboard.press('Enter');
    await page.getByLabel('Dato', { exact: true }).fill('2027-04-01');
    await page.keyboard.press('Enter');
    expect((await linjerPaaPapiret(page))[0]).toBe('Referat af møde den 1. april 2027 om Havnekvarteret.');
    await ventTilGemt(page);
    await page.close();
  });

  it('inserts a table that Tab walks and grows', async () => {
    const page = await side();
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.press('Escape');
    await page.keyboard.type('opfølgningstabel');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ring');
    for (const text of ['Bo', '1. maj', 'Skriv']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    expect(await page.locator('.ProseMirror tr').count()).toBe(3);
    expect(await page.locator('.ProseMirror td').allTextContents()).toEqual(['Ring', 'Bo', '1. maj', 'Skriv', '', '']);
    const iTeksten = () => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await iTeksten()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await iTeksten()).toBe(false);
    expect(await axe(page)).toEqual([]);
    expect(klager(page)).toEqual([]);
    await page.close();
  });
});

describe('a selection made with the mouse', () => {
  it('has its few buttons beside it, and a name covered whole', async () => {
    const page = await side();
    await page.locator(indlaeg, { hasText: 'redegjorde' }).dblclick({ position: { x: 130, y: 12 } });
    const linje = page.getByRole('toolbar', { name: 'Teksten du har valgt' });
    await linje.waitFor();
    expect(await axe(page)).toEqual([]);
    await linje.getByRole('button', { name: 'Fed' }).click();
    expect(await page.locator('.ProseMirror section[data-node=indlaeg] strong').innerText()).toBe('redegjorde');
    await page.keyboard.press('ArrowRight');
    await linje.waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('an empty list of participants', () => {
  it('gets its people from what is typed, and they can speak at once', async () => {
    const page = await side();
    await caretI(page, '.ProseMirror [data-node=deltagerlinje]', 0, 'slut');
    await page.keyboard.type('Kajkanten: Formand Aase Øllgård og direktør Torben Fyrtoft');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ib Sø (afbud)');
    await caretI(page, '.ProseMirror section[data-node=sektion] p', 0, 'slut');
    await page.waitForSelector('.person:has-text("Ib Sø")');
    expect(await page.locator('.person .ini').allTextContents()).toEqual(['aø', 'tf', 'is']);
    await page.keyboard.type('tf');
    await page.keyboard.press('Tab');
    await page.keyboard.type('red');
    await page.keyboard.press('Tab');
    expect((await linjerPaaPapiret(page)).at(-1)).toMatch(/^Torben Fyrtoft redegjorde for/);
    await page.close();
  });
});

describe('300 indlæg', () => {
  it('stand in the outline, which follows what is written', async () => {
    const page = await side();
    // A long outline is filled in once the paper stands.
    await page.waitForFunction(() => document.querySelectorAll('.indhold li').length === 302);
    await page.locator('.indhold li').nth(200).click();
    await page.waitForTimeout(300);
    const box = await page.locator(indlaeg).nth(198).boundingBox();
    expect(box && box.y > 0 && box.y < 900).toBe(true);
    await page.keyboard.type('aaaa');
    await page.waitForFunction(() => document.querySelector('.indhold [aria-current]')?.textContent?.includes('aaaa'));
    await page.close();
  });

  it('keep the line of the indlæg one writes in within sight', async () => {
    const page = await v.side(9);
    await caretI(page, indlaeg, 250, 'slut');
    await page.waitForFunction(() => {
      const line = document.querySelector('.indhold [aria-current]')?.getBoundingClientRect();
      return line !== undefined && line.top > 0 && line.bottom < innerHeight;
    });
    await caretI(page, '.ProseMirror h1', 0, 'slut');
    await caretI(page, indlaeg, 0, 'slut');
    await page.waitForFunction(() => {
      const line = document.querySelector('.indhold [aria-current]')?.getBoundingClientRect();
      return line !== undefined && line.top > 0 && line.bottom < innerHeight;
    });
    await page.close();
  });
});
