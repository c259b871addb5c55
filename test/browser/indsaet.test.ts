// Paste and drop in a real Chromium: what Word, Excel, Google Docs, Outlook and web pages put on the clipboard becomes a
// referat's own elements and nothing else; lists of people, whole referater and files are asked about.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../editor/model/schema.ts';
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
/** As the template of a dialogmøde begins. */
const SKABELON = (() => {
  const b = bygger();
  return schema.node('doc', null, [
    b.linje('titel', 'Referat'),
    b.del(
      'deltagere',
      b.linje('overskrift', 'Deltagere i mødet'),
      b.del('deltagergruppe', b.linje('gruppenavn'), b.linje('deltagerlinje')),
    ),
    b.del('sektion', b.linje('overskrift', 'Referat af mødet'), b.linje('afsnit')),
  ]);
})();
const sektion = '.ProseMirror > section[data-node=sektion]';

let v: Vaerksted;
let n = 0;
beforeAll(async () => {
  v = await vaerksted([...Array.from({ length: 9 }, () => DOC), TOMT, TOMT, SKABELON]);
});
afterAll(async () => {
  await v?.luk();
});

/** A page with the caret in the empty paragraph below "Før." */
async function side(): Promise<Page> {
  const page = await v.side(n++);
  await caretI(page, `${sektion} > p`, 1, 'slut');
  return page;
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body lang=DA>
<!--StartFragment-->
<p class=MsoNormal style='mso-margin-top-alt:auto'><b style='mso-bidi-font-weight:normal'>Fed</b> og <i>kursiv</i> ud&shy;vik&shy;ling&nbsp;her<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Et</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Under</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>To</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>Tredje</p>
<p class=MsoNormal>Slettet: <del>væk</del><ins>ny</ins><span style='mso-hide:all;display:none'>skjult</span><a class=msocomanchor href="#_msocom_1">[BE1]</a></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Kommentar</p></div></div>
<script>document.title='ond'</script><img src="file:///C:/temp/image001.png">
<!--EndFragment--></body></html>`;

describe('from Word', () => {
  it('comes text, emphasis and real lists; comments, deletions and hidden text stay behind', async () => {
    const page = await side();
    await indsaet(page, { html: WORD, text: 'Fed og kursiv' });
    expect(await opbygning(page, sektion)).toBe(
      'sektion(overskrift"Referat af mødet" "Før." "Fed og kursiv udvikling her" ' +
        'liste(listepunkt("Et" liste(listepunkt("Under"))) listepunkt("To")) liste(listepunkt("Tredje")) "Slettet: ny")',
    );
    expect(await page.locator(`${sektion} strong`).allTextContents()).toEqual(['Fed']);
    expect(await page.locator(`${sektion} em`).allTextContents()).toEqual(['kursiv']);
    expect(await page.title()).not.toBe('ond');
    await page.waitForFunction(() => document.body.textContent?.includes('1 billede kunne ikke følge med'));
    expect(klager(page)).toEqual([]);
    await ventTilGemt(page);
    await page.keyboard.press('Control+z');
    expect(await opbygning(page, sektion)).toBe('sektion(overskrift"Referat af mødet" "Før." "")');
    await page.close();
  });

  it('headings become sections where one writes, bold lines in a cell', async () => {
    const page = await side();
    const html = '<h1>Baggrund</h1><p>Tekst</p><h2 style="mso-outline-level:2">Økonomi</h2><p>Mere</p>';
    await indsaet(page, { html, text: '' });
    expect(await opbygning(page, sektion)).toContain(
      'sektion(overskrift"Baggrund" "Tekst" sektion(overskrift"Økonomi" "Mere"))',
    );
    await page.close();
  });
});

describe('from a sheet, the web and a mail', () => {
  it('tables keep their cells and header, never their formats', async () => {
    const page = await side();
    const html = `<table border=0 style='width:96pt'><colgroup><col width=64></colgroup><thead><tr><td class=xl65>Hvad</td><td>Hvem</td></tr></thead>
      <tbody><tr height=20><td colspan=2 style='background:yellow' onclick="alert(1)">Fælles</td></tr><tr><td>Ring</td><td>Bo&nbsp;E.</td></tr></tbody></table>`;
    await indsaet(page, { html, text: 'Hvad\tHvem' });
    expect(await page.locator(`${sektion} th`).allInnerTexts()).toEqual(['Hvad', 'Hvem']);
    expect(await page.locator(`${sektion} td`).allInnerTexts()).toEqual(['Fælles', 'Ring', 'Bo E.']);
    expect(await page.locator(`${sektion} td`).first().getAttribute('colspan')).toBe('2');
    expect(await page.locator(`${sektion} [onclick], ${sektion} td[style]`).count()).toBe(0);
    await page.close();
  });

  it('links lead where they say, or are text', async () => {
    const page = await side();
    const safe = encodeURIComponent('https://eksempel.dk/plan?a=1');
    await indsaet(page, {
      html: `<p><a href="https://eur01.safelinks.protection.outlook.com/?url=${safe}&data=05">planen</a>, <a href="javascript:alert(1)">ond</a>, <a href="/intern">intern</a>, <a href="mailto:bo@eksempel.dk">mail</a></p>`,
      text: 'x',
    });
    expect(await page.locator(`${sektion} a`).evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(
      ['https://eksempel.dk/plan?a=1', 'mailto:bo@eksempel.dk'],
    );
    expect((await linjerPaaPapiret(page, sektion)).at(-1)).toBe('planen, ond, intern, mail');
    await page.close();
  });

  it("Google Docs' wrapper and nested lists, Gmail's divs and line breaks", async () => {
    const page = await side();
    await indsaet(page, {
      html: `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Fed</span> <span style="font-style:italic">skrå</span></p><ul><li><p>a</p></li><ul><li><p>b</p></li></ul></ul></b><div>Linje et<br>to<br><br>tre</div><div><br></div>`,
      text: 'x',
    });
    expect(await opbygning(page, sektion)).toBe(
      'sektion(overskrift"Referat af mødet" "Før." "Fed skrå" liste(listepunkt("a" liste(listepunkt("b")))) "Linje etto" "tre")',
    );
    expect(await page.locator(`${sektion} strong`).allTextContents()).toEqual(['Fed']);
    await page.close();
  });

  it('one line stays in the line it is pasted in', async () => {
    const page = await side();
    await page.keyboard.type('Et to');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await indsaet(page, { html: '<meta charset="utf-8"><p>og <b>så</b></p>', text: 'og så' });
    expect((await linjerPaaPapiret(page, sektion)).at(-1)).toBe('Et og såto');
    await page.close();
  });
});

describe('copied here', () => {
  it('names stay references in this referat', async () => {
    const page = await v.side(n++);
    await caretI(page, '.ProseMirror [data-node=deltagerlinje]', 0, 'start');
    await page.keyboard.press('Shift+End');
    const html = await page.evaluate(() => {
      const transfer = new DataTransfer();
      document
        .querySelector('.ProseMirror')
        ?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }));
      return transfer.getData('text/html');
    });
    await caretI(page, `${sektion} > p`, 1, 'slut');
    await indsaet(page, { html, text: '' });
    expect((await linjerPaaPapiret(page, sektion)).at(-1)).toContain('Formand Bo Eksempel og direktør Ingrid Måneskov');
    expect(await page.locator(`${sektion} .omtale`).count()).toBe(2);
    await page.close();
  });
});

describe('people and whole referater', () => {
  it('a list pasted among the participants is read as people', async () => {
    const page = await v.side(n++);
    await caretI(page, '.ProseMirror [data-node=deltagerlinje]', 1, 'slut');
    await indsaet(page, { text: 'Ib Sø\tkasserer\tNyt Hus\nPer Holm\tformand\tNyt Hus\n' });
    await page.waitForSelector('.person:has-text("Per Holm")');
    expect(await page.locator('#venstre h3').allTextContents()).toContain('Nyt Hus');
    await page.close();
  });

  it('groups pasted where a template’s first group is to be named take its place', async () => {
    const page = await v.side(11);
    await caretI(page, '.ProseMirror [data-node=gruppenavn]', 0, 'slut');
    await indsaet(page, {
      text: 'Fra boligforeningerne:\nKajBolig: Formand Ingrid Måneskov og direktør Nanna Bølgemark\n\nFra Ærøsted Kommune:\nBorgmester Karen Lyngdal\n',
    });
    await page.waitForSelector('.person:has-text("Karen Lyngdal")');
    expect(await linjerPaaPapiret(page, '.ProseMirror [data-node=deltagergruppe]')).toEqual([
      'Fra boligforeningerne:',
      'KajBolig: Formand Ingrid Måneskov og direktør Nanna Bølgemark',
      'Fra Ærøsted Kommune:',
      'Borgmester Karen Lyngdal',
    ]);
    await page.close();
  });

  it('a whole referat pasted into an empty one is read, after a question; or it is text', async () => {
    const page = await v.side(9);
    await caretI(page, `${sektion} > p`, 0, 'slut');
    const text = `Referat af møde den 9. marts 2027 om kajen.\n\nDeltagere i mødet\nFra kommunen:\nBorgmester Karen Lyngdal og havnechef Ib Sø (referent).\n\nReferat af mødet\n${'Karen Lyngdal redegjorde for planen. '.repeat(8)}\n\nIb Sø supplerede med tal. Der er penge nok.\n\nAfslutningsvis konkluderede Karen Lyngdal, at der arbejdes videre.\n`;
    await indsaet(page, { text });
    await page.getByRole('button', { name: 'Hent ind som referat' }).click();
    await page.waitForSelector('.person:has-text("Ib Sø")');
    expect(await page.locator('.ProseMirror section[data-node=indlaeg]').count()).toBe(2);
    expect(await page.locator('.ProseMirror section[data-node=konklusion]').count()).toBe(1);
    await page.waitForSelector('.rapport summary');
    await ventTilGemt(page);
    await page.keyboard.press('Control+z');
    expect(await page.locator('.ProseMirror section[data-node=indlaeg]').count()).toBe(0);
    await page.close();
  });

  it('a file dropped on a referat that is written in becomes a new one', async () => {
    const page = await v.side(0);
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(
        new File(['Referat af møde om broen.\n\nDer blev talt om broen.\n'], 'bro.txt', { type: 'text/plain' }),
      );
      const paper = document.querySelector('.ProseMirror');
      const { x, y } = paper?.getBoundingClientRect() ?? { x: 0, y: 0 };
      paper?.dispatchEvent(
        new DragEvent('drop', {
          dataTransfer: transfer,
          bubbles: true,
          cancelable: true,
          clientX: x + 300,
          clientY: y + 100,
        }),
      );
    });
    const before = page.url();
    await page.getByRole('button', { name: 'Nyt referat af filen' }).click();
    await page.waitForFunction(
      (old) => location.href !== old && document.querySelector('.ProseMirror') !== null,
      before,
    );
    expect((await linjerPaaPapiret(page))[0]).toBe('Referat af møde om broen.');
    await page.close();
  });
});
