// A whole meeting by the keyboard alone (journey 1), and the keys around names: caret, word jumps, Backspace, accents.
// Real Chromium, real server, real SQLite.
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

const MED_INDLAEG = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  b.del(
    'indlaeg',
    b.linje('afsnit', b.taler('kl'), ' svarede, at ', b.omtale('be', 'genitiv'), ' forslag koster ??? kr.'),
  ),
]);

let context: BrowserContext;

const hus = nytHus(['signe'], [moede(), ...Array.from({ length: 14 }, () => MED_INDLAEG)]);
beforeAll(async () => {
  context = await hus.person('signe');
});

let naeste = 1;
/** A referat with two indlæg that no other test writes in. */
async function nyside(): Promise<Page> {
  return hus.side(context, naeste++);
}
const indlaeg = '.ProseMirror section[data-node=indlaeg]';
const tekster = (page: Page): Promise<string[]> => linjerPaaPapiret(page, indlaeg);

describe('a meeting by the keyboard alone', () => {
  it('15 indlæg, their speakers and verbs, a hole and a conclusion, without one mouse action', async () => {
    const page = await hus.side(context, 0);
    await page.keyboard.press('Control+End');
    const talere = ['be', 'kl', 'aaø', 'im', 'kl'];
    const navne = ['Bo Eksempel', 'Karen Lyngdal', 'Aase Aagaard-Øllgård', 'Ingrid Måneskov', 'Karen Lyngdal'];
    for (let i = 0; i < 15; i++) {
      if (i > 0) await page.keyboard.press('Control+Enter');
      await page.keyboard.type(talere[i % 5] ?? '');
      await page.keyboard.press('Tab');
      await page.keyboard.type('redeg');
      await page.keyboard.press('Tab');
      await page.keyboard.type(`sag nummer ${i + 1}.`);
    }
    await page.keyboard.press('Enter');
    await page.keyboard.type('Beløbet er ??? kr.');
    await ventTilGemt(page);
    const lines = await tekster(page);
    expect(lines).toEqual([
      ...Array.from({ length: 15 }, (_, i) => `${navne[i % 5]} redegjorde for sag nummer ${i + 1}.`),
      'Beløbet er ??? kr.',
    ]);
    expect(await page.locator(indlaeg).count()).toBe(15);
    // The last paragraph belongs to the last speaker's indlæg.
    expect(await page.locator(indlaeg).last().locator('p').count()).toBe(2);
    await page.keyboard.press('F8');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('???');
    await page.reload();
    await page.waitForSelector('.ProseMirror');
    expect(await tekster(page)).toEqual(lines);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('the rest of the grammar: an exchange, a question answered, somebody unknown, an item, a task, a decision', async () => {
    const page = await nyside();
    const tast = async (...keys: readonly string[]) => {
      for (const key of keys)
        if (/^(?:Control\+\w+|Tab|Enter|Escape|Backspace|F\d)$/.test(key)) await page.keyboard.press(key);
        else await page.keyboard.type(key);
    };
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    // Bo and Karen have the floor in turn: one key each.
    await tast('Control+Enter', 'Tab', 'sva', 'Tab', 'det kan lade sig gøre.');
    await tast('Control+Enter', 'Tab', 'spu', 'Tab', 'hvornår.');
    await tast('Control+Enter', 'Tab', 'Tab', 'sva', 'Tab', 'aldrig.');
    await tast('Control+Enter', 'På sp', 'Tab', 'im', 'Tab', 'opl', 'Tab', 'aaø', 'Tab', 'Tab', 'lyset er slukket.');
    await tast('Control+Enter', 'ukendt mand, FOB', 'Tab', 'redeg', 'Tab', 'ind', 'Tab', 'stien.');
    await tast('Escape', 'navngiv Nanna Bølgemark', 'Enter');
    await tast('Control+Enter', 'Backspace', 'Enter', 'Afs', 'Tab', 'konk', 'Tab', 'kl', 'Tab', 'Tab', 'der bygges.');
    await tast('Escape', 'punkt Økonomi', 'Enter', 'be', 'Tab', 'bad om', 'Tab', 'penge.');
    await tast('Escape', 'beslutning Pengene findes.', 'Enter');
    await tast('Escape', 'opgave Bo sender regnskabet.', 'Enter');
    await ventTilGemt(page);
    const lines = await linjerPaaPapiret(page);
    expect(lines.slice(lines.indexOf('Referat af mødet') + 3)).toEqual([
      'Bo Eksempel svarede, at det kan lade sig gøre.',
      'Karen Lyngdal spurgte, hvornår.',
      'Karen Lyngdal svarede, at aldrig.',
      'På spørgsmål fra Ingrid Måneskov oplyste Aase Aagaard-Øllgård, at lyset er slukket.',
      'Nanna Bølgemark redegjorde indledningsvis for stien.',
      'Afslutningsvis konkluderede Karen Lyngdal, at der bygges.',
      '1. Økonomi',
      'Bo Eksempel bad om penge.',
      'Pengene findes.',
      'Opfølgning',
      'Bo sender regnskabet.',
    ]);
    // Whoever asked is named, and does not speak; each of the others has an indlæg of their own.
    expect(await page.locator(indlaeg).count()).toBe(9);
    expect(await page.locator('.ProseMirror section[data-art=beslutning]').count()).toBe(1);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('a split takes its speaker in front of the rest; a habitual space is not doubled, and undo goes past it', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    for (let i = 0; i < 'planen.'.length; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('aaø');
    await page.keyboard.press('Tab');
    await page.keyboard.type(' redeg');
    await page.keyboard.press('Tab');
    await page.keyboard.type(' ');
    expect((await tekster(page))[1]).toBe('Aase Aagaard-Øllgård redegjorde for planen.');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await page.keyboard.press('Control+z');
    expect((await tekster(page))[1]).toBe('Aase Aagaard-Øllgård redegplanen.');
    await page.close();
  });

  it('a task says who by initials, in its line and in a table; an item put in between counts the next one on', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    const esc = async (text: string) => {
      await page.keyboard.press('Escape');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await esc('punkt Kajen');
    await page.keyboard.type('Tekst.');
    await esc('punkt Broen');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await esc('punkt Lyset');
    await page.waitForFunction(() => /omnummereret/.test(document.body.textContent ?? ''));
    await page.keyboard.type('Mere.');
    await esc('opgave be sender notat');
    await page.keyboard.press('Enter');
    await page.keyboard.type('kl');
    await page.keyboard.press('Tab');
    await page.keyboard.type(' ringer.');
    await esc('opfølgningstabel');
    await page.keyboard.type('Regne');
    await page.keyboard.press('Tab');
    await page.keyboard.type('aaø');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1. maj');
    const lines = await linjerPaaPapiret(page);
    expect(lines.slice(lines.indexOf('1. Kajen'))).toEqual([
      '1. Kajen',
      'Tekst.',
      '2. Lyset',
      'Mere.',
      'Opfølgning',
      'Bo Eksempel sender notat',
      'Karen Lyngdal ringer.',
      'Hvad',
      'Ansvarlig',
      'Frist',
      'Regne',
      'Aase Aagaard-Øllgård',
      '1. maj',
      '3. Broen',
      '',
    ]);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('the "at" of a verb typed once more by habit is taken away; undo gives it back', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('im');
    await page.keyboard.press('Tab');
    await page.keyboard.type('oply');
    await page.keyboard.press('Tab');
    await page.keyboard.type('at det regner.');
    expect((await tekster(page))[1]).toBe('Ingrid Måneskov oplyste, at det regner.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await tekster(page))[1]).toBe('Ingrid Måneskov oplyste, at at ');
    await page.keyboard.type('sige');
    expect((await tekster(page))[1]).toBe('Ingrid Måneskov oplyste, at at sige');
    await page.close();
  });

  it('one step back takes one paragraph, however fast they were written', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    for (const text of ['En.', 'To.', 'Tre.']) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(text);
    }
    const before = await tekster(page);
    expect(before.slice(-3)).toEqual(['En.', 'To.', 'Tre.']);
    await page.keyboard.press('Control+z');
    expect(await tekster(page)).toEqual(before.slice(0, -1));
    await page.keyboard.press('Control+z');
    expect(await tekster(page)).toEqual(before.slice(0, -2));
    await page.close();
  });

  it('Enter on an empty paragraph begins a new indlæg, Backspace joins it again', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator(indlaeg).count()).toBe(3);
    await page.keyboard.press('Backspace');
    expect(await page.locator(indlaeg).count()).toBe(2);
    await page.keyboard.press('Control+z');
    expect(await page.locator(indlaeg).count()).toBe(3);
    await page.close();
  });

  it('letters that fit nobody are said so, and Enter makes an unknown participant that the letters then mean', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('xj');
    await page.keyboard.press('Tab');
    expect(await page.locator('.forslag').innerText()).toContain('Ingen passer på »xj« – Enter: Ukendt deltager');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('ProseMirror');
    await page.keyboard.press('Enter');
    await page.keyboard.type('roste planen.');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('xj');
    await page.keyboard.press('Tab');
    expect((await tekster(page)).slice(2)).toEqual(['Ukendt deltager roste planen.', 'Ukendt deltager ']);
    await ventTilGemt(page);
    await page.close();
  });

  it('F2 changes the speaker and nothing else; undo takes it back', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('F2');
    await page.keyboard.type('aaø');
    await page.keyboard.press('Enter');
    expect((await tekster(page))[0]).toBe('Aase Aagaard-Øllgård redegjorde for planen.');
    await page.keyboard.press('Control+z');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen.');
    await page.close();
  });

  it('Tab leaves the editor where it has nothing to take, and always after Esc', async () => {
    const page = await nyside();
    const inside = () => page.evaluate(() => document.activeElement?.closest('.ProseMirror') !== null);
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(false);
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('b');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(false);
    expect((await tekster(page))[1]).toBe('b');
    await page.close();
  });

  it('Tab takes the whole word one went back into, where it is somebody; after Esc it leaves', async () => {
    const page = await nyside();
    const inside = () => page.evaluate(() => document.activeElement?.closest('.ProseMirror') !== null);
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('kl svarede.');
    await page.keyboard.press('Home');
    // At the start nothing is offered, and in the word its one owner is.
    expect(await page.locator('.forslag:visible').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.forslag:visible [role=option]').allInnerTexts()).toEqual([
      expect.stringContaining('Karen Lyngdal'),
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await caretI(page, `${indlaeg} p`, 1, 'start');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
    expect((await tekster(page))[1]).toBe('Karen Lyngdal svarede.');
    await page.close();
  });

  it('the command line opens beside the caret and does not move the page', async () => {
    const page = await hus.side(context, 2);
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    await page.keyboard.press('Escape');
    const box = await page.locator('.vaelger').boundingBox();
    const line = await page.locator(`${indlaeg} p`).nth(1).boundingBox();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(box && line && (box.y >= line.y || box.y + box.height <= line.y + line.height)).toBe(true);
    expect(box && box.y >= 0 && box.y + box.height <= 900).toBe(true);
    await page.close();
  });

  it('F9 folds the panels away and leaves the paper its measure', async () => {
    const page = await hus.side(context, 2);
    const width = async () => Math.round((await page.locator('.ProseMirror').boundingBox())?.width ?? 0);
    const before = await width();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('F9');
    expect(await page.locator('#venstre').isVisible()).toBe(false);
    expect(await width()).toBe(before);
    await page.keyboard.press('F9');
    expect(await page.locator('#venstre').isVisible()).toBe(true);
    await page.close();
  });

  it('AltGr and Ctrl+Alt trigger nothing', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.down('Control');
    await page.keyboard.down('Alt');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Alt');
    await page.keyboard.up('Control');
    expect(await page.locator(indlaeg).count()).toBe(2);
    await page.close();
  });
});

describe('names are words', () => {
  it('the caret stands before and behind a name at a paragraph’s start, and jumps over it', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Home');
    const before = await page.evaluate(() => {
      const range = getSelection()?.getRangeAt(0);
      return range?.toString() === '' && range.collapsed;
    });
    expect(before).toBe(true);
    await page.keyboard.type('Så: ');
    expect((await tekster(page))[0]).toBe('Så: Bo Eksempel redegjorde for planen.');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('!');
    expect((await tekster(page))[0]).toBe('Så: Bo Eksempel! redegjorde for planen.');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Control+ArrowLeft');
    await ventTilGemt(page);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('Backspace behind a name makes it text, the next one deletes, undo brings the name back', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    const navne = () => page.locator(`${indlaeg} .taler`).count();
    expect([(await tekster(page))[0], await navne()]).toEqual(['Bo Eksempel redegjorde for planen.', 1]);
    await page.keyboard.press('Backspace');
    expect((await tekster(page))[0]).toBe('Bo Eksempe redegjorde for planen.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect([(await tekster(page))[0], await navne()]).toEqual(['Bo Eksempel redegjorde for planen.', 2]);
    await page.close();
  });

  it('dead keys compose before and behind a name', async () => {
    const page = await nyside();
    const cdp = await context.newCDPSession(page);
    const accent = async () => {
      await cdp.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
      await cdp.send('Input.imeSetComposition', { text: 'é', selectionStart: 1, selectionEnd: 1 });
      await cdp.send('Input.insertText', { text: 'é' });
      await page.waitForTimeout(100);
    };
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Home');
    await accent();
    await page.keyboard.press('ArrowRight');
    await accent();
    expect((await tekster(page))[0]).toBe('éBo Eksempelé redegjorde for planen.');
    await ventTilGemt(page);
    await page.close();
  });
});
