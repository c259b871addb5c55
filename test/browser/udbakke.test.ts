// The outbox in a real browser: what a dead tab had not sent is there when the referat is opened again, once (C1, C2); one
// tab writes at a time (C3); a browser that keeps nothing says so (C5). Real Chromium, real server, real IndexedDB.
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { aabnReferat, caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const MOEDE = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede.')),
]);

let signe: BrowserContext;

// A browser is started, killed and started again while other tests have the machine too.
vi.setConfig({ testTimeout: 60_000 });

const hus = nytHus(
  ['signe', 'malte'],
  Array.from({ length: 8 }, () => MOEDE),
);
beforeAll(async () => {
  signe = await hus.person('signe');
});

const indlaeg = '.ProseMirror section[data-node=indlaeg]';
const referat = (nr: number): string => hus.grundlag.referater[nr] ?? '';

async function skriv(page: Page, tekst: string, nr = 0): Promise<void> {
  await caretI(page, `${indlaeg} p`, nr, 'slut');
  await page.keyboard.type(tekst);
}

const venterPaaNettet = (page: Page) =>
  page.waitForFunction(
    () => document.getElementById('gemt')?.textContent === 'Gemt på denne computer – venter på nettet',
  );

/** No step reaches the server from any tab of this browser. */
async function udenNet(context: BrowserContext, work: () => Promise<void>): Promise<void> {
  await context.route('**/ste*', (route) => route.abort());
  await context.route('**/stream*', (route) => route.abort());
  await work();
  await context.unroute('**/ste*');
  await context.unroute('**/stream*');
}

/** The tab's process dies: unlike a tab that is closed, it sends nothing on its way out. */
async function draeb(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  // A page that is gone does not always answer that it is.
  void page.goto('chrome://crash').catch(() => null);
  await gone;
  await page.close();
}

describe('a dead tab', () => {
  it('C1 C2: what it had not sent is there again, and stands at the server once', async () => {
    const page = await aabnReferat(signe, hus.server, referat(0));
    await skriv(page, ' Gemt.');
    await ventTilGemt(page);
    await udenNet(signe, async () => {
      await skriv(page, ' Kun her.');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Nyt afsnit.');
      await venterPaaNettet(page);
      await draeb(page);
      const anden = await aabnReferat(signe, hus.server, referat(0));
      expect((await linjerPaaPapiret(anden, indlaeg)).slice(0, 2)).toEqual([
        'Bo Eksempel redegjorde for planen. Gemt. Kun her.',
        'Nyt afsnit.',
      ]);
      await anden.keyboard.type('Og ');
      await venterPaaNettet(anden);
      await draeb(anden);
    });
    const tredje = await aabnReferat(signe, hus.server, referat(0));
    await ventTilGemt(tredje);
    const lines = await linjerPaaPapiret(tredje);
    await tredje.close();
    const malte = await hus.person('malte');
    const hos = await aabnReferat(malte, hus.server, referat(0));
    expect(await linjerPaaPapiret(hos)).toEqual(lines);
    expect(lines.join('\n').match(/Kun her\./g)).toHaveLength(1);
    expect(lines.join('\n').match(/Nyt afsnit\./g)).toHaveLength(1);
    expect(lines.join('\n').match(/Og /g)).toHaveLength(1);
    await malte.close();
  });

  it('C2b: another person at the same computer sees nothing of it, and it waits', async () => {
    const context = await hus.person('signe');
    await udenNet(context, async () => {
      const page = await aabnReferat(context, hus.server, referat(1));
      await skriv(page, ' Hemmeligt.');
      await venterPaaNettet(page);
      await draeb(page);
    });
    const cookie = (token = '') => [
      { name: 'referat', value: token, url: hus.server.url, httpOnly: true, sameSite: 'Lax' as const },
    ];
    await context.addCookies(cookie(hus.grundlag.personer.malte?.token));
    const malte = await aabnReferat(context, hus.server, referat(1));
    await skriv(malte, ' Mit.', 1);
    await ventTilGemt(malte);
    expect(await malte.content()).not.toContain('Hemmeligt');
    await malte.close();
    await context.addCookies(cookie(hus.grundlag.personer.signe?.token));
    const igen = await aabnReferat(context, hus.server, referat(1));
    await ventTilGemt(igen);
    expect(await linjerPaaPapiret(igen, indlaeg)).toEqual([
      'Bo Eksempel redegjorde for planen. Hemmeligt.',
      'Karen Lyngdal svarede. Mit.',
    ]);
    await context.close();
  });

  it('opens what it has when the document cannot be fetched, also with everything sent', async () => {
    const page = await aabnReferat(signe, hus.server, referat(2));
    await skriv(page, ' Sendt.');
    await ventTilGemt(page);
    await page.close();
    await udenNet(signe, async () => {
      await signe.route('**/dokument', (route) => route.abort());
      const igen = await aabnReferat(signe, hus.server, referat(2));
      expect((await linjerPaaPapiret(igen, indlaeg))[0]).toBe('Bo Eksempel redegjorde for planen. Sendt.');
      await skriv(igen, ' Uden net.');
      await venterPaaNettet(igen);
      await signe.unroute('**/dokument');
      await igen.close({ runBeforeUnload: false });
    });
    const last = await aabnReferat(signe, hus.server, referat(2));
    await ventTilGemt(last);
    expect((await linjerPaaPapiret(last, indlaeg))[0]).toBe('Bo Eksempel redegjorde for planen. Sendt. Uden net.');
    expect(klager(last)).toEqual([]);
    await last.close();
  });
});

describe('C3: two tabs of one browser', () => {
  it('the second reads, asks, and goes on with what the first had not sent', async () => {
    const foerste = await aabnReferat(signe, hus.server, referat(3));
    await skriv(foerste, ' Først.');
    await ventTilGemt(foerste);
    const anden = await aabnReferat(signe, hus.server, referat(3));
    const bar = (page: Page) => page.locator('.stopbjaelke:visible p');
    expect(await bar(anden).textContent()).toBe('Referatet er åbent i en anden fane.');
    expect(await anden.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false');
    await udenNet(signe, async () => {
      await skriv(foerste, ' Ikke sendt.');
      await venterPaaNettet(foerste);
      await anden.bringToFront();
      await anden.click('button:has-text("Skriv her i stedet")');
      await anden.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('Ikke sendt.'));
      await anden.waitForSelector('.ProseMirror[contenteditable=true]');
      await skriv(anden, ' Videre her.');
    });
    await ventTilGemt(anden);
    expect((await linjerPaaPapiret(anden, indlaeg))[0]).toBe(
      'Bo Eksempel redegjorde for planen. Først. Ikke sendt. Videre her.',
    );
    expect(await foerste.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false');
    expect(await bar(foerste).textContent()).toBe('Referatet er åbent i en anden fane.');
    await foerste.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('Videre her.'));
    expect([...klager(foerste), ...klager(anden)]).toEqual([]);
    await foerste.close();
    await anden.close();
  });
});

describe('C5: a browser that keeps nothing', () => {
  it('says so, and what is written is saved at the server all the same', async () => {
    const context = await hus.person('signe');
    await context.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('Ingen plads', 'QuotaExceededError');
      };
    });
    const page = await aabnReferat(context, hus.server, referat(4));
    await skriv(page, ' Sendt.');
    await ventTilGemt(page);
    expect(await page.locator('.stopbjaelke:visible p').textContent()).toMatch(/^Kan ikke gemme på denne computer\./);
    await udenNet(context, async () => {
      await skriv(page, ' Mere.');
      await page.waitForFunction(() =>
        document.getElementById('gemt')?.textContent?.startsWith('Ingen forbindelse. Kan ikke gemme på denne'),
      );
    });
    await ventTilGemt(page, 30_000);
    await context.close();
  });
});
