// "Skriv her i stedet" while a colleague is in the referat: the writing moves to another tab of the same person, and the
// carets stand at the right letters on all sides (C3, C10). Real Chromium, real server.
import type { BrowserContext, Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { aabnReferat, caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { nytHus } from './hus.ts';
import { moede } from './moede.ts';

vi.setConfig({ testTimeout: 90_000 });

const hus = nytHus(
  ['signe', 'malte'],
  [
    moede((b) => [
      b.del('indlaeg', b.linje('afsnit', b.taler('be'), ' begyndte.')),
      b.del('indlaeg', b.linje('afsnit', b.taler('kl'), ' svarede. Til slut.')),
    ]),
  ],
);

const indlaeg = '.ProseMirror section[data-node=indlaeg] p';

/** The lines before the carets of others, by where they are drawn. */
function foerCarets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.anden-caret')]
      .filter((caret) => !caret.hidden)
      .map((caret) => {
        const box = caret.getBoundingClientRect();
        const at = document.caretRangeFromPoint(box.left + 1, (box.top + box.bottom) / 2);
        const line = at?.startContainer.parentElement?.closest('p');
        if (!at || !line) return '';
        const range = document.createRange();
        range.setStart(line, 0);
        range.setEnd(at.startContainer, at.startOffset);
        return range.toString();
      }),
  );
}

async function ventCarets(page: Page, wanted: readonly string[]): Promise<void> {
  await page.bringToFront();
  await vi.waitFor(async () => expect(await foerCarets(page)).toEqual(wanted), { timeout: 8000, interval: 100 });
}

it('C3 C10: the writing moves to another tab while a colleague writes', async () => {
  const hendes: BrowserContext = await hus.person('signe');
  const hans = await hus.person('malte');
  const id = hus.grundlag.referater[0] ?? '';
  const foerste = await aabnReferat(hendes, hus.server, id);
  const malte = await aabnReferat(hans, hus.server, id);
  const anden = await aabnReferat(hendes, hus.server, id);
  await caretI(malte, indlaeg, 1, 'slut');
  await malte.keyboard.type(' Malte.');
  await ventTilGemt(malte);
  await ventCarets(anden, ['Karen Lyngdal svarede. Til slut. Malte.']);
  // Without a line: what is not sent comes with the outbox, and nobody tells anew where the colleague stands.
  await hendes.route('**/ste*', (route) => route.abort());
  await hendes.route('**/stream*', (route) => route.abort());
  await foerste.bringToFront();
  await caretI(foerste, indlaeg, 0, 'slut');
  await foerste.keyboard.type(' Et helt afsnit mere.');
  await foerste.keyboard.press('Enter');
  await foerste.keyboard.type('Og et til.');
  await anden.bringToFront();
  await anden.click('button:has-text("Skriv her i stedet")');
  await anden.waitForSelector('.ProseMirror[contenteditable=true]');
  await ventCarets(anden, ['Karen Lyngdal svarede. Til slut. Malte.']);
  await hendes.unroute('**/ste*');
  await hendes.unroute('**/stream*');
  await caretI(anden, indlaeg, 0, 'slut');
  await anden.keyboard.type(' Her.');
  await ventTilGemt(anden, 30_000);
  await ventCarets(malte, ['Bo Eksempel begyndte. Et helt afsnit mere. Her.']);
  await malte.keyboard.type(' Mere.');
  await ventCarets(anden, ['Karen Lyngdal svarede. Til slut. Malte. Mere.']);
  expect((await linjerPaaPapiret(malte, '.ProseMirror section[data-node=indlaeg]')).slice(0, 2)).toEqual([
    'Bo Eksempel begyndte. Et helt afsnit mere. Her.',
    'Og et til.',
  ]);
  expect([...klager(foerste), ...klager(anden), ...klager(malte)]).toEqual([]);
  await Promise.all([hendes.close(), hans.close()]);
});
