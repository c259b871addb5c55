// Files that are none of ours, of another draft, damaged or hostile: refused with one Danish sentence, or read with a line
// that says so; in bounded time and memory.
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../editor/model/fejl.ts';
import { laesWordsvar, wordudkastAf } from '../../server/import/wordsvar.ts';
import { dele, p, wordfil, zip } from './wordfil.ts';
import {
  aendret,
  del,
  doc,
  hjem,
  kendemaerke,
  kommenteret,
  krop,
  medKommentarer,
  send,
  sted,
  usporet,
} from './wordudkast.ts';

const fil = await send();
const UDEN = { 'customXml/item1.xml': null, 'docProps/custom.xml': null };

function afvist(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    const { message } = error as AppError;
    expect(message).toMatch(/^[A-ZÆØÅ][^\n]{15,}\.$/);
    return message;
  }
  throw new Error('Filen blev læst.');
}

describe('what a file is', () => {
  it('says the part of ours, or the property where a program dropped the part', () => {
    expect(wordudkastAf(fil)).toEqual(kendemaerke);
    expect(wordudkastAf(aendret(fil, { 'customXml/item1.xml': null }))).toEqual(kendemaerke);
    expect(wordudkastAf(aendret(fil, { 'docProps/custom.xml': null }))).toEqual(kendemaerke);
    expect(wordudkastAf(aendret(fil, UDEN))).toBeNull();
    expect(wordudkastAf(wordfil({ krop: p('Noget andet') }))).toBeNull();
  });

  it('another referat, another round, another edition are refused', () => {
    const as = (other: Partial<typeof kendemaerke>) => () =>
      laesWordsvar(fil, { doc, traade: [], afsender: 'a', navn: 'A', kendemaerke: { ...kendemaerke, ...other } });
    expect(afvist(as({ referat: 'Andet' }))).toContain('et andet referat');
    for (const other of [{ runde: 2 }, { version: 13 }, { udgave: 'offentlig' as const }])
      expect(afvist(as(other))).toContain('et andet udkast');
  });

  it('a file that does not say is read where its text is the draft’s, and that is told', () => {
    const own = krop(aendret(fil, UDEN), (xml) => usporet(xml, 'fire lokaler', 'fem lokaler'));
    const { bemaerkninger, rapport } = hjem(own);
    expect(bemaerkninger.map(({ blok, forslag }) => [blok, forslag?.tekst])).toEqual([
      [sted('fire lokaler').blok, 'fem'],
    ]);
    expect(rapport).toHaveLength(1);
    expect(rapport[0]?.hvad).toContain('siger ikke selv');
  });

  it('without bookmarks and ids, by what it says alone', () => {
    const bare = (xml: string) =>
      usporet(xml, 'fire lokaler', 'fem lokaler')
        .replace(/<w:bookmark[^>]*>/g, '')
        .replace(/ w14:paraId="[^"]*"/g, '');
    const { bemaerkninger } = hjem(krop(aendret(fil, UDEN), bare));
    expect(bemaerkninger.map(({ blok, forslag }) => [blok, forslag?.tekst])).toEqual([
      [sted('fire lokaler').blok, 'fem'],
    ]);
  });

  it('any other document is refused', () => {
    const krop = Array.from({ length: 50 }, (_, i) => p(`Linje ${i} af et brev om noget helt andet.`)).join('');
    expect(afvist(() => hjem(wordfil({ krop })))).toContain('ligner ikke udkastet');
  });

  it('what is no Word file is refused', () => {
    expect(afvist(() => hjem(strToU8('Referat af møde')))).toContain('ikke en Word-fil');
    expect(afvist(() => hjem(new Uint8Array()))).toContain('ikke en Word-fil');
    expect(afvist(() => hjem(zip({ 'xl/workbook.xml': strToU8('<x/>') })))).toContain('Excel');
    expect(afvist(() => hjem(zip({ 'content.xml': strToU8('<x/>') })))).toContain('mangler sit dokument');
    expect(afvist(() => hjem(fil.subarray(0, fil.length / 2)))).toContain('beskadiget');
  });
});

describe('hostile files', () => {
  it('entities and bombs in any part', () => {
    const evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';
    const one = medKommentarer(
      krop(fil, (xml) => kommenteret(xml, 'fire lokaler', 1)),
      [{ id: 1, tekst: 'x' }],
    );
    for (const part of [
      'word/document.xml',
      'word/comments.xml',
      'word/commentsExtended.xml',
      'word/footnotes.xml',
      'docProps/custom.xml',
    ])
      expect(afvist(() => hjem(aendret(one, { 'customXml/item1.xml': null, [part]: evil })))).toContain('DOCTYPE');
    expect(
      afvist(() =>
        hjem(aendret(fil, { 'customXml/item1.xml': evil.replace('<x>', '<x xmlns="urn:referat:udkast:1">') })),
      ),
    ).toContain('DOCTYPE');
    const bomb = `<w:comments xmlns:w="x">${' '.repeat(17 * 2 ** 20)}</w:comments>`;
    expect(afvist(() => hjem(aendret(one, { 'word/comments.xml': bomb })))).toContain('fylder mere');
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(300)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(300)}`;
    expect(afvist(() => hjem(krop(fil, (xml) => xml.replace('<w:body>', `<w:body>${deep}`))))).toContain('indlejret');
  });

  it('more remarks than anybody makes, and texts longer than can be kept', () => {
    const many = Array.from({ length: 501 }, (_, i) => ({ id: i + 1, tekst: `Nr. ${i}` }));
    const marks = many.map(({ id }) => `<w:r><w:commentReference w:id="${id}"/></w:r>`).join('');
    const full = (xml: string) =>
      xml.replace('fire lokaler', `fire</w:t></w:r>${marks}<w:r><w:t xml:space="preserve"> lokaler`);
    expect(afvist(() => hjem(medKommentarer(krop(fil, full), many)))).toContain('flere end 500');
    const long = 'ord '.repeat(5000);
    const { bemaerkninger, rapport } = hjem(
      medKommentarer(
        krop(fil, (xml) => kommenteret(xml, 'fire lokaler', 1)),
        [{ id: 1, tekst: long, af: 'N'.repeat(300) }],
      ),
    );
    expect(bemaerkninger[0]?.tekst.length).toBeLessThanOrEqual(10_000);
    expect(rapport.map(({ hvad }) => hvad)).toEqual(['Resten af en meget lang tekst']);
  });

  it('answers that answer each other in a circle, comments and places that do not exist', () => {
    const ring = medKommentarer(
      krop(fil, (xml) => kommenteret(xml, 'fire lokaler', 1)),
      [
        { id: 1, tekst: 'A', paraId: '0A000001', svarPaa: '0A000002' },
        { id: 2, tekst: 'B', paraId: '0A000002', svarPaa: '0A000001' },
      ],
    );
    const { bemaerkninger, svar, rapport } = hjem(ring);
    expect(bemaerkninger.length + svar.length + rapport.length).toBe(2);
    const odd = (xml: string) =>
      xml
        .replace(
          '<w:body>',
          '<w:body><w:commentRangeEnd w:id="9"/><w:bookmarkStart w:id="5" w:name="_Referat_999999"/>',
        )
        .replace(
          'fire lokaler',
          'fire</w:t></w:r><w:commentRangeStart w:id="77"/><w:bookmarkStart w:id="6" w:name="_referat_x"/><w:r><w:t xml:space="preserve"> lokaler',
        );
    expect(hjem(krop(fil, odd))).toEqual({ bemaerkninger: [], svar: [], rapport: [] });
  });

  it('a bookmark on every paragraph at once loses nothing and makes nothing up', () => {
    const same = (xml: string) => xml.replace(/w:name="_Referat_\d+"/g, 'w:name="_Referat_20"');
    expect(hjem(krop(fil, same))).toEqual({ bemaerkninger: [], svar: [], rapport: [] });
    const swapped = (xml: string) =>
      xml.replace(/w:name="_Referat_(\d+)"/g, (_, nr) => `w:name="_Referat_${120 - Number(nr)}"`);
    expect(hjem(krop(fil, swapped))).toEqual({ bemaerkninger: [], svar: [], rapport: [] });
  });

  it('stretches, comments and moves by the thousand in one paragraph', () => {
    const HVEM = 'w:id="5" w:author="Bo" w:date="2026-11-21T08:15:00Z"';
    const run = (kind: string, text: string) => `<w:${kind} ${HVEM}><w:r><w:t>${text}</w:t></w:r></w:${kind}>`;
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `${run('ins', 'x')}<w:commentRangeStart w:id="${i}"/>${run('del', 'y')}`,
    );
    const moved = Array.from({ length: 20_000 }, () => `<w:p>${run('moveTo', 'igen')}</w:p>`).join('');
    const own = krop(fil, (xml) =>
      xml
        .replace('<w:sectPr', `${moved}<w:sectPr`)
        .replace('fire lokaler', `fire</w:t></w:r>${many.join('')}<w:r><w:t xml:space="preserve"> lokaler`),
    );
    const { bemaerkninger } = hjem(own);
    expect(bemaerkninger.map(({ blok }) => blok)).toContain(sted('lokaler').blok);
  });

  it('a part that the package names and does not have', () => {
    expect(afvist(() => hjem(zip({ ...dele({ krop: '' }), 'word/document.xml': strToU8('<x/>') })))).toMatch(/ikke/);
    expect(del(fil)).toContain('_Referat_1"');
  });
});
