// Kontrol in a real Chromium: what must be settled, the gravest first, and from a line to its place in the text.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { klager } from './browser.ts';
import { holdt, moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const LANGT = holdt(
  moede((b) => [
    b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' påstod, at bænken er væk.')),
    ...Array.from({ length: 60 }, (_, i) =>
      b.del('indlaeg', b.linje('afsnit', b.taler('im'), ` oplyste, at det er gang nummer ${i + 1} i år.`)),
    ),
    b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' spurgte, hvad ??? koster. Ring 23 45 67 89.')),
  ]),
);
let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted([LANGT, holdt(moede((b) => [b.linje('afsnit', 'Alt er i orden.')]))]);
});
afterAll(async () => {
  await v?.luk();
});

it('leads from the overview to the findings, and from each to its place, where the caret stands', async () => {
  const page = await v.side(0);
  const id = v.grundlag.referater[0];
  await page.goto(v.server.url);
  await page.locator(`.menu:has(a[href$="${id}/kontrol"]) .prikker`).click();
  await page.locator(`a[href$="${id}/kontrol"]`).click();
  await page.waitForURL(/\/kontrol$/);
  expect(await page.locator('.kontrol h2').allInnerTexts()).toEqual([
    'Skal rettes først 1',
    'Tag stilling 1',
    'Læs igen 1',
  ]);
  expect(await page.locator('.kontrol .citat').allInnerTexts()).toEqual(['???', '23 45 67 89', 'påstod']);
  await page.locator('.kontrol a').first().click();
  await page.waitForFunction(() => document.activeElement?.closest('.ProseMirror') !== null);
  await page.waitForFunction(() => {
    const at = getSelection()?.anchorNode;
    const paragraph = (at instanceof Element ? at : at?.parentElement)?.closest('p');
    const box = paragraph?.getBoundingClientRect();
    return paragraph?.textContent?.includes('hvad ??? koster') && box && box.top >= 0 && box.bottom <= innerHeight;
  });
  expect(klager(page)).toEqual([]);
  await page.close();
});

it('says so when it finds nothing', async () => {
  const page = await v.side(1);
  await page.goto(`${v.server.url}/referater/${v.grundlag.referater[1]}/kontrol`);
  expect(await page.locator('main').innerText()).toContain('Kontrollen fandt intet.');
  expect(await axe(page)).toEqual([]);
  await page.close();
});

it('the export page says what must be mended first, and that a draft is marked as one', async () => {
  const page = await v.context.newPage();
  const [hul = '', helt = ''] = v.grundlag.referater;
  await page.goto(`${v.server.url}/referater/${hul}/eksport`);
  expect(await page.locator('.besked').innerText()).toBe('1 sted skal rettes, før referatet sendes. Se kontrollen');
  expect(await page.locator('.vaelg > .hjaelp').innerText()).toContain('mærket »UDKAST – ikke godkendt«');
  expect(await axe(page)).toEqual([]);
  await page.goto(`${v.server.url}/referater/${helt}/eksport`);
  expect(await page.locator('.besked').count()).toBe(0);
  await page.getByRole('link', { name: 'Gå til godkendelse' }).click();
  await page.waitForURL(/\/godkendelse$/);
  await page.close();
});
