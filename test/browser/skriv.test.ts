// The writing page in its states: accessible (axe), the pop-up and the command line, and what it says when it cannot
// save (C5). Real Chromium, real server, real SQLite.

import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const MED_INDLAEG = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede, at det koster ??? kr.')),
  b.del('konklusion', b.linje('afsnit', 'Afslutningsvis konkluderede ', b.taler('kl'), ', at der arbejdes videre.')),
]);

/** 300 indlæg; a hole in one far down. */
const LANGT = moede((b) =>
  Array.from({ length: 300 }, (_, i) =>
    b.del(
      'indlaeg',
      b.linje(
        'afsnit',
        b.taler(i % 2 ? 'kl' : 'be'),
        ` sagde noget om sag ${i + 1}. `.repeat(1 + (i % 7)),
        i === 250 ? '???' : '',
      ),
    ),
  ),
);

let context: BrowserContext;

const hus = nytHus(['signe'], [...Array.from({ length: 9 }, () => MED_INDLAEG), LANGT]);
beforeAll(async () => {
  context = await hus.person('signe');
});

let naeste = 0;
async function nyside(): Promise<Page> {
  return hus.side(context, naeste++);
}
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

describe('the paper', () => {
  it('reads as it was written, headings at their depth, the kind of a part beside it', async () => {
    const page = await nyside();
    const lines = await linjerPaaPapiret(page);
    expect(lines[0]).toBe('Referat af møde den 9. marts 2027 om Havnekvarteret.');
    expect(lines.at(-1)).toBe('Afslutningsvis konkluderede Karen Lyngdal, at der arbejdes videre.');
    expect(await page.locator('.ProseMirror h1').count()).toBe(1);
    expect(await page.locator('.ProseMirror section > h2').allTextContents()).toEqual([
      'Deltagere i mødet',
      'Referat af mødet',
    ]);
    expect(await page.locator('.ProseMirror .hul').allTextContents()).toEqual(['???']);
    expect(await axe(page)).toEqual([]);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('the word in the margin stands whole beside the left panel, at every width the panels are open at', async () => {
    const page = await hus.side(context, 0);
    for (const width of [1100, 1280, 1399, 1400, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const room = await page.evaluate(() => {
        const part = document.querySelector('.ProseMirror section[data-node=konklusion]');
        const panel = document.getElementById('venstre')?.getBoundingClientRect();
        if (!part || !panel) throw new Error('Ingen konklusion eller ingen rude');
        const word = getComputedStyle(part, '::before');
        const right = part.getBoundingClientRect().right - Number.parseFloat(word.right);
        return right - Number.parseFloat(word.width) - panel.right;
      });
      expect(room, `${width} px`).toBeGreaterThan(4);
    }
    await page.close();
  });

  it('the list beside the caret is accessible, chosen with the arrows, and closed by typing on', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('im');
    await page.keyboard.press('Tab');
    await page.keyboard.type('sup');
    expect(await page.locator('.forslag [role=option]').allTextContents()).toEqual([
      'supplerede med …+ det, der blev sagt',
      'supplerede med at …+ at gøre noget',
      'supplerede, at …+ hel sætning',
    ]);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.ProseMirror').getAttribute('aria-activedescendant')).toBe('forslag-1');
    await page.keyboard.press('Enter');
    expect((await linjerPaaPapiret(page, '.ProseMirror section[data-node=indlaeg]'))[2]).toBe(
      'Ingrid Måneskov supplerede med at ',
    );
    await page.keyboard.type('takke.');
    expect(await page.locator('.forslag:visible').count()).toBe(0);
    await page.close();
  });

  it('Esc opens the command line; plain words do things; Esc again gives the text back', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Det blev besluttet at gå videre');
    await page.keyboard.press('Escape');
    await page.keyboard.type('beslut');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await page.locator('.ProseMirror section[data-art=beslutning]').count()).toBe(1);
    await page.keyboard.type('!');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await ventTilGemt(page);
    await page.close();
  });

  it('Esc in a new indlæg goes straight to the commands, past the list that came by itself; Esc and Tab still leave', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.locator('.forslag:visible').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.vaelger input').waitFor();
    expect(await page.locator('.forslag:visible:not(.vaelger)').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.locator('.vaelger').count()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(false);
    // Letters of one's own, or a line that was chosen, are given up first.
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('be');
    await page.locator('.forslag:visible').waitFor();
    await page.keyboard.press('Escape');
    expect([await page.locator('.vaelger').count(), await page.locator('.forslag:visible').count()]).toEqual([0, 0]);
    await ventTilGemt(page);
    await page.close();
  });

  it('a click into the text closes the command line, and the caret stands where it was clicked', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Escape');
    await page.locator('.vaelger input').waitFor();
    const line = page.locator(indlaeg).first();
    const box = await line.boundingBox();
    // Behind the line's last word.
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 5, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.waitForTimeout(100);
    expect(await page.locator('.vaelger').count()).toBe(0);
    await page.keyboard.type('!');
    expect(await line.textContent()).toBe('Bo Eksempel redegjorde for planen.!');
    // Shift and Tab from the field gives the text back, the caret where it was.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator('.vaelger').count()).toBe(0);
    await page.keyboard.type('?');
    expect(await line.textContent()).toBe('Bo Eksempel redegjorde for planen.!?');
    await page.close();
  });

  it('behind "Mødeleder:" among the facts initials and Tab put the name in, and one writes on there', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Escape');
    await page.keyboard.type('mødefakta');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mødeleder: kl');
    await page.keyboard.press('Tab');
    await page.keyboard.type(', borgmester');
    const facts = await linjerPaaPapiret(page, '.ProseMirror section[data-node=moedefakta]');
    expect(facts.at(-1)).toBe('Mødeleder: Karen Lyngdal, borgmester');
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('F8 shows a hole 250 indlæg away, and the next key is written there', async () => {
    const page = await hus.side(context, 9);
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.press('F8');
    await page.keyboard.type('ni millioner');
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => {
      const rect = getSelection()?.getRangeAt(0).getBoundingClientRect();
      const box = document.getElementById('flade')?.getBoundingClientRect();
      return rect && box ? rect.top > box.top && rect.bottom < box.bottom : false;
    });
    expect(seen).toBe(true);
    expect(await page.locator(indlaeg).nth(250).textContent()).toMatch(/sag 251\. ni millioner$/);
    await ventTilGemt(page);
    await page.close();
  });

  it('a name is copied with its reference, and as text for others', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+c');
    await caretI(page, indlaeg, 1, 'slut');
    await page.keyboard.press('Control+v');
    const paragraph = page.locator(indlaeg).nth(1);
    expect(await paragraph.textContent()).toBe(
      'Karen Lyngdal svarede, at det koster ??? kr.Bo Eksempel redegjorde for planen.',
    );
    expect(await paragraph.locator('.omtale').allTextContents()).toEqual(['Bo Eksempel']);
    await ventTilGemt(page);
    await page.close();
  });
});

describe('C5: what the page says of saving', () => {
  it('no network: one can write on, and it says so; then it is saved', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 0, 'slut');
    await context.setOffline(true);
    await page.keyboard.type(' Uden net.');
    await page.waitForFunction(() => document.getElementById('gemt')?.dataset.slags === 'intet-net');
    await page.waitForFunction(
      () => document.getElementById('gemt')?.textContent === 'Gemt på denne computer – venter på nettet',
    );
    expect(await axe(page)).toEqual([]);
    await context.setOffline(false);
    await ventTilGemt(page);
    expect(await page.locator('#gemt').textContent()).toMatch(/^Gemt kl\. \d\d\.\d\d$/);
    await page.close();
  });

  it('cannot save: a bar with what to do, and the text as a file', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 0, 'slut');
    await page.route('**/steps', (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/json',
        body: '{"code":"ugyldig","message":"Sætningen."}',
      }),
    );
    await page.keyboard.type(' Aldrig gemt.');
    await page.waitForSelector('.stopbjaelke:visible');
    expect(await page.locator('.stopbjaelke:visible p').textContent()).toBe('Kan ikke gemme. Sætningen.');
    expect(await axe(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('.stopbjaelke button:has-text("Hent min tekst")'),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toContain('Bo Eksempel redegjorde for planen. Aldrig gemt.');
    await page.close();
  });

  it('A7: a restored referat says so, keeps the text and writes no more', async () => {
    const page = await nyside();
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.type(' Mere.');
    await ventTilGemt(page);
    const answer = await page.request.post(`${page.url()}/gendannelse`, {
      headers: { accept: 'application/json', origin: hus.server.url },
      form: { version: '0' },
    });
    expect(answer.ok()).toBe(true);
    await page.waitForSelector('.stopbjaelke:visible');
    expect(await page.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false');
    expect((await linjerPaaPapiret(page, '.ProseMirror section[data-node=indlaeg]'))[0]).toContain('Mere.');
    await page.click('.stopbjaelke button:has-text("Genindlæs")');
    await page.waitForFunction(() => !document.querySelector('.ProseMirror')?.textContent?.includes('Mere.'));
    await page.close();
  });
});
