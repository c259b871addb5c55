// C4 in a real browser: text whose place somebody else deleted comes forth in the corner, on every computer of the one who
// wrote it, and is gone when it has been put back. C9: so does what stands here and not at the server.
// A7: a page of another release than its server's.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const indlaeg = '.ProseMirror section[data-node=indlaeg]';

const doc = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.'), b.linje('afsnit', 'Mere')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede.')),
]);
const hus = nytHus(['signe', 'malte'], [doc, doc]);

const aabn = async (hvem: string): Promise<Page> => {
  const context = await hus.person(hvem);
  return hus.side(context, 0);
};

it('C4: is shown, lies at the server, comes forth on another computer, and is put back once', async () => {
  const [signe, malte] = await Promise.all([aabn('signe'), aabn('malte')]);
  const context = signe.context();
  await context.route('**/ste*', (route) => route.abort());
  await context.route('**/stream*', (route) => route.abort());
  await caretI(signe, `${indlaeg} p`, 1, 'slut');
  await signe.keyboard.press('ArrowLeft');
  await signe.keyboard.type(' Reddes.');
  // The word around it is deleted by one who has not seen it.
  await caretI(malte, `${indlaeg} p`, 1, 'slut');
  await malte.keyboard.press('Shift+Home');
  await malte.keyboard.press('Backspace');
  await ventTilGemt(malte);
  await context.unroute('**/ste*');
  await context.unroute('**/stream*');
  await signe.waitForSelector('.reddet:visible blockquote');
  expect(await signe.locator('.reddet blockquote').allTextContents()).toEqual([' Reddes.']);
  await signe.waitForFunction(() => !document.querySelector('.reddet .under')?.textContent?.includes('kun på'));
  expect(await axe(signe)).toEqual([]);
  expect(await malte.locator('.reddet').isVisible()).toBe(false);

  const andet = await aabn('signe');
  await andet.waitForSelector('.reddet:visible blockquote');
  await caretI(andet, `${indlaeg} p`, 0, 'slut');
  await andet.click('.reddet button:has-text("Sæt ind ved markøren")');
  await andet.waitForSelector('.reddet', { state: 'hidden' });
  await ventTilGemt(andet);
  expect((await linjerPaaPapiret(andet, indlaeg))[0]).toBe('Bo Eksempel redegjorde for planen. Reddes.');
  await signe.evaluate(() => dispatchEvent(new Event('online')));
  await signe.waitForSelector('.reddet', { state: 'hidden' });
  expect([...klager(signe), ...klager(malte), ...klager(andet)]).toEqual([]);
});

it('C9: a document that is another than the server has is fetched anew, and what stood only here is kept', async () => {
  const context = await hus.person('signe');
  // Minutes are a second here.
  await context.addInitScript(() => {
    const real = window.setTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (work: () => void, ms = 0) => real(work, ms > 100_000 && ms < 300_000 ? 1000 : ms),
    });
  });
  // A fault that no step tells of.
  await context.route('**/dokument', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('svarede.', 'svarede noget andet.') });
  });
  const vaek = (): Promise<void> => context.unroute('**/dokument');
  await context.route('**/aftryk', async (route) => {
    await vaek();
    await route.continue();
  });
  const signe = await hus.side(context, 1);
  await signe.waitForSelector('.stopbjaelke:visible');
  expect(await signe.locator('.stopbjaelke:visible p').textContent()).toBe(
    'Teksten her var en anden end serverens og er hentet igen; det, der kun stod her, ligger under »Reddet tekst«.',
  );
  expect((await linjerPaaPapiret(signe, indlaeg)).at(-1)).toBe('Karen Lyngdal svarede.');
  expect(await signe.locator('.reddet blockquote').allTextContents()).toEqual(['Karen Lyngdal svarede noget andet.']);
  await caretI(signe, `${indlaeg} p`, 0, 'slut');
  await signe.keyboard.type(' Videre.');
  await ventTilGemt(signe);
  await signe.reload();
  await signe.waitForSelector('.ProseMirror');
  expect((await linjerPaaPapiret(signe, indlaeg))[0]).toBe('Bo Eksempel redegjorde for planen. Videre.');
  expect(klager(signe)).toEqual([]);
});

it('A7: a page whose server has another release says so and touches nothing', async () => {
  const context = await hus.person('signe');
  await context.route('**/dokument', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), schemaVersion: 999, doc: { type: 'ukendt' } } });
  });
  const page = await context.newPage();
  await page.goto(`${hus.server.url}/referater/${hus.grundlag.referater[1]}`);
  await page.waitForSelector('[role=alert] h1:has-text("Der er kommet en ny udgave af Referat")');
  await context.unroute('**/dokument');
  await page.click('button:has-text("Genindlæs")');
  await page.waitForSelector('.ProseMirror');
});
