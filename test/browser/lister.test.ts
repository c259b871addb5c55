// The marks of lists on the paper: bullets and numbers that are seen, and a literal mark beside its words, not over them.
import type { Node } from 'prosemirror-model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFil } from '../../server/import/fil.ts';
import { type Vaerksted, vaerksted } from './rude.ts';

const KILDE =
  'Referat af møde den 9. marts 2027\n\nReferat\n\nDer blev nævnt:\n\n- bænke\n- lys\n\n1) stien\n2) broen\n';

function lister(): Node {
  const { doc } = importFil(new TextEncoder().encode(KILDE), { filnavn: 'liste.txt' });
  // The second item of each is the browser's own: no literal mark.
  const json = JSON.stringify(doc.toJSON()).replace(/"maerke":"- "(?=[^-]*$)/, '"maerke":null');
  return doc.type.schema.nodeFromJSON(JSON.parse(json.replace('"maerke":"2) "', '"maerke":null')));
}

let v: Vaerksted;

beforeAll(async () => {
  v = await vaerksted([lister()]);
});
afterAll(async () => {
  await v?.luk();
});

it('are seen, and stand beside the words', async () => {
  const page = await v.side(0);
  const items = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.papir li')].map((li) => {
      const { width, left, right, content } = getComputedStyle(li, '::before');
      return {
        text: li.innerText,
        mark: content === 'none' ? getComputedStyle(li).listStyleType : content,
        // Of a literal mark: it ends where the words begin.
        beside:
          content === 'none' || Math.abs(Number.parseFloat(left) + Number.parseFloat(width)) < 1 || right === '100%',
      };
    }),
  );
  expect(items).toEqual([
    { text: 'bænke', mark: '"- "', beside: true },
    { text: 'lys', mark: 'disc', beside: true },
    { text: 'stien', mark: '"1) "', beside: true },
    { text: 'broen', mark: 'decimal', beside: true },
  ]);
  await page.close();
});
