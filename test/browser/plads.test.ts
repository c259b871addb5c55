// C5, no room on this computer: IndexedDB of the real Chromium refuses by its quota. What is written goes to the server, what
// is said is true with and without a network, and when there is room again this computer keeps the text again.
import { expect, it, vi } from 'vitest';
import { caretI, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

vi.setConfig({ testTimeout: 180_000 });

const hus = nytHus(['signe'], [moede()]);

const LINJE = '.ProseMirror section[data-node=sektion] p';

it('C5: the quota is used up in the middle of a sentence, and there is room again', async () => {
  const context = await hus.person('signe');
  const page = await hus.side(context, 0);
  const cdp = await context.newCDPSession(page);
  const bar = page.locator('.stopbjaelke:visible');
  await caretI(page, LINJE, 0, 'slut');
  await page.keyboard.type('Med plads.');
  await ventTilGemt(page);
  expect(await bar.count()).toBe(0);

  await cdp.send('Storage.overrideQuotaForOrigin', { origin: hus.server.url, quotaSize: 1 });
  // Chromium goes on for up to half a minute with room that it has found there before.
  let n = 0;
  for (; n < 60 && (await bar.count()) === 0; n++) {
    await page.keyboard.type('.');
    await page.waitForTimeout(1000);
  }
  await page.keyboard.type(' Uden plads.');
  await bar.filter({ hasText: 'gemmes kun på serveren' }).waitFor();
  await ventTilGemt(page);

  const net = ['**/steps*', '**/stream*'];
  for (const what of net) await context.route(what, (route) => route.abort());
  await page.keyboard.type(' Uden net.');
  await bar.filter({ hasText: 'og der er ingen forbindelse' }).waitFor();
  expect(await page.locator('#gemt').textContent()).toMatch(/^Ingen forbindelse\. Kan ikke gemme på denne computer/);
  const [file] = await Promise.all([page.waitForEvent('download'), bar.locator('button').first().click()]);
  let text = '';
  for await (const piece of await file.createReadStream()) text += piece;
  expect(text).toContain(`Med plads.${'.'.repeat(n)} Uden plads. Uden net.`);
  for (const what of net) await context.unroute(what);
  await ventTilGemt(page, 30_000);

  await cdp.send('Storage.overrideQuotaForOrigin', { origin: hus.server.url });
  await caretI(page, LINJE, 0, 'slut');
  await page.keyboard.type(' Plads igen.');
  await bar.waitFor({ state: 'detached', timeout: 30_000 }).catch(() => undefined);
  expect(await bar.count()).toBe(0);
  for (const what of net) await context.route(what, (route) => route.abort());
  await page.keyboard.type(' Til sidst.');
  await page.waitForFunction(
    () => document.getElementById('gemt')?.textContent === 'Gemt på denne computer – venter på nettet',
  );
  await page.close({ runBeforeUnload: false });
  for (const what of net) await context.unroute(what);
  const igen = await hus.side(context, 0);
  await ventTilGemt(igen);
  expect(await linjerPaaPapiret(igen, '.ProseMirror section[data-node=sektion]')).toContain(
    `Med plads.${'.'.repeat(n)} Uden plads. Uden net. Plads igen. Til sidst.`,
  );
  await context.close();
});
