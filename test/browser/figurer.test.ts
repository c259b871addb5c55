// Figures on the paper, and what the page asks when something comes: images by file, drop and paste, the description
// below them by keyboard alone, images from another referat, notices. Real Chromium, real server, real SQLite.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
import { axe } from './axe.ts';
import { caretI, klager, linjerPaaPapiret, ventTilGemt } from './browser.ts';
import { bygger, moede } from './moede.ts';
import { indsaet, opbygning, type Vaerksted, vaerksted } from './rude.ts';

const DOC = moede((b) => [b.linje('afsnit', 'Før.'), b.linje('afsnit')]);
const TOMT = (() => {
  const b = bygger();
  return schema.node('doc', null, [
    b.linje('titel', 'Referat'),
    b.del('deltagere', b.linje('overskrift', 'Deltagere'), b.del('deltagergruppe', b.linje('deltagerlinje'))),
    b.del('sektion', b.linje('overskrift', 'Referat af mødet'), b.linje('afsnit')),
  ]);
})();
const REFERAT = `Referat af møde den 9. marts 2027 om kajen.\n\nDeltagere i mødet\nFra kommunen:\nBorgmester Karen Lyngdal og havnechef Ib Sø (referent).\n\nReferat af mødet\n${'Karen Lyngdal redegjorde for planen. '.repeat(8)}\n\nIb Sø supplerede med tal. Der er penge nok.\n`;
const sektion = '.ProseMirror > section[data-node=sektion]';
const FELT = '.figur textarea';
const besked = '.indsaetbesked';

let v: Vaerksted;
let n = 0;
beforeAll(async () => {
  v = await vaerksted([...Array.from({ length: 9 }, () => DOC), TOMT, TOMT, TOMT]);
});
afterAll(async () => {
  await v?.luk();
});

async function side(): Promise<Page> {
  const page = await v.side(n++);
  await caretI(page, `${sektion} > p`, 1, 'slut');
  return page;
}

/** Files as a paste or a drop; `billede`: a picture of that size drawn here. */
async function kom(
  page: Page,
  slags: 'paste' | 'drop',
  filer: readonly { navn: string; type: string; bredde?: number; tekst?: string }[],
  maal = '.ProseMirror',
): Promise<void> {
  await page.evaluate(
    async ({ kind, files, target }) => {
      const transfer = new DataTransfer();
      for (const { navn, type, bredde, tekst } of files) {
        let bits: Blob = new Blob([tekst ?? '']);
        if (bredde !== undefined) {
          const canvas = document.createElement('canvas');
          canvas.width = bredde;
          canvas.height = Math.ceil(bredde / 2);
          const pen = canvas.getContext('2d');
          if (pen) pen.fillStyle = '#0b5563';
          pen?.fillRect(0, 0, bredde, bredde / 4);
          // Noise, so that a large one is large.
          if (pen && bredde > 2000) {
            const pixels = pen.getImageData(0, 0, bredde, bredde / 2);
            for (let i = 0, x = 1; i < pixels.data.length; i++) {
              x = Math.imul(x, 1_664_525) + 1_013_904_223;
              pixels.data[i] = i % 4 === 3 ? 255 : x >>> 24;
            }
            pen.putImageData(pixels, 0, 0);
          }
          bits = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made ?? new Blob()), type));
        }
        transfer.items.add(new File([bits], navn, { type }));
      }
      const box = document.querySelector(`${target} > section > p`)?.getBoundingClientRect();
      const init = { bubbles: true, cancelable: true, clientX: (box?.left ?? 0) + 5, clientY: (box?.top ?? 0) + 5 };
      document
        .querySelector(target)
        ?.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
            : new DragEvent('drop', { ...init, dataTransfer: transfer }),
        );
    },
    { kind: slags, files: [...filer], target: maal },
  );
}

describe('an image', () => {
  it('pasted, it stands at once and asks what it shows; Enter goes on writing, Esc and Enter go back and forth', async () => {
    const page = await side();
    await kom(page, 'paste', [{ navn: 'kaj.png', type: 'image/png', bredde: 400 }]);
    await page.waitForSelector(`${FELT}:focus`);
    expect(await page.locator('.figuradvarsel').textContent()).toBe('Mangler alternativ tekst');
    await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.figur img')?.naturalWidth ?? 0) > 0);
    expect(await page.locator('.figur img').getAttribute('src')).toMatch(/^\/referater\/[\w-]+\/filer\/[0-9a-f]{64}$/);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.type('Kajen set fra  vandet');
    expect(await page.locator('.figuradvarsel').textContent()).toBe('');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Efter.');
    expect(await linjerPaaPapiret(page, sektion)).toEqual(['Referat af mødet', 'Før.', 'Efter.']);
    expect(await page.locator('.figur img').getAttribute('alt')).toBe('Kajen set fra vandet');
    // Back by the keyboard: up to the figure, Enter into the field, Esc out of it.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await page.waitForSelector('.figur.ProseMirror-selectednode');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${FELT}:focus`);
    await page.keyboard.press('End');
    await page.keyboard.type(' om morgenen');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.figur.ProseMirror-selectednode');
    await ventTilGemt(page);
    await page.reload();
    await page.waitForSelector('.ProseMirror');
    expect(await page.locator('.figur img').getAttribute('alt')).toBe('Kajen set fra vandet om morgenen');
    expect(await page.locator(FELT).inputValue()).toBe('Kajen set fra vandet om morgenen');
    expect(klager(page)).toEqual([]);
    await page.close();
  });

  it('what is written in the field is saved without leaving it', async () => {
    const page = await side();
    await kom(page, 'paste', [{ navn: 'a.png', type: 'image/png', bredde: 40 }]);
    await page.waitForSelector(`${FELT}:focus`);
    await page.keyboard.type('En trappe');
    await page.waitForFunction(() => document.querySelector('.figur img')?.getAttribute('alt') === 'En trappe');
    expect(await page.locator(`${FELT}:focus`).count()).toBe(1);
    await page.close();
  });

  it('dropped, it stands where it was dropped; several come in their order, of any kind', async () => {
    const page = await side();
    await kom(page, 'drop', [
      { navn: '1.webp', type: 'image/webp', bredde: 60 },
      { navn: '2.jpg', type: 'image/jpeg', bredde: 80 },
      { navn: '3.png', type: 'image/png', bredde: 100 },
    ]);
    await page.waitForFunction(() => document.querySelectorAll('.figur').length === 3);
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.figur img')].every((one) => one.naturalWidth > 0),
    );
    expect(
      await page
        .locator('.figur img')
        .evaluateAll((all) => all.map((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0))),
    ).toEqual([60, 80, 100]);
    expect(await opbygning(page, sektion)).toMatch(/"Før\." figur\(.*figur\(.*figur\(.*""\)$/);
    expect(await page.locator('.billedplads').count()).toBe(0);
    await ventTilGemt(page);
    await page.close();
  });

  it('from a camera it is made small enough, upright and without the place it was taken', async () => {
    const page = await side();
    await kom(page, 'paste', [{ navn: 'stor.png', type: 'image/png', bredde: 3000 }]);
    await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.figur img')?.naturalWidth ?? 0) > 0);
    const width = await page
      .locator('.figur img')
      .evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0));
    expect([1600, 2600]).toContain(width);
    await page.keyboard.press('Enter');
    await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 40;
      canvas.height = 20;
      const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
      // APP1: Exif, little-endian, one entry: orientation 6 (turned a quarter).
      const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0];
      exif.push(0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0);
      const bytes = jpeg ?? new Blob();
      const transfer = new DataTransfer();
      const parts = [bytes.slice(0, 2), new Uint8Array(exif), bytes.slice(2)];
      transfer.items.add(new File(parts, 'foto.jpg', { type: 'image/jpeg' }));
      document
        .querySelector('.ProseMirror')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(
      () => document.querySelectorAll<HTMLImageElement>('.figur img')[1]?.naturalHeight === 40,
    );
    const src = await page.locator('.figur img').nth(1).getAttribute('src');
    const stored = await (await page.request.get(`${v.server.url}${src}`)).body();
    expect(stored.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(stored.includes('Exif')).toBe(false);
    await page.close();
  });

  it('that cannot be read or stored is said; nothing stands in its place', async () => {
    const page = await side();
    await kom(page, 'paste', [{ navn: 'x.heic', type: 'image/heic', tekst: 'ikke et billede' }]);
    await page.waitForSelector(besked);
    expect(await page.locator(`${besked} p`).first().textContent()).toBe(
      'Billedet kan ikke læses. Brug PNG eller JPEG.',
    );
    expect(await axe(page)).toEqual([]);
    await page.click(`${besked} button`);
    await page.route('**/filer', (route) => route.abort());
    await caretI(page, `${sektion} > p`, 1, 'slut');
    await kom(page, 'paste', [{ navn: 'x.png', type: 'image/png', bredde: 20 }]);
    await page.waitForSelector(besked);
    expect(await page.locator(`${besked} p`).first().textContent()).toMatch(/^Billedet kunne ikke gemmes/);
    expect(await page.locator('.figur, .billedplads').count()).toBe(0);
    await page.close();
  });

  it('chosen from the command line by a file', async () => {
    const page = await side();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Escape');
    await page.keyboard.type('billede');
    await page.keyboard.press('Enter');
    const png = await page.evaluate(() => document.createElement('canvas').toDataURL('image/png').split(',')[1] ?? '');
    await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    await page.waitForSelector(`${FELT}:focus`);
    await page.close();
  });

  it('copied from another referat it comes along with its description', async () => {
    const from = await side();
    await kom(from, 'paste', [{ navn: 'a.png', type: 'image/png', bredde: 50 }]);
    await from.waitForSelector(`${FELT}:focus`);
    await from.keyboard.type('Broen');
    await from.keyboard.press('Escape');
    await ventTilGemt(from);
    const html = await from.evaluate(() => {
      const transfer = new DataTransfer();
      document
        .querySelector('.ProseMirror')
        ?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }));
      return transfer.getData('text/html');
    });
    await from.close();
    const page = await side();
    await indsaet(page, { html, text: '' });
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.figur img')?.naturalWidth === 50);
    expect(await page.locator(FELT).inputValue()).toBe('Broen');
    await ventTilGemt(page);
    await page.close();
  });

  it('from data in a web page it is stored; what is lost is said where it hides no field', async () => {
    const page = await side();
    const src = await page.evaluate(() => document.createElement('canvas').toDataURL('image/png'));
    for (let i = 0; i < 20; i++) await page.keyboard.press('Shift+Enter');
    await indsaet(page, {
      html: `<p>Se her</p><img width="300" src="${src}"><p>og her</p><img src="cid:a">`,
      text: 'Se her',
    });
    await page.waitForSelector(`${FELT}:focus`);
    const [felt, boks] = await Promise.all([page.locator(FELT).boundingBox(), page.locator(besked).boundingBox()]);
    expect((felt?.y ?? 0) + (felt?.height ?? 0)).toBeLessThan(boks?.y ?? 0);
    expect((await linjerPaaPapiret(page, sektion)).slice(1)).toEqual(['Før.', 'Se her', 'og her']);
    await ventTilGemt(page);
    await page.close();
  });
});

describe('what is asked', () => {
  it('a whole referat: the notice has the focus, Esc inserts it as text, nothing is lost', async () => {
    const page = await v.side(9);
    await caretI(page, `${sektion} > p`, 0, 'slut');
    await indsaet(page, { text: REFERAT });
    await page.waitForSelector(`${besked} button:focus`);
    expect(await page.locator(`${besked} button`).allTextContents()).toEqual([
      'Hent ind som referat',
      'Indsæt som tekst',
    ]);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator(besked).count()).toBe(0);
    expect((await linjerPaaPapiret(page, sektion)).join('\n')).toContain('Ib Sø supplerede med tal.');
    expect(await page.locator('.ProseMirror section[data-node=indlaeg]').count()).toBe(0);
    await page.keyboard.type('!');
    await ventTilGemt(page);
    await page.close();
  });

  it('without a connection the question stays and says so', async () => {
    const page = await v.side(10);
    await caretI(page, `${sektion} > p`, 0, 'slut');
    await indsaet(page, { text: REFERAT });
    await page.route('**/import*', (route) => route.abort());
    await page.click(`${besked} button:has-text("Hent ind som referat")`);
    await page.waitForSelector(`${besked} [role=alert]:visible`);
    await page.unroute('**/import*');
    await page.click(`${besked} button:has-text("Hent ind som referat")`);
    await page.waitForSelector('.person:has-text("Ib Sø")');
    expect(await page.locator(`${besked} p`).first().textContent()).toMatch(/^Referatet er hentet ind/);
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    await page.close();
  });

  it('a text file beside the paper, on an empty referat: here or a new one; other files are refused in words', async () => {
    const page = await v.side(11);
    await kom(page, 'drop', [{ navn: 'gammelt.txt', type: 'text/plain', tekst: REFERAT }], '#venstre');
    await page.waitForSelector(besked);
    expect(await page.locator(`${besked} button`).allTextContents()).toEqual([
      'Nyt referat af filen',
      'Hent ind i dette referat',
      'Nej tak',
    ]);
    await page.click(`${besked} button:has-text("Nej tak")`);
    await kom(page, 'drop', [{ navn: 'arkiv.zip', type: 'application/zip', tekst: 'PK' }], '#venstre');
    expect(await page.locator(`${besked} p`).first().textContent()).toMatch(/^Træk et billede/);
    await kom(page, 'drop', [{ navn: 'gammelt.txt', type: 'text/plain', tekst: REFERAT }], '#venstre');
    await page.click(`${besked} button:has-text("Hent ind i dette referat")`);
    await page.waitForSelector('.person:has-text("Ib Sø")');
    await ventTilGemt(page);
    await page.close();
  });
});
