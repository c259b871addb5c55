// The report of an import beside the paper: what was guessed stands first, leads to its place, and is taken back – and
// brought again by an undo. The text never changes.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Rapportpost } from '../../editor/model/importrapport.ts';
import { axe } from './axe.ts';
import { aabnReferat, klager, linjerPaaPapiret, nyPerson, startBrowser, ventTilGemt } from './browser.ts';
import { moede } from './moede.ts';
import { fjern, type Grundlag, medStore, nytGrundlag, startServer, type Testserver } from './server.ts';

const DOC = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  b.del('konklusion', b.linje('afsnit', 'Der arbejdes videre.')),
]);
const konklusion = DOC.child(2).child(2);
const post = (slags: Rapportpost['slags'], hvad: string, rest: Partial<Rapportpost> = {}): Rapportpost => ({
  slags,
  hvad,
  id: null,
  linje: null,
  gaet: null,
  citat: '',
  ...rest,
});

let grundlag: Grundlag;
let server: Testserver;
let browser: Browser;
let referat = '';
beforeAll(async () => {
  grundlag = await nytGrundlag(['signe'], []);
  referat = await medStore(grundlag.data, async (store) => {
    const [organ] = await store.listOrganer();
    const rapport = {
      filnavn: 'møde.txt',
      poster: [
        post('genkendt', 'titel'),
        post('gaettet', 'konklusion', {
          id: konklusion.attrs.id,
          gaet: 'konklusion',
          linje: 12,
          citat: 'Der arbejdes videre.',
        }),
        post('udeladt', 'sidefod', { linje: 9, citat: 'Side 1 af 2' }),
      ],
    };
    return store.createReferat({ organ: organ?.id ?? '', ejer: grundlag.personer.signe?.id ?? '', doc: DOC, rapport });
  });
  server = await startServer(grundlag.data);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fjern(grundlag);
});

it('leads to the place of a guess and takes it back', async () => {
  const context = await nyPerson(browser, server, grundlag.personer.signe?.token ?? '');
  const page = await aabnReferat(context, server, referat);
  await page.waitForSelector('.rapport');
  expect(await page.locator('.rapport summary').allInnerTexts()).toEqual([
    'Gættet 1 Se efter, om det passer.',
    'Udeladt 1 Står ikke i referatet.',
    'Genkendt 1 Fulgte en kendt form.',
  ]);
  expect(await axe(page)).toEqual([]);
  const before = await linjerPaaPapiret(page);
  await page.getByRole('button', { name: 'Fortryd: konklusion' }).click();
  expect(await page.locator('.ProseMirror section[data-node=konklusion]').count()).toBe(0);
  expect(await linjerPaaPapiret(page)).toEqual(before);
  await page.waitForSelector('.rapport .somlink', { state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
  await page.keyboard.press('Control+z');
  expect(await page.locator('.ProseMirror section[data-node=konklusion]').count()).toBe(1);
  await page.getByRole('button', { name: 'Fortryd: konklusion' }).waitFor();
  await ventTilGemt(page);
  expect(klager(page)).toEqual([]);
  await context.close();
});
