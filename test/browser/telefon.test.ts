// The writing page where it stands in one column: a phone, and a desktop at 200 % zoom. Measured, not looked at: nothing
// lies over what one reads or writes in, and nothing is wider than the screen.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { caretI, klager } from './browser.ts';
import { moede } from './moede.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const WORDS = ' redegjorde for planen og sagde en hel del om kajen og dens fremtid, så alle kunne høre det.';
const DOC = moede((b) =>
  Array.from({ length: 12 }, (_, i) => b.del('indlaeg', b.linje('afsnit', b.taler(i % 2 ? 'be' : 'kl'), WORDS))),
);
const LINE = '.ProseMirror section[data-node=indlaeg] p';
const SIZES = [
  [360, 740],
  [390, 844],
  [720, 900],
  [720, 450],
] as const;

let v: Vaerksted;
beforeAll(async () => {
  v = await vaerksted(SIZES.map(() => DOC));
});
afterAll(async () => {
  await v?.luk();
});

interface Kasse {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where it stands in the window. */
function kasse(page: Page, selector: string): Promise<Kasse> {
  return page.evaluate((found) => {
    const element = document.querySelector(found);
    if (!element) throw new Error(`Intet passer på ${found}`);
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  }, selector);
}

/** The letter before the caret. */
function markoer(page: Page): Promise<Kasse> {
  return page.evaluate(() => {
    const selection = getSelection();
    const caret = selection?.getRangeAt(0);
    if (!selection || !caret) throw new Error('Der er ingen markør.');
    const kept = caret.cloneRange();
    selection.modify('extend', 'backward', 'character');
    const { left, top, right, bottom } = selection.getRangeAt(0).getBoundingClientRect();
    selection.removeAllRanges();
    selection.addRange(kept);
    if (top === bottom) throw new Error('Der er intet bogstav før markøren.');
    return { left, top, right, bottom };
  });
}

/** By how many pixels two boxes lie over each other, the smaller way; 0 where they do not. */
function over(a: Kasse, b: Kasse): number {
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, Math.min(x, y));
}

describe.each(SIZES)('at %i × %i', (width, height) => {
  const open = async (): Promise<Page> => {
    // One page at a time: each keeps a line to the server, and a browser has six.
    for (const old of v.context.pages()) await old.close();
    const page = await v.side(SIZES.findIndex(([w, h]) => w === width && h === height));
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(100);
    return page;
  };
  const iVinduet = ({ left, top, right, bottom }: Kasse): void => {
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
  };

  it('the surfaces stand below one another, also with notes, and a note’s field is free', async () => {
    const page = await open();
    for (let i = 0; i < 4; i++) {
      await caretI(page, LINE, 11, 'slut');
      await page.keyboard.press('Escape');
      await page.keyboard.type('note');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.matches('.ny-note textarea'));
      await page.keyboard.type(`Husk at spørge om sag ${i}`);
      const field = await kasse(page, '.ny-note textarea');
      iVinduet(field);
      expect(
        await page.evaluate(
          ({ left, top, right, bottom }) =>
            [0.1, 0.5, 0.9].map((part) =>
              document.elementFromPoint(left + (right - left) * part, (top + bottom) / 2)?.matches('.ny-note textarea'),
            ),
          field,
        ),
      ).toEqual([true, true, true]);
      await page.keyboard.press('Escape');
    }
    for (const tab of ['Noter', 'Parkeret', 'Historik']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForTimeout(150);
      const boxes = await Promise.all(
        ['#skriv', '#venstre', '#hoejre', '#taster'].map((selector) => kasse(page, selector)),
      );
      for (const [i, box] of boxes.entries())
        for (const other of boxes.slice(i + 1)) expect(over(box, other), tab).toBeLessThan(0.1);
      // What a panel holds stays in it: it does not scroll on its own.
      for (const id of ['venstre', 'hoejre', 'taster'])
        expect(
          await page.evaluate((one) => {
            const { scrollHeight, clientHeight, scrollWidth, clientWidth } =
              document.getElementById(one) ?? document.body;
            return [scrollHeight - clientHeight, scrollWidth - clientWidth];
          }, id),
        ).toEqual([0, 0]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(klager(page)).toEqual([]);
  });

  it.each([3, 11])('the command line at indlæg %i lies over no panel, no bar and not over its line', async (nr) => {
    const page = await open();
    await caretI(page, LINE, nr, 'slut');
    const line = await markoer(page);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.vaelger:visible');
    await page.waitForTimeout(100);
    const list = await kasse(page, '.vaelger');
    expect(list.left).toBeGreaterThanOrEqual(0);
    expect(list.right).toBeLessThanOrEqual(width);
    for (const surface of ['#top', '#venstre', '#hoejre', '#taster'])
      expect(over(list, await kasse(page, surface)), surface).toBe(0);
    // On a screen lower than the list there is no room beside the line.
    if (height > 600) {
      iVinduet(list);
      expect(over(list, line)).toBe(0);
    }
    await page.keyboard.press('Escape');
    // Where there would be room above the line only under the bar at the top.
    await page.evaluate((by) => scrollBy(0, by), line.top - (list.bottom - list.top) - 46);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.vaelger:visible');
    await page.waitForTimeout(100);
    expect(over(await kasse(page, '.vaelger'), await kasse(page, '#top'))).toBe(0);
  });

  it('rescued text stands at the foot: below where one writes, and what is under it can be scrolled free', async () => {
    const page = await open();
    const url = page.url();
    for (const id of ['et', 'to']) {
      const answer = await page.request.put(`${url}/reddet/${id}`, {
        data: { id, at: Date.UTC(2027, 2, 9, 14, 5), tekst: `Reddet ${id}. ${WORDS.repeat(3)}` },
        headers: { Origin: new URL(url).origin },
      });
      expect(answer.status()).toBe(200);
    }
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForSelector('.reddet:visible blockquote');
    const corner = await kasse(page, '.reddet');
    iVinduet(corner);
    expect(corner.bottom - corner.top).toBeLessThan(height / 2);
    if (height > 600) {
      await caretI(page, LINE, 11, 'slut');
      for (let i = 0; i < 4; i++) {
        await page.keyboard.press('Enter');
        await page.keyboard.type(`Videre ${i}.`);
        await page.waitForTimeout(50);
        expect(over(await markoer(page), corner)).toBe(0);
      }
    }
    for (const button of await page.locator('.reddet button').all()) {
      await button.scrollIntoViewIfNeeded();
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(100);
    expect(over(await kasse(page, '#taster'), await kasse(page, '.reddet'))).toBeLessThan(1);
    await page.focus('.ny-note textarea');
    expect(over(await kasse(page, '.ny-note textarea'), await kasse(page, '.reddet'))).toBe(0);
    expect(await axe(page)).toEqual([]);
    expect(klager(page)).toEqual([]);
  });
});
