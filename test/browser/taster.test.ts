// The keys in a real browser: every bound key stands in the table and is shown; AltGr, dead keys and composition write
// and trigger nothing; the keyboard gets in and out; every control has a name, room for a finger and passes axe.

import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { TASTER } from '../../editor/model/taster.ts';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';
import { medStore } from './server.ts';

const MED_INDLAEG = moede((b) => [
  b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' redegjorde for planen.')),
  b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede, at det koster ??? kr.')),
]);

let context: BrowserContext;

const hus = nytHus(
  ['signe'],
  Array.from({ length: 8 }, () => MED_INDLAEG),
  (grundlag) =>
    medStore(grundlag.data, (store) =>
      store.saveForkortelser(grundlag.personer.signe?.id ?? '', [{ kort: 'bm', lang: 'bæredygtige møder' }]),
    ),
);
beforeAll(async () => {
  context = await hus.person('signe');
});

let naeste = 0;
const nyside = (): Promise<Page> => hus.side(context, naeste++);
/** Many looks at a page, each of which takes its time. */
const LANG = 120_000;
const indlaeg = '.ProseMirror section[data-node=indlaeg]';
const tekster = (page: Page): Promise<string[]> => linjerPaaPapiret(page, indlaeg);
const iTeksten = (page: Page) => page.evaluate(() => document.activeElement?.closest('.ProseMirror') !== null);
const liste = (page: Page) => page.locator('.forslag:visible [role=option] .ord').allTextContents();

/** What a screen reader would find without a name, by role; and what is too small for a finger (WCAG 2.5.8). */
async function mangler(page: Page): Promise<string[]> {
  const cdp = await context.newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  const wanted = new Set(
    'button link textbox combobox listbox option menu menuitem checkbox tab tabpanel dialog navigation complementary toolbar'.split(
      ' ',
    ),
  );
  const nameless = nodes
    .filter((node) => !node.ignored && wanted.has(String(node.role?.value)) && !String(node.name?.value ?? '').trim())
    .map((node) => `uden navn: ${node.role?.value} ${node.backendDOMNodeId}`);
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, input, select, textarea, [role=option], [role=menuitem], .taster a',
      ),
    ]
      .filter(
        (one) => one.checkVisibility() && !one.closest('.sr-only, [inert]') && one.getBoundingClientRect().width > 1,
      )
      .filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 24)
      .map((one) => `for lille: ${one.outerHTML.slice(0, 100)} ${one.getBoundingClientRect().height}`),
  );
  return [...nameless, ...small];
}

describe('the keys that are shown', () => {
  it(
    'in the ⋯ menu are those of the table, each once, and the page of keys is one step away',
    async () => {
      const page = await nyside();
      await page.click('.menu > button');
      const shown = await page
        .locator('[role=menuitem][aria-keyshortcuts]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-keyshortcuts') ?? ''));
      const known = Object.values(TASTER).map((tast) => tast.replaceAll('Mod', 'Control').replaceAll('-', '+'));
      expect(shown.length).toBeGreaterThan(15);
      expect(shown.filter((one) => !known.includes(one))).toEqual([]);
      expect(new Set(shown).size).toBe(shown.length);
      expect(await axe(page)).toEqual([]);
      expect(await mangler(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.locator('#taster a').getAttribute('href')).toBe('/hjaelp/taster');
      await page.goto(`${hus.server.url}/hjaelp/taster`);
      expect(await axe(page)).toEqual([]);
      expect(await page.locator('kbd', { hasText: 'F8' }).count()).toBe(3);
      await page.close();
    },
    LANG,
  );
});

describe('AltGr, dead keys and composition', () => {
  it('AltGr writes its letters and triggers nothing, whatever the key', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    const cdp = await context.newCDPSession(page);
    // As Windows sends them: Ctrl and Alt down, and the letter as text.
    for (const [letter, code, keyCode] of [
      ['@', 'Digit2', 50],
      ['[', 'Digit8', 56],
      ['{', 'Digit7', 55],
      [']', 'Digit9', 57],
      ['€', 'KeyE', 69],
    ] as const) {
      const key = { key: letter, code, windowsVirtualKeyCode: keyCode, modifiers: 3 };
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await cdp.send('Input.dispatchKeyEvent', { type: 'char', text: letter, key: letter });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    }
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen.@[{]€');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('be');
    expect(await liste(page)).toEqual(['Bo Eksempel']);
    const before = await tekster(page);
    for (const key of ['Tab', 'Enter', 'Escape', 'F2', 'F8', 'b'])
      for (const modifiers of [{ modifierAltGraph: true }, { ctrlKey: true, altKey: true }])
        await page
          .locator('.ProseMirror')
          .dispatchEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
    expect(await tekster(page)).toEqual(before);
    expect(await page.locator('.vaelger').count()).toBe(0);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
    await page.close();
  });

  it('a dead key composes in the middle of a name’s letters, and the list follows; nothing is taken meanwhile', async () => {
    const page = await nyside();
    const cdp = await context.newCDPSession(page);
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await caretI(page, `${indlaeg} p`, 1, 'slut');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('Ing');
    await compose('´');
    await compose('é');
    await page
      .locator('.ProseMirror')
      .dispatchEvent('keydown', { key: 'Tab', isComposing: true, keyCode: 229, bubbles: true });
    expect((await tekster(page))[2]).toBe('Ingé');
    await cdp.send('Input.insertText', { text: 'é' });
    await page.keyboard.press('Tab');
    expect(await page.locator('.forslag').innerText()).toContain('Ingen passer på »Ingé«');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    expect((await tekster(page))[2]).toBe('Ingrid Måneskov ');
    // A tilde composed right behind the name stays text, and the name stays a name.
    await compose('~');
    await compose('ñ');
    await cdp.send('Input.insertText', { text: 'ñ' });
    expect((await tekster(page))[2]).toBe('Ingrid Måneskov ñ');
    expect(await page.locator(`${indlaeg} .taler`).count()).toBe(3);
    await ventTilGemt(page);
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('the field of the command line composes too', async () => {
    const page = await nyside();
    const cdp = await context.newCDPSession(page);
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Escape');
    await page.keyboard.type('park');
    await cdp.send('Input.imeSetComposition', { text: 'é', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.insertText', { text: 'é' });
    await page.keyboard.type('r');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen. ???');
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.press('Control+z');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen.');
    await page.close();
  });
});

describe('the keyboard gets in and out (WCAG 2.1.2)', () => {
  it(
    'Tab walks through every control of the page and never stays in the text',
    async () => {
      const page = await nyside();
      await caretI(page, `${indlaeg} p`, 1, 'slut');
      await page.keyboard.press('Control+Enter');
      expect(await liste(page)).toEqual(['Bo Eksempel', 'Karen Lyngdal']);
      // Offered here, so Esc first, through the command line; then out at both ends.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(await iTeksten(page)).toBe(false);
      const before = await tekster(page);
      let inside = 0;
      const seen = new Set<string>();
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const one = document.activeElement;
          return one === document.body
            ? 'body'
            : `${one?.tagName} ${one?.id} ${one?.getAttribute('aria-label') ?? one?.textContent?.slice(0, 40)}`;
        });
        if (await iTeksten(page)) inside++;
        if (seen.has(here) && here === 'body') break;
        seen.add(here);
      }
      expect(inside).toBeGreaterThan(0);
      expect(inside).toBeLessThan(4);
      expect(seen.size).toBeGreaterThan(10);
      expect(await tekster(page)).toEqual(before);
      await page.focus('.ProseMirror');
      await page.keyboard.press('Shift+Tab');
      expect(await iTeksten(page)).toBe(false);
      await page.close();
    },
    LANG,
  );
});

describe('every state', () => {
  it(
    'has names for all it shows, room for a finger, and passes axe',
    async () => {
      const page = await nyside();
      const tjek = async (state: string) => {
        expect([state, ...(await axe(page)), ...(await mangler(page))]).toEqual([state]);
      };
      await tjek('the page');
      await caretI(page, `${indlaeg} p`, 1, 'slut');
      await page.keyboard.press('Control+Enter');
      await tjek('those who spoke last');
      await page.keyboard.type('xj');
      await page.keyboard.press('Tab');
      await tjek('nobody fits');
      await page.keyboard.press('Enter');
      await page.keyboard.type('red');
      await tjek('verbs');
      await page.keyboard.press('Tab');
      await page.keyboard.press('F2');
      await tjek('the chooser');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await tjek('the command line');
      await page.keyboard.type('taler ');
      await tjek('a word and what comes behind it');
      await page.keyboard.press('Escape');
      await page.goto(`${hus.server.url}/indstillinger/forkortelser`);
      await tjek('the page of abbreviations');
      await page.close();
    },
    LANG,
  );
});

describe('abbreviations', () => {
  it('Tab writes them out, also without a network; one undo brings the letters back; space never does', async () => {
    const page = await nyside();
    await caretI(page, `${indlaeg} p`, 0, 'slut');
    await page.keyboard.type(' Og bm');
    await page.waitForSelector('.forslag:visible');
    await context.setOffline(true);
    expect(await liste(page)).toEqual(['bæredygtige møder']);
    await page.keyboard.press('Tab');
    await page.keyboard.type(' er gode.');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen. Og bæredygtige møder er gode.');
    await page.keyboard.press('Control+z');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen. Og bæredygtige møder');
    await page.keyboard.press('Control+z');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen. Og bm');
    await page.keyboard.type(' x');
    expect((await tekster(page))[0]).toBe('Bo Eksempel redegjorde for planen. Og bm x');
    await context.setOffline(false);
    await page.keyboard.press('Escape');
    await page.keyboard.type('forkort hk havnekajen');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.vaelger') === null);
    await page.keyboard.type(' Hk');
    expect(await liste(page)).toEqual(['Havnekajen']);
    await ventTilGemt(page);
    await page.close();
  });
});
