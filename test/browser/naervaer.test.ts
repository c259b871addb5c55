// Others in the same referat: their carets at the right letter whatever is written before them, never in the way; who is
// here; who is the referent, taken over with one click and told to all. Real Chromium, real server.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const MOEDET = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' begyndte. Midten. Til slut.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede.')),
]);
const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

const hus = nytHus(['signe', 'malte', 'aase', 'bo'], [MOEDET, MOEDET, MOEDET, MOEDET, MOEDET]);

async function aabn(hvem: string, nr: number, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await hus.person(hvem, viewport);
  const page = await hus.side(context, nr);
  await page.waitForSelector('.topknapper');
  return page;
}

/** The text of the line before the caret of another, by where it is drawn on the screen; null while it is not there. */
function foerCaret(page: Page, n = 0): Promise<string | null> {
  return page.evaluate((index) => {
    const caret = document.querySelectorAll<HTMLElement>('.anden-caret')[index];
    if (!caret || caret.hidden) return null;
    const box = caret.getBoundingClientRect();
    const at = document.caretRangeFromPoint(box.left + 1, (box.top + box.bottom) / 2);
    const line = at && (at.startContainer.parentElement?.closest('p') ?? null);
    if (!at || !line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(at.startContainer, at.startOffset);
    return range.toString();
  }, n);
}
async function ventFoerCaret(page: Page, wanted: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if ((await foerCaret(page)) === wanted) return;
    await page.waitForTimeout(100);
  }
  expect(await foerCaret(page)).toBe(wanted);
}

describe('two who write near each other', () => {
  it('each sees the caret of the other at the right letter, after inserts before it too', async () => {
    const [signe, malte] = await Promise.all([aabn('signe', 0), aabn('malte', 0)]);
    await caretI(malte, indlaeg, 0, 'slut');
    await malte.keyboard.type(' Malte.');
    await ventFoerCaret(signe, 'Bo Eksempel begyndte. Midten. Til slut. Malte.');
    // Signe writes before it: at the start of the line, letter by letter, and a whole line above.
    await caretI(signe, indlaeg, 0, 'start');
    await signe.keyboard.press('ArrowRight');
    await signe.keyboard.type(' (formand)', { delay: 40 });
    await ventFoerCaret(signe, 'Bo Eksempel (formand) begyndte. Midten. Til slut. Malte.');
    await malte.keyboard.type(' Mere.', { delay: 30 });
    await signe.keyboard.type(' straks', { delay: 30 });
    await ventFoerCaret(signe, 'Bo Eksempel (formand) straks begyndte. Midten. Til slut. Malte. Mere.');
    await ventFoerCaret(malte, 'Bo Eksempel (formand) straks');
    // Nothing of it is in the text, moves it, or takes a click.
    expect(await signe.locator('.ProseMirror .anden-caret').count()).toBe(0);
    expect(
      await signe.evaluate(() => getComputedStyle(document.querySelector('.andre') ?? document.body).pointerEvents),
    ).toBe('none');
    expect(await signe.locator('.andre').getAttribute('aria-hidden')).toBe('true');
    await Promise.all([ventTilGemt(signe), ventTilGemt(malte)]);
    expect([...klager(signe), ...klager(malte)]).toEqual([]);

    // The name shows beside the text, not on it, and again where the pointer is.
    await malte.keyboard.type('!');
    await signe.waitForSelector('.anden-navn.ses');
    const beside = await signe.evaluate(() => {
      const navn = document.querySelector('.anden-navn')?.getBoundingClientRect();
      const paper = document.querySelector('.ProseMirror')?.getBoundingClientRect();
      return navn && paper ? navn.left >= paper.right : null;
    });
    expect(beside).toBe(true);
    expect(await signe.locator('.anden-navn').innerText()).toBe('Malte Prøve');
    await signe.waitForSelector('.anden-navn:not(.ses)');
    const box = await signe.locator('.anden-caret').boundingBox();
    await signe.mouse.move((box?.x ?? 0) + 2, (box?.y ?? 0) + 6);
    await signe.waitForSelector('.anden-navn.peget');
    // Malte leaves: gone at once.
    await malte.context().close();
    await signe.waitForSelector('.anden-caret', { state: 'detached' });
    await signe.context().close();
  }, 60_000);

  it('C10: what comes and goes beside the text moves nothing of it', async () => {
    const signe = await aabn('signe', 1);
    await caretI(signe, indlaeg, 1, 'slut');
    const places = () =>
      signe.evaluate(() =>
        [...document.querySelectorAll('.ProseMirror p, .top')].map((one) =>
          JSON.stringify(one.getBoundingClientRect()),
        ),
      );
    const before = await places();
    const malte = await aabn('malte', 1);
    await caretI(malte, indlaeg, 0, 'start');
    await malte.keyboard.press('ArrowRight');
    await signe.waitForSelector('.anden-caret');
    expect(await places()).toEqual(before);
    await Promise.all([signe, malte].map((page) => page.context().close()));
  }, 60_000);
});

describe('who is here, and who is the referent', () => {
  it('four windows: the line names them; the first writer is the referent; another takes over with one click', async () => {
    const [signe, malte, aase, bo] = await Promise.all([
      aabn('signe', 2),
      aabn('malte', 2),
      aabn('aase', 2, { width: 390, height: 844 }),
      aabn('bo', 2),
    ]);
    const linje = (page: Page) => page.locator('.her > .button');
    await caretI(signe, indlaeg, 0, 'slut');
    await signe.keyboard.type(' Mere.');
    await malte.waitForFunction(() =>
      document.querySelector('.her')?.textContent?.includes('Referent: Signe Prøve siden kl. '),
    );
    expect(await aase.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await caretI(aase, indlaeg, 1, 'slut');
    await caretI(malte, indlaeg, 1, 'start');
    await Promise.all([aase.keyboard.type(' Aase.'), malte.keyboard.press('ArrowRight')]);
    await signe.waitForFunction(() =>
      /^(Malte og Aase|Aase og Malte) skriver også · Bo er her også$/.test(
        document.querySelector('.ogsaa')?.textContent ?? '',
      ),
    );
    expect(await signe.locator('.anden-caret').count()).toBe(2);
    await linje(signe).click();
    expect((await signe.locator('.herliste li').allInnerTexts()).map((one) => one.replace(/\s+/g, ' ')).sort()).toEqual(
      ['Aase Prøve skriver Gå til', 'Bo Prøve har teksten åben', 'Malte Prøve skriver Gå til'],
    );
    expect(await signe.locator('.herliste').innerText()).toContain('Du er referent siden kl. ');
    expect(await axe(signe)).toEqual([]);
    await signe.keyboard.press('Escape');

    await linje(malte).click();
    await malte.getByRole('button', { name: 'Jeg er referent nu' }).click();
    for (const page of [signe, malte, aase, bo])
      await page.waitForFunction(() => document.querySelector('.her')?.textContent?.includes('Referent: Malte Prøve'));
    await signe.waitForFunction(() =>
      document.querySelector('[role=status]')?.textContent?.startsWith('Malte Prøve er referent nu.'),
    );
    // By the command line too.
    await caretI(signe, indlaeg, 0, 'slut');
    await signe.keyboard.press('Escape');
    await signe.keyboard.type('referent');
    await signe.keyboard.press('Enter');
    await malte.waitForFunction(() => document.querySelector('.her')?.textContent?.includes('Referent: Signe Prøve'));
    await malte.goto(`${hus.server.url}/referater/${hus.grundlag.referater[2]}/historik`);
    const skift = await malte.locator('.referenter li').allInnerTexts();
    expect(skift.map((one) => one.replace(/\s+/g, ' ').replace(/\d\d?\.\d\d/g, 'T'))).toEqual([
      'Signe Prøve siden i dag kl. T',
      'Malte Prøve fra i dag kl. T til i dag kl. T',
      'Signe Prøve fra i dag kl. T til i dag kl. T',
    ]);
    await Promise.all([signe, malte, aase, bo].map((page) => page.context().close()));
  }, 120_000);
});

describe('one removes what the other writes in', () => {
  it('the words stay with their speaker in a part of their own, the writer is told, both have the same', async () => {
    const [signe, malte] = await Promise.all([aabn('signe', 3), aabn('malte', 3)]);
    await caretI(signe, indlaeg, 1, 'slut');
    await signe.keyboard.type(' Hun mente');
    await ventTilGemt(signe);
    await malte.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('Hun mente'));
    await caretI(malte, indlaeg, 1, 'slut');
    await malte.keyboard.press('Shift+Home');
    await malte.keyboard.press('Delete');
    // What is left of the part goes, its speaker too, until it is one with the part before it.
    const antal = () => malte.locator('.ProseMirror section[data-node=indlaeg]').count();
    for (let tries = 0; tries < 6 && (await antal()) > 1; tries++) await malte.keyboard.press('Backspace');
    expect(await antal()).toBe(1);
    await ventTilGemt(malte);
    await signe.waitForFunction(
      () => document.querySelectorAll('.ProseMirror section[data-node=indlaeg]').length === 1,
    );
    await signe.keyboard.type('desuden, at prisen er for høj.');
    await ventTilGemt(signe);
    const lines = async (page: Page) =>
      (await linjerPaaPapiret(page, '.ProseMirror section[data-node=indlaeg]')).filter((line) => line !== '');
    expect(await lines(signe)).toEqual([
      'Bo Eksempel begyndte. Midten. Til slut.',
      'Karen Lyngdal desuden, at prisen er for høj.',
    ]);
    expect((await signe.locator('[role=status]').allTextContents()).join()).toContain('slettet eller slået sammen');
    await malte.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('for høj'));
    expect(await lines(malte)).toEqual(await lines(signe));
    expect([...klager(signe), ...klager(malte)]).toEqual([]);
    await signe.context().close();
    await malte.context().close();
  });
});

it('one’s own second window alone gives a button that has a name', async () => {
  const context = await hus.person('bo');
  const [page] = [await hus.side(context, 4), await hus.side(context, 4)];
  await page.waitForSelector('.top .her button');
  expect(await page.locator('.top .her button').innerText()).toBe('Hvem er her');
  expect(await axe(page)).toEqual([]);
  await context.close();
});
