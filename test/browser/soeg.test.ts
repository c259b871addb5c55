// Find and replace in a real Chromium: counted, names found and renamed as people, everything one step back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { aabnReferat, caretI, klager, linjerPaaPapiret, nyPerson } from './browser.ts';
import { moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const DOC = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' viste ØSTRE kaj og den østre havn.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' takkede for det gode eksempel fra ', b.omtale('be'), '.')),
]);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted([DOC, DOC, DOC, DOC]);
});
afterAll(async () => {
  await v?.luk();
});

describe('find', () => {
  it('opens with Ctrl+F, counts, walks, marks, and closes with Esc where it found', async () => {
    const page = await v.side(0);
    await caretI(page, indlaeg, 0, 'start');
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await page.keyboard.type('østre');
    expect(await page.locator('.soegerude output').textContent()).toBe('1 af 2');
    expect(await page.locator('.ProseMirror .soegt').allTextContents()).toEqual(['ØSTRE', 'østre']);
    await page.keyboard.press('Enter');
    expect(await page.locator('.ProseMirror .soegt-nu').textContent()).toBe('østre');
    expect(await page.locator('.soegerude output').textContent()).toBe('2 af 2');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.ProseMirror .soegt').count()).toBe(0);
    await page.keyboard.type('nordre');
    expect((await linjerPaaPapiret(page, indlaeg.replace(' p', '')))[0]).toBe(
      'Bo Eksempel viste ØSTRE kaj og den nordre havn.',
    );
    expect(klager(page)).toEqual([]);
    await page.close();
  });
});

describe('while it is open', () => {
  it('marks names, and follows what is written', async () => {
    const page = await v.side(2);
    await caretI(page, indlaeg, 0, 'start');
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await page.keyboard.type('eksempel');
    const marked = page.locator('.ProseMirror .soegt');
    expect(await marked.allTextContents()).toEqual(['Bo Eksempel', 'Bo Eksempel', 'eksempel', 'Bo Eksempel']);
    expect(await page.locator('.ProseMirror .taler.soegt-nu').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await page.locator('.ProseMirror .soegt-nu').allTextContents()).toEqual(['eksempel']);
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.type(' Et eksempel.');
    expect(await marked.allTextContents()).toEqual([
      'Bo Eksempel',
      'Bo Eksempel',
      'eksempel',
      'eksempel',
      'Bo Eksempel',
    ]);
    await page.waitForFunction(() => document.querySelector('.soegerude output')?.textContent === '4 af 5');
    await page.keyboard.press('Control+h');
    expect(await page.getByRole('textbox', { name: 'Erstat med' }).isVisible()).toBe(true);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('fits a phone and hides no hit', async () => {
    const phone = await nyPerson(v.context.browser() ?? fail(), v.server, v.grundlag.personer.signe?.token ?? '', {
      width: 390,
      height: 844,
    });
    const page = await aabnReferat(phone, v.server, v.grundlag.referater[3] ?? '');
    await caretI(page, indlaeg, 0, 'start');
    await page.keyboard.press('Control+h');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await page.keyboard.type('gode');
    await page.waitForTimeout(100);
    const rude = await page.locator('.soegerude').boundingBox();
    const hit = await page.locator('.soegt-nu').boundingBox();
    if (!rude || !hit) throw new Error('Ruden eller fundet ses ikke.');
    expect(rude.x).toBeGreaterThanOrEqual(0);
    expect(rude.x + rude.width).toBeLessThanOrEqual(390);
    expect(hit.y + hit.height <= rude.y || hit.y >= rude.y + rude.height).toBe(true);
    expect(hit.y).toBeGreaterThan(0);
    expect(await axe(page)).toEqual([]);
    await phone.close();
  });
});

describe('replace', () => {
  it('replaces letters, leaves names to a rename, and is one step back', async () => {
    const page = await v.side(1);
    await caretI(page, indlaeg, 0, 'start');
    await page.keyboard.press('Control+h');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await page.keyboard.type('eksempel');
    expect(await page.locator('.soegerude output').textContent()).toMatch(/ af 4$/);
    await page.getByRole('textbox', { name: 'Erstat med' }).fill('forslag');
    await page.getByRole('button', { name: 'Erstat alle' }).click();
    expect(await page.locator('.soegerude').innerText()).toContain('1 sted erstattet. 3 steder er navne');
    const lines = await linjerPaaPapiret(page);
    expect(lines.at(-1)).toBe('Karen Lyngdal takkede for det gode forslag fra Bo Eksempel.');
    await page.getByRole('button', { name: /^Stedet er et navn. Omdøb Bo Eksempel/ }).click();
    await page.getByLabel('Navn', { exact: true }).fill('Bo Nyborg');
    await page.keyboard.press('Enter');
    expect((await linjerPaaPapiret(page)).filter((line) => line.includes('Bo Nyborg'))).toHaveLength(3);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await linjerPaaPapiret(page)).at(-1)).toBe('Karen Lyngdal takkede for det gode eksempel fra Bo Eksempel.');
    await page.close();
  });
});

function fail(): never {
  throw new Error('Der er ingen browser.');
}
