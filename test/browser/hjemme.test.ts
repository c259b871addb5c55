// C2b, signing out on a computer that several people use: what is not sent is asked about, afterwards nothing of that person
// is left in the real IndexedDB, storage and caches, and nothing of anybody else's is touched. Real Chromium, real server.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASE_FILE } from '../../db/open.ts';
import { axe } from './axe.ts';
import { caretI, linjerPaaPapiret, nyPerson, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';
import { ADGANGSKODE } from './server.ts';

vi.setConfig({ testTimeout: 90_000 });

const MOEDE = moede((b) => [b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.'))]);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let context: BrowserContext;

const hus = nytHus(['signe', 'malte'], [MOEDE, MOEDE, MOEDE, MOEDE]);
beforeEach(async () => {
  context = await nyPerson(hus.browser, hus.server, '');
});
afterEach(() => context.close());

const id = (hvem: string): string => hus.grundlag.personer[hvem]?.id ?? '';

/** Signs in by the login page. */
async function logInd(hvem: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${hus.server.url}/login`);
  await page.fill('input[name=brugernavn]', hvem);
  await page.fill('input[name=adgangskode]', ADGANGSKODE);
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Dine referater');
  await page.close();
}

const aabn = (nr: number): Promise<Page> => hus.side(context, nr);

async function skriv(page: Page, tekst: string): Promise<void> {
  await caretI(page, indlaeg, 0, 'slut');
  await page.keyboard.type(tekst);
}

/** Nothing that is written reaches the server; everything else does. */
async function udenNet(): Promise<void> {
  for (const what of ['**/ste*', '**/stream*', '**/noter/**', '**/oplaesninger'])
    await context.route(what, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
}

const venterHer = (page: Page) =>
  page.waitForFunction(
    () => document.getElementById('gemt')?.textContent === 'Gemt på denne computer – venter på nettet',
  );

/** Everything this browser keeps for the origin, as one text. Read from the real stores. */
async function alt(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        found.push(...rows);
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request))?.text());
    }
    return JSON.stringify(found);
  });
}

const dialog = 'dialog[open]:has-text("Noget er ikke sendt endnu")';

async function logUdFraSkriv(page: Page): Promise<void> {
  await page.click('button[aria-label="Flere kommandoer"]');
  await page.click('[role=menuitem]:has-text("Log ud")');
}

async function logUdFraOverblik(page: Page): Promise<void> {
  await page.click('details.menu summary');
  await page.click('form[data-log-ud] button');
}

describe('C2b signing out', () => {
  it('asks about unsent text, stays by default, and throws it away only when told to', async () => {
    await logInd('signe');
    const page = await aabn(0);
    await skriv(page, ' Sendt.');
    await ventTilGemt(page);
    await page.evaluate((bruger) => localStorage.setItem(`referat:oplaest:${bruger}:x`, '[]'), id('signe'));
    await page.evaluate(() => sessionStorage.setItem('noget', 'her'));
    await udenNet();
    await skriv(page, ' Kun her.');
    await venterHer(page);
    await logUdFraSkriv(page);
    await page.waitForSelector(dialog);
    expect(await page.locator(`${dialog} li`).allTextContents()).toEqual([expect.stringContaining('Havnekvarteret')]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bliv logget på');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector(dialog, { state: 'detached' });
    expect(await alt(page)).toContain(id('signe'));

    // From the overview too, where nothing is open.
    await page.close({ runBeforeUnload: false });
    const oversigt = await context.newPage();
    await oversigt.goto(hus.server.url);
    await logUdFraOverblik(oversigt);
    await oversigt.waitForSelector(dialog);
    const [file] = await Promise.all([
      oversigt.waitForEvent('download'),
      oversigt.click(`${dialog} button:has-text("Hent teksten")`),
    ]);
    let text = '';
    for await (const piece of await file.createReadStream()) text += piece;
    expect(text).toContain('redegjorde for planen. Sendt. Kun her.');
    await oversigt.click(`${dialog} button:has-text("Log ud og kassér")`);
    await oversigt.waitForURL('**/login?besked=logget-ud');
    const left = await alt(oversigt);
    for (const hers of [id('signe'), 'Kun her', 'Havnekvarteret', 'Signe Prøve', '"noget"'])
      expect(left).not.toContain(hers);
    // The shell may stay: it holds nobody.
    expect(left).toContain('/skal');
  });

  it("leaves another person's unsent text, and tells of it by name alone; the end of a session removes nothing", async () => {
    await logInd('signe');
    const hendes = await aabn(1);
    await udenNet();
    await skriv(hendes, ' Hemmeligt.');
    await venterHer(hendes);
    await hendes.close({ runBeforeUnload: false });
    const db = new Sqlite(join(hus.grundlag.data, DATABASE_FILE), { timeout: 5000 });
    db.prepare('DELETE FROM session WHERE bruger = ?').run(id('signe'));
    db.close();
    await context.clearCookies();
    await context.unrouteAll({ behavior: 'ignoreErrors' });

    await logInd('malte');
    const oversigt = await context.newPage();
    await oversigt.goto(hus.server.url);
    await oversigt.waitForSelector('#usendt:visible');
    expect(await oversigt.locator('#usendt').textContent()).toContain('Usendt tekst fra Signe Prøve på denne computer');
    expect(await axe(oversigt)).toEqual([]);
    expect(await oversigt.content()).not.toContain('Hemmeligt');
    const hans = await aabn(2);
    await skriv(hans, ' Hans.');
    await ventTilGemt(hans);
    await logUdFraSkriv(hans);
    await hans.waitForURL('**/login?besked=logget-ud');
    const left = await alt(hans);
    expect(left).not.toContain(id('malte'));
    // Letter by letter in its log; that it is whole is seen below.
    expect(left).toContain(id('signe'));
    await hans.close();
    await oversigt.close();

    await logInd('signe');
    const igen = await aabn(1);
    await ventTilGemt(igen);
    expect((await linjerPaaPapiret(igen)).join('\n').split('Hemmeligt.')).toHaveLength(2);
  });

  it('C7: another open tab asks for the login, makes nothing anew, and loses nothing of what is typed', async () => {
    await logInd('signe');
    const skriver = await aabn(3);
    await skriv(skriver, ' «før»');
    await ventTilGemt(skriver);
    // One where nothing waits: it would write its base anew.
    const hviler = await aabn(0);
    await ventTilGemt(hviler);
    // Whether the text was ever locked: nobody else took it over.
    await skriver.evaluate(() => {
      const editor = document.querySelector('.ProseMirror');
      const see = () => {
        if (editor?.getAttribute('contenteditable') === 'false') document.documentElement.dataset.laast = 'ja';
      };
      if (editor) new MutationObserver(see).observe(editor, { attributes: true });
    });
    const oversigt = await context.newPage();
    await oversigt.goto(hus.server.url);
    await logUdFraOverblik(oversigt);
    await oversigt.waitForURL('**/login?besked=logget-ud');
    await skriver.bringToFront();
    await skriver.keyboard.type(' «efter»');
    // Where nothing is written and nothing is asked, too.
    await hviler.waitForSelector('dialog[open] input[name=brugernavn]', { timeout: 3000 });
    await skriver.waitForSelector('dialog[open] input[name=brugernavn]');
    // Longer than the outbox waits before it writes a new base.
    await skriver.waitForTimeout(12_000);
    expect(await alt(oversigt)).not.toContain(id('signe'));
    await skriver.fill('dialog input[name=brugernavn]', 'signe');
    await skriver.fill('dialog input[name=adgangskode]', ADGANGSKODE);
    await skriver.keyboard.press('Enter');
    await skriver.waitForSelector('dialog', { state: 'detached' });
    await skriver.keyboard.type(' «igen»');
    await ventTilGemt(skriver);
    expect((await linjerPaaPapiret(skriver, '.ProseMirror section[data-node=indlaeg]')).join()).toContain(
      '«før» «efter» «igen»',
    );
    await vi.waitFor(async () => expect(await alt(oversigt)).toContain('«igen»'), { timeout: 30_000, interval: 500 });
    expect(await skriver.evaluate(() => document.documentElement.dataset.laast)).toBeUndefined();
  });
});

describe('C2b from the writing page', () => {
  it('a private note alone is asked about; nothing goes while the server does not answer; what is thrown away is gone', async () => {
    await logInd('signe');
    const page = await aabn(1);
    await ventTilGemt(page);
    const asked: string[] = [];
    page.on('dialog', (one) => {
      asked.push(one.type());
      void one.accept();
    });
    await udenNet();
    await caretI(page, indlaeg, 0, 'slut');
    await page.keyboard.press('Escape');
    await page.keyboard.type('note');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.ny-note textarea'));
    await page.keyboard.type('Privat notat.');
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await alt(page)).toContain('Privat notat.'), { timeout: 10_000 });
    await logUdFraSkriv(page);
    await page.waitForSelector(dialog);
    expect(await page.locator(`${dialog} li`).allTextContents()).toHaveLength(1);
    await page.keyboard.press('Enter');
    await skriv(page, ' Kun her.');
    await venterHer(page);
    // So long that the page would ask before it is left.
    await page.waitForTimeout(2500);

    await context.route('**/session/slut', (route) => route.abort());
    await logUdFraSkriv(page);
    await page.click(`${dialog} button:has-text("Log ud og kassér")`);
    await page.waitForSelector('dialog[open]:has-text("Du er stadig logget på")');
    expect(await alt(page)).toContain('Privat notat.');
    await page.keyboard.press('Enter');
    await context.unroute('**/session/slut');
    await logUdFraSkriv(page);
    await page.click(`${dialog} button:has-text("Log ud og kassér")`);
    await page.waitForURL('**/login?besked=logget-ud');
    const left = await alt(page);
    for (const hers of [id('signe'), 'Privat notat', 'Havnekvarteret']) expect(left).not.toContain(hers);
    expect(asked).toEqual([]);
  });

  it('C5: what a computer without room keeps in the page alone is asked about too', async () => {
    await logInd('signe');
    await context.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('Ingen plads', 'QuotaExceededError');
      };
    });
    const page = await aabn(2);
    await udenNet();
    await skriv(page, ' Kun i siden.');
    await page.waitForFunction(() => document.getElementById('gemt')?.textContent?.startsWith('Ingen forbindelse.'));
    await logUdFraSkriv(page);
    await page.waitForSelector(dialog);
    expect(await page.locator(`${dialog} li`).allTextContents()).toHaveLength(1);
  });
});

describe('without a script', () => {
  it('the button signs out all the same', async () => {
    const uden = await hus.browser.newContext({ javaScriptEnabled: false });
    const page = await uden.newPage();
    await page.goto(`${hus.server.url}/login`);
    await page.fill('input[name=brugernavn]', 'malte');
    await page.fill('input[name=adgangskode]', ADGANGSKODE);
    await page.keyboard.press('Enter');
    await page.click('details.menu summary');
    await page.click('form[data-log-ud] button');
    await page.waitForURL('**/login?besked=logget-ud');
    await uden.close();
  });
});
