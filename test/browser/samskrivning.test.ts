// Two people in one referat: both type in the same paragraph, nobody's caret is moved, both documents are the server's.
// C6: sent soon · C10: remote edits move neither caret nor scroll. Real Chromium, real server, real SQLite.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aabnReferat, caretI, klager, linjerPaaPapiret, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, nytGrundlag, startServer, type Testserver } from './server.ts';

/** Seconds of writing together; a minute where it is the machine's own time (`REFERAT_SAMSKRIVNING=60`). */
const SEKUNDER = Number(process.env.REFERAT_SAMSKRIVNING ?? (process.env.CI ? 60 : 20));

const LANGT = moede((b) =>
  Array.from({ length: 60 }, (_, i) =>
    b.del(
      'indlaeg',
      b.linje('afsnit', b.taler(i % 2 ? 'kl' : 'be'), ` sagde noget om sag ${i + 1}, som fylder en hel linje.`),
    ),
  ),
);
const FAELLES = moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' begyndte. Midten. Til slut.'))]);

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;

beforeAll(async () => {
  grundlag = await nytGrundlag(['signe', 'malte'], [FAELLES, LANGT, FAELLES, LANGT]);
  server = await startServer(grundlag.data);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});

const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

async function aabn(hvem: string, nr: number): Promise<Page> {
  const context = await nyPerson(browser, server, grundlag.personer[hvem]?.token ?? '');
  return aabnReferat(context, server, grundlag.referater[nr] ?? '');
}

/** Puts the caret behind `ord` in the paragraph, as a click there would. */
async function caretEfter(page: Page, ord: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.ProseMirror') ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.closest<HTMLElement>('[contenteditable=true]')?.focus();
      getSelection()?.setPosition(node, at + wanted.length);
      return;
    }
    throw new Error(`${wanted} står ikke i referatet`);
  }, ord);
  await page.waitForTimeout(60);
}

/** Types `ord` again and again until the time is up; every word is different. */
async function skriv(page: Page, ord: string, pause: number): Promise<string[]> {
  const words: string[] = [];
  const end = Date.now() + SEKUNDER * 1000;
  for (let i = 0; Date.now() < end; i++) {
    const word = `${ord}${i}`;
    await page.keyboard.type(` ${word}`);
    words.push(word);
    await page.waitForTimeout(pause);
  }
  return words;
}

describe('two people in the same paragraph', () => {
  it(
    `type for ${SEKUNDER} seconds: each one's words stay together and in order, the documents are equal`,
    async () => {
      const [signe, malte] = await Promise.all([aabn('signe', 0), aabn('malte', 0)]);
      await caretEfter(signe, 'begyndte.');
      await caretEfter(malte, 'Midten.');
      const [hendes, hans] = await Promise.all([skriv(signe, 'alfa', 35), skriv(malte, 'beta', 50)]);
      await Promise.all([ventTilGemt(signe), ventTilGemt(malte)]);
      await signe.waitForTimeout(500);
      const [a, b] = await Promise.all([linjerPaaPapiret(signe), linjerPaaPapiret(malte)]);
      expect(a).toEqual(b);
      expect(hendes.length).toBeGreaterThan(SEKUNDER);
      const line = (await linjerPaaPapiret(signe, '.ProseMirror section[data-node=indlaeg]'))[0];
      // The carets never left their places: no word of the other's, no letter of the other's, in between.
      expect(line).toBe(`Bo Eksempel begyndte. ${hendes.join(' ')} Midten. ${hans.join(' ')} Til slut.`);
      await signe.reload();
      await signe.waitForSelector('.ProseMirror');
      expect(await linjerPaaPapiret(signe)).toEqual(b);
      expect([...klager(signe), ...klager(malte)]).toEqual([]);
    },
    (SEKUNDER + 40) * 1000,
  );

  it('a change of speaker by one is seen by the other, who goes on writing', async () => {
    const [signe, malte] = await Promise.all([aabn('signe', 2), aabn('malte', 2)]);
    await caretI(malte, indlaeg, 0, 'slut');
    await malte.keyboard.type(' Mere.');
    await caretEfter(signe, 'begyndte.');
    await signe.keyboard.press('F2');
    await signe.keyboard.type('kl');
    await signe.keyboard.press('Enter');
    await malte.waitForFunction(() => document.querySelector('.taler')?.textContent === 'Karen Lyngdal');
    await malte.keyboard.type(' Og mere.');
    await Promise.all([ventTilGemt(signe), ventTilGemt(malte)]);
    await signe.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('Og mere.'));
    expect((await linjerPaaPapiret(signe)).at(-1)).toBe('Karen Lyngdal begyndte. Midten. Til slut. Mere. Og mere.');
  });
});

describe('C10', () => {
  it('what others write above moves neither the caret nor the text on the screen', async () => {
    const [signe, malte] = await Promise.all([aabn('signe', 1), aabn('malte', 1)]);
    await caretI(signe, indlaeg, 40, 'slut');
    await signe.waitForTimeout(300);
    const sted = () =>
      signe.evaluate(() => {
        const at = getSelection()?.anchorNode;
        const block = (at instanceof Element ? at : at?.parentElement)?.closest('p');
        return { top: Math.round(block?.getBoundingClientRect().top ?? -1), text: block?.textContent };
      });
    const before = await sted();
    expect(before.text).toContain('sag 41,');
    await caretI(malte, indlaeg, 36, 'slut');
    for (let i = 0; i < 6; i++) {
      await malte.keyboard.press('Enter');
      await malte.keyboard.type(`Tilføjet linje ${i}.`);
    }
    await caretI(malte, indlaeg, 0, 'slut');
    await malte.keyboard.press('Enter');
    await malte.keyboard.type('Øverst.');
    await ventTilGemt(malte);
    await signe.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('Øverst.'));
    await signe.waitForTimeout(300);
    const after = await sted();
    expect(after.text).toBe(before.text);
    expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);
    await signe.keyboard.type(' Her.');
    await ventTilGemt(signe);
    expect((await sted()).text).toBe(`${before.text} Her.`);
  });
});

describe('saving', () => {
  it('C6: what is written is at the server within a second, while one goes on typing', async () => {
    const signe = await aabn('signe', 3);
    await caretI(signe, indlaeg, 0, 'slut');
    let sent = 0;
    signe.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/steps')) sent++;
    });
    const start = Date.now();
    while (Date.now() - start < 4000) {
      await signe.keyboard.type('x');
      await signe.waitForTimeout(60);
    }
    // Before the pause that ends the typing: a client that waits for one would have sent nothing yet.
    expect(sent).toBeGreaterThanOrEqual(3);
    await ventTilGemt(signe);
  });

  it('the server killed in the middle: what was acknowledged is there, the rest arrives when it is back', async () => {
    const signe = await aabn('signe', 3);
    await caretI(signe, indlaeg, 1, 'slut');
    await signe.keyboard.type(' Gemt.');
    await ventTilGemt(signe);
    await server.kill();
    await signe.keyboard.type(' Skrevet uden net.');
    await signe.waitForFunction(() =>
      document.getElementById('gemt')?.textContent?.startsWith('Gemt på denne computer'),
    );
    await signe.waitForTimeout(1500);
    expect(await signe.locator('#gemt').textContent()).toBe('Gemt på denne computer – venter på nettet');
    await signe.keyboard.type(' Stadig.');
    server = await startServer(grundlag.data, server.port);
    await ventTilGemt(signe, 30_000);
    await signe.reload();
    await signe.waitForSelector('.ProseMirror');
    const lines = await linjerPaaPapiret(signe, '.ProseMirror section[data-node=indlaeg]');
    expect(lines[1]).toMatch(/ Gemt\. Skrevet uden net\. Stadig\.$/);
    const malte = await aabn('malte', 3);
    expect((await linjerPaaPapiret(malte, '.ProseMirror section[data-node=indlaeg]'))[1]).toBe(lines[1]);
  }, 60_000);

  it('a session that ends in the middle of a sentence asks over the page, and loses nothing', async () => {
    const context = await nyPerson(browser, server, grundlag.personer.malte?.token ?? '');
    const page = await aabnReferat(context, server, grundlag.referater[3] ?? '');
    await caretI(page, indlaeg, 2, 'slut');
    await context.clearCookies();
    await page.keyboard.type(' Før login.');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.type('malte');
    await page.keyboard.press('Tab');
    await page.keyboard.type('en-god-lang-kode-til-proeven');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.keyboard.type(' Efter.');
    await ventTilGemt(page);
    expect((await linjerPaaPapiret(page, '.ProseMirror section[data-node=indlaeg]'))[2]).toMatch(
      / Før login\. Efter\.$/,
    );
  });
});
