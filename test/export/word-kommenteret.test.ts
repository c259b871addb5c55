// The draft for comments as Word: threads as comments, proposals as tracked changes, the places by which it is read back;
// valid, the same bytes each time, and nothing in it that its receiver may not see.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { wordsteder } from '../../editor/model/wordsteder.ts';
import { eksporterUdkast } from '../../server/export/eksport.ts';
import { iUdgave } from '../../server/export/udgave.ts';
import { foldet } from '../../server/export/udtraek/sammenlign.ts';
import { wordTekst } from '../../server/export/udtraek/word.ts';
import { renderWord, renderWordKommenteret } from '../../server/export/word.ts';
import { del, doc, kendemaerke, send, sted, steder, TID, traad, ved } from '../import/wordudkast.ts';
import * as kanarier from './kanarier.ts';
import { convert, hasLibreOffice, NEEDS_LIBREOFFICE } from './libreoffice.ts';
import { hasValidator, NEEDS_VALIDATOR, ooxmlErrors } from './ooxml.ts';
import { dokument, n, p, udskrift } from './proever.ts';

const traade = [
  traad(1, {
    ...{ slags: 'faktuel', tekst: 'Det var fem & ikke fire.\nSe <bilag>.', sted: ved('fire lokaler') },
    svar: [{ af: 'Signe Ravnholt', at: TID + 9e6, tekst: 'Tak.' }],
  }),
  traad(2, { tekst: 'Navnet', sted: ved('Bo Eksempel og') }).sted
    ? traad(2, { tekst: 'Navn', sted: ved('Ingrid Måneskov') })
    : traad(2),
  traad(3, { tekst: 'Celle', sted: ved('1. juni') }),
  traad(4, { tekst: 'Liste', sted: ved('værksted') }),
  traad(5, { tekst: 'Overskrift', sted: ved('Stien til Fiskerengen') }),
  traad(6, { forslag: { art: 'ret', tekst: 'fem små lokaler' }, sted: ved('fire lokaler'), tekst: 'Jeg talte dem.' }),
  traad(7, { forslag: { art: 'ret', tekst: 'seks lokaler' }, sted: ved('fire lokaler'), af: 'Yrsa Tangmose' }),
  traad(8, { forslag: { art: 'nyt-afsnit', tekst: 'Nyt om stien.\n\nOg mere.' }, sted: ved('Trin ét.') }),
  traad(9, { forslag: { art: 'slet-afsnit', tekst: '' }, sted: ved('Trin to.') }),
  traad(10, {
    ...{ tekst: 'Nej.', sted: ved('enighed om tonen'), stand: 'afvist', begrundelse: 'Det blev sagt.' },
    afgjort: { navn: 'Signe Ravnholt', at: TID + 8e6 },
  }),
  traad(11, { tekst: 'Til det hele', citat: 'noget, der er væk' }),
  traad(12, {
    tekst: 'Kortet',
    sted: { blok: steder.find(({ node }) => node.type.name === 'figur')?.blok ?? '', fra: 0, til: 0 },
  }),
];

/** The paragraph of a place, from `<w:p` to `</w:p>`. */
function afsnit(docx: Uint8Array, nr: number): string {
  const xml = del(docx);
  const at = xml.indexOf(`w:name="_Referat_${nr}"`);
  return xml.slice(xml.lastIndexOf('<w:p ', at), xml.indexOf('</w:p>', at) + 6);
}

describe('the file', () => {
  it('is valid, and its bytes are the same each time', async () => {
    const docx = await send(traade);
    expect(Buffer.compare(docx, await send(traade))).toBe(0);
  });

  it.skipIf(!hasValidator)(`is valid by the Open XML SDK ${NEEDS_VALIDATOR}`, async () => {
    expect(ooxmlErrors(await send(traade))).toEqual([]);
    expect(ooxmlErrors(await send([]))).toEqual([]);
  });

  it('says what the referat says where no thread changes it, and the plain export is as it was', async () => {
    const docx = await send([]);
    expect(foldet(wordTekst(docx))).toBe(foldet(logiskTekst(doc)));
    expect(Object.keys(unzipSync(docx)).filter((name) => /comment|people/.test(name))).toEqual([]);
    const plain = strFromU8(unzipSync(await renderWord(udskrift(doc)))['word/document.xml'] ?? new Uint8Array());
    expect(/bookmark|comment|paraId|_Referat/.test(plain)).toBe(false);
  });

  it('has a bookmark and an id on each block it shows, and on nothing else', async () => {
    const xml = del(await send([]));
    const names = [...xml.matchAll(/w:name="_Referat_(\d+)"/g)].map(([, nr]) => Number(nr));
    expect(names).toEqual(steder.map(({ nr }) => nr));
    expect([...xml.matchAll(/w14:paraId="52(\w{6})"/g)].map(([, hex]) => Number.parseInt(hex ?? '', 16))).toEqual(
      names,
    );
    expect(xml.match(/<w:bookmarkEnd /g)).toHaveLength(names.length);
  });
});

describe('threads', () => {
  it('are comments on their very words, in names, lists, cells, participants’ lines, headings and images', async () => {
    const docx = await send(traade);
    const xml = del(docx);
    const ranges = new Map<string, string>();
    for (const [, id = ''] of xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)) {
      const inside = xml.slice(
        xml.indexOf(`<w:commentRangeStart w:id="${id}"/>`),
        xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`),
      );
      ranges.set(id, [...inside.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''));
    }
    const comments = [
      ...del(docx, 'word/comments.xml').matchAll(
        /<w:comment w:id="(\d+)" w:author="([^"]*)" w:initials="([^"]*)" w:date="([^"]*)">(.*?)<\/w:comment>/gs,
      ),
    ].map(([, id = '', author, initials, date, body = '']) => [
      ranges.get(id),
      author,
      initials,
      date,
      ...[...body.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text),
    ]);
    const bo = (nr: number) => ['Bo Eksempel', 'BE', `2026-11-20T10:${30 + nr}:15Z`];
    expect(comments).toEqual([
      [
        'firefem små lokaler',
        ...bo(1),
        'Bemærkning 1 · Faktuel fejl',
        'Det var fem &amp; ikke fire.',
        'Se &lt;bilag&gt;.',
      ],
      ['firefem små lokaler', 'Signe Ravnholt', 'SR', '2026-11-20T13:00:15Z', 'Tak.'],
      ['Ingrid Måneskov', ...bo(2), 'Bemærkning 2', 'Navn'],
      ['1. juni', ...bo(3), 'Bemærkning 3', 'Celle'],
      ['værksted', ...bo(4), 'Bemærkning 4', 'Liste'],
      ['Stien til Fiskerengen', ...bo(5), 'Bemærkning 5', 'Overskrift'],
      ['firefem små lokaler', ...bo(6), 'Forslag 6', 'Jeg talte dem.'],
      ['firefem små lokaler', 'Yrsa Tangmose', 'YT', '2026-11-20T10:37:15Z', 'Forslag 7', 'Foreslår: »seks lokaler«'],
      ['Nyt om stien.Og mere.', ...bo(8), 'Forslag 8'],
      ['Trin to.', ...bo(9), 'Forslag 9'],
      ['enighed om tonen', ...bo(10), 'Bemærkning 10', 'Nej.'],
      ['enighed om tonen', 'Signe Ravnholt', 'SR', '2026-11-20T12:43:35Z', 'Afgjort: Ikke rettet: Det blev sagt.'],
      [steder[0]?.tekst, ...bo(11), 'Bemærkning 11', 'Gælder: »noget, der er væk«', 'Til det hele'],
      ['', ...bo(12), 'Bemærkning 12', 'Kortet'],
    ]);
  });

  it('are threads: answers name what they answer, what is settled is resolved, authors are listed', async () => {
    const docx = await send(traade);
    const extended = [...del(docx, 'word/commentsExtended.xml').matchAll(/<w15:commentEx ([^>]*)\/>/g)].map(
      ([, attrs]) => attrs,
    );
    expect(extended.slice(0, 3)).toEqual([
      'w15:paraId="51000000" w15:done="0"',
      'w15:paraId="51000001" w15:paraIdParent="51000000" w15:done="0"',
      'w15:paraId="51000002" w15:done="0"',
    ]);
    expect(extended.filter((one) => one?.includes('done="1"'))).toEqual([
      'w15:paraId="5100000A" w15:done="1"',
      'w15:paraId="5100000B" w15:paraIdParent="5100000A" w15:done="1"',
    ]);
    expect([...del(docx, 'word/people.xml').matchAll(/w15:author="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Bo Eksempel',
      'Signe Ravnholt',
      'Yrsa Tangmose',
    ]);
    expect(del(docx, 'word/commentsIds.xml').match(/<w16cid:commentId /g)).toHaveLength(14);
  });
});

describe('proposals', () => {
  it('are tracked changes of the words that differ, one in a stretch', async () => {
    const xml = afsnit(await send(traade), sted('fire lokaler').nr);
    const changes = [
      ...xml.matchAll(
        /<w:(ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"><w:r>.*?<w:(?:t|delText)[^>]*>([^<]*)/g,
      ),
    ];
    expect(changes.map(([, kind, author, date, text]) => [kind, author, date, text])).toEqual([
      ['del', 'Bo Eksempel', '2026-11-20T10:36:15Z', 'fire'],
      ['ins', 'Bo Eksempel', '2026-11-20T10:36:15Z', 'fem små'],
    ]);
  });

  it('a new paragraph is one with an inserted mark, one that goes has its mark deleted', async () => {
    const docx = await send(traade);
    const xml = del(docx);
    for (const text of ['Nyt om stien.', 'Og mere.']) {
      const at = xml.indexOf(text);
      const own = xml.slice(xml.lastIndexOf('<w:p>', at), at);
      expect(own).toMatch(
        /<w:pPr>.*<w:rPr><w:ins w:id="\d+" w:author="Bo Eksempel" w:date="2026-11-20T10:38:15Z"\/><\/w:rPr><\/w:pPr>/,
      );
      expect(own).toMatch(/<w:ins [^>]*><w:r><w:t xml:space="preserve">$/);
    }
    const gone = afsnit(docx, sted('Trin to.').nr);
    expect(gone).toMatch(
      /<w:pPr>.*<w:rPr><w:del w:id="\d+" w:author="Bo Eksempel" w:date="[^"]*"\/><\/w:rPr><\/w:pPr>/,
    );
    expect(gone).toContain('<w:delText xml:space="preserve">Trin to.</w:delText>');
    expect(gone).not.toContain('<w:t ');
  });

  it('names, links, emphasis and breaks keep their look where they are deleted', async () => {
    const at = ved('rapporten om kajen');
    const docx = await send([traad(1, { forslag: { art: 'ret', tekst: 'notatet' }, sted: at })]);
    const xml = afsnit(docx, sted('rapporten om kajen').nr);
    expect(xml).toMatch(/<w:hyperlink [^>]*>(<w:commentRangeStart w:id="0"\/>)?<w:del /);
    if (hasValidator) expect(ooxmlErrors(docx)).toEqual([]);
    const whole = sted('skolevejen er åben.\nFandt');
    const gone = await send([
      traad(1, { forslag: { art: 'slet-afsnit', tekst: '' }, sted: { blok: whole.blok, fra: 0, til: 5 } }),
    ]);
    expect(afsnit(gone, whole.nr)).toMatch(/<w:del [^>]*><w:r><w:br\/><\/w:r><\/w:del>/);
    if (hasValidator) expect(ooxmlErrors(gone)).toEqual([]);
  });

  it.skipIf(!hasLibreOffice)(
    `are changes to LibreOffice too ${NEEDS_LIBREOFFICE}`,
    async () => {
      const xml = del(convert(await send(traade), 'docx'));
      expect(xml.match(/<w:ins w:id="\d+" w:author="Bo Eksempel"/g)?.length).toBeGreaterThan(2);
      expect(xml).toContain('<w:delText>fire</w:delText>');
    },
    90_000,
  );
});

describe('nothing private', () => {
  it('is in the file of the public edition: its words, its ids, its people', async () => {
    const lukket = kanarier.kanariedokument();
    const open = iUdgave(lukket, 'offentlig');
    const first = wordsteder(open).find(({ tom, tekst }) => !tom && tekst.length > 10);
    const docx = await renderWordKommenteret(
      { ...udskrift(open, { udkast: true }), fil: kanarier.fil },
      {
        kendemaerke: { ...kendemaerke, udgave: 'offentlig' },
        traade: [traad(1, { af: 'En deltager', tekst: 'Åbent', sted: { blok: first?.blok ?? '', fra: 0, til: 5 } })],
      },
    );
    const parts = Object.entries(unzipSync(docx)).map(
      ([name, bytes]) => `${name}\n${strFromU8(bytes, true)}\n${strFromU8(bytes)}`,
    );
    const found = Object.values(kanarier.KANARIER).filter((word) => parts.some((part) => part.includes(word)));
    expect(found).toEqual([]);
    expect(parts.some((part) => part.includes('Åbent'))).toBe(true);
    const before = new Set<string>();
    lukket.descendants(({ attrs }) => void (attrs.id && before.add(String(attrs.id))));
    for (const id of before) if (id.length > 4) expect(parts.some((part) => part.includes(id))).toBe(false);
  });

  it('leaves as the public edition while the document says that something is withheld: that is refused', async () => {
    const { brevhoved, fil } = udskrift(doc);
    const copy = { doc: kanarier.kanariedokument(), brevhoved, fil, traade: [] };
    await expect(eksporterUdkast({ ...copy, kendemaerke: { ...kendemaerke, udgave: 'offentlig' } })).rejects.toThrow(
      'ikke den offentlige',
    );
    const { filnavn } = await eksporterUdkast({ ...copy, fil: kanarier.fil, kendemaerke });
    expect(filnavn).toMatch(/^UDKAST – .*fuld udgave\)\.docx$/);
  });

  it('a small referat names itself, its version and its edition, nothing else', async () => {
    const small = dokument(n('titel', { id: 't1' }, 'Møde'), p('Tekst'));
    const docx = await renderWordKommenteret(udskrift(small), { kendemaerke, traade: [] });
    expect(del(docx, 'customXml/item1.xml')).toMatch(
      /<udkast xmlns="urn:referat:udkast:1" referat="Rf01" runde="1" version="12" udgave="fuld"\/>$/,
    );
    expect(del(docx, 'docProps/custom.xml')).toContain('<vt:lpwstr>Rf01 1 12 fuld</vt:lpwstr>');
  });
});
