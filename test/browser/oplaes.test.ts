// Reading out: the conclusion alone on the screen, noted with time and name, and told when its words change afterwards –
// also when the note had to wait for the network.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { caretI, klager, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const DOC = moede((b) => [
  b.del(
    'punkt',
    b.linje('overskrift', '1. Kajen'),
    b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
    b.del('konklusion', b.linje('afsnit', 'Der arbejdes videre med ', b.omtale('be', 'genitiv'), ' forslag.')),
  ),
  b.del('punkt', b.linje('overskrift', '2. Broen'), b.del('konklusion', b.linje('afsnit', 'Broen lukkes.'))),
]);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted([DOC, DOC, moede(), DOC]);
});
afterAll(async () => {
  await v?.luk();
});

async function laesOp(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.type('læs op');
  await page.keyboard.press('Enter');
}
const paaVaeggen = (page: Page) => page.locator('.oplaesning .ord').innerText();
const status = (page: Page) => page.locator('.oplaesning [role=status]');

it('shows the conclusion of the item, walks, notes the time; Esc leaves and the caret is where it was', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(0);
  await caretI(page, indlaeg, 0, 'slut');
  await laesOp(page);
  await page.waitForSelector('.oplaesning');
  expect(await paaVaeggen(page)).toBe('Der arbejdes videre med Bo Eksempels forslag.');
  expect(await page.locator('.oplaesning header').innerText()).toMatch(/1\. Kajen\s+Konklusion/);
  // Nothing else is seen or reached: it covers the window, and the rest is inert.
  expect(
    await page.evaluate(() => {
      const box = document.querySelector('.oplaesning')?.getBoundingClientRect();
      const others = [...document.body.children].filter((one) => !one.matches('.oplaesning'));
      return [
        box?.width === innerWidth && box.height === innerHeight,
        others.flatMap((one) => (one instanceof HTMLElement && !one.inert ? one.outerHTML.slice(0, 80) : [])),
        document.activeElement?.className,
      ];
    }),
  ).toEqual([true, [], 'oplaesning']);
  expect(await axe(page)).toEqual([]);
  // Tab goes round within it, both ways.
  const fokus = () =>
    page.evaluate(() => document.activeElement?.closest('.oplaesning') && document.activeElement?.textContent);
  const runde: (string | null | undefined)[] = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab');
    runde.push(await fokus());
  }
  expect(runde.slice(3)).toEqual(['Luk', runde[0]]);
  await page.keyboard.press('Shift+Tab');
  expect(await fokus()).toBe('Luk');
  await page.locator('.oplaesning').focus();
  await page.keyboard.press('Space');
  expect(await paaVaeggen(page)).toBe('Broen lukkes.');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    /^Oplæst kl\. \d\d\.\d\d af Signe/.test(document.querySelector('.oplaesning [role=status]')?.textContent ?? ''),
  );
  await page.keyboard.press('Escape');
  await page.waitForSelector('.oplaesning', { state: 'detached' });
  await page.keyboard.type(' Godt.');
  expect(await page.locator(indlaeg).innerText()).toBe('Bo Eksempel redegjorde for planen. Godt.');
  await ventTilGemt(page);
  const sti = `${v.server.url}/referater/${v.grundlag.referater[0]}/oplaesninger`;
  await expect
    .poll(async () => (await v.context.request.get(sti)).json())
    .toEqual([
      {
        del: expect.any(String),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        laest: expect.any(Number),
        navn: 'Signe Prøve',
      },
    ]);
  await page.getByRole('tab', { name: 'Historik' }).click();
  await page.waitForSelector('.versionsliste .haendelse');
  expect(await page.locator('.versionsliste .haendelse').innerText()).toMatch(
    /^Læst op kl\. \d\d\.\d\d\s+i dag af Signe Prøve · /,
  );
  expect(klager(page)).toEqual([]);
  await page.close();
});

it('words changed afterwards are told on the paper and in the view, and nothing of it is in the text', {
  timeout: 60_000,
}, async () => {
  const page = await v.side(0);
  await page.waitForSelector('.oplaest:not(.aendret)');
  await page.getByRole('button', { name: 'Ret Bo Eksempel' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Navn', { exact: true }).fill('Bo Nyborg');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.oplaest.aendret');
  await caretI(page, indlaeg, 0, 'slut');
  await laesOp(page);
  await page.waitForSelector('.oplaesning .sagt.aendret');
  expect(await status(page).innerText()).toMatch(/^Ændret efter oplæsning kl\. \d\d\.\d\d$/);
  await page.keyboard.press('Escape');
  await ventTilGemt(page);
  const html = await v.context.request.get(`${v.server.url}/referater/${v.grundlag.referater[0]}/dokument`);
  expect(await html.text()).not.toContain('plæs');
  await page.close();
});

it('without a network the reading waits in the browser and is told later', { timeout: 60_000 }, async () => {
  const page = await v.side(1);
  await caretI(page, indlaeg, 0, 'slut');
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/oplaesninger')),
  );
  await v.context.setOffline(true);
  await laesOp(page);
  await page.waitForSelector('.oplaesning');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    document.querySelector('.oplaesning [role=status]')?.textContent?.includes('noteres'),
  );
  await v.context.setOffline(false);
  await page.waitForFunction(() => {
    const said = document.querySelector('.oplaesning [role=status]')?.textContent ?? '';
    return said.startsWith('Oplæst') && !said.includes('noteres');
  });
  await page.close();
});

it('says so where there is nothing to read out', { timeout: 60_000 }, async () => {
  const page = await v.side(2);
  await caretI(page, '.ProseMirror > section[data-node=sektion] > p', 0, 'slut');
  await laesOp(page);
  await page.waitForFunction(() => document.body.textContent?.includes('Der er ingen konklusion eller beslutning'));
  expect(await page.locator('.oplaesning').count()).toBe(0);
  await page.close();
});

it('is seen at once by whoever else has the referat open', { timeout: 60_000 }, async () => {
  const page = await v.side(3);
  const anden = await v.side(3);
  await caretI(page, indlaeg, 0, 'slut');
  await page.bringToFront();
  await laesOp(page);
  await page.waitForSelector('.oplaesning');
  await page.keyboard.press('Enter');
  await anden.waitForSelector('.oplaest:not(.aendret)', { state: 'attached' });
  await page.close();
  await anden.close();
});
