// The Word file: its text is the document's, its parts are Word's own, and the same document gives the same bytes.
import { strFromU8, unzipSync } from 'fflate';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { schema } from '../../editor/model/schema.ts';
import { laesBillede } from '../../server/export/billede.ts';
import { foldet } from '../../server/export/udtraek/sammenlign.ts';
import { wordTekst } from '../../server/export/udtraek/word.ts';
import { renderWord } from '../../server/export/word.ts';
import { hasValidator, ooxmlErrors } from './ooxml.ts';
import { altDokument, BILLEDE_SHA, dokument, h, type Json, m, n, p, punkter, TABEL, udskrift } from './proever.ts';

const xml = (docx: Uint8Array, part = 'word/document.xml'): string =>
  strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
const word = (doc: Node, options = {}): Promise<Uint8Array> => renderWord(udskrift(doc, options));
const text = async (doc: Node): Promise<string> => foldet(wordTekst(await word(doc)));

/** The paragraphs as [style, text]. */
function paragraphs(docx: Uint8Array): [string, string][] {
  return [...xml(docx).matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, p = '']) => [
    /<w:pStyle w:val="([^"]*)"/.exec(p)?.[1] ?? '',
    [...p.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map(([, t]) => t).join(''),
  ]);
}

describe('Word: the text', () => {
  it('of a document with every node and mark is the logical text', async () => {
    const used = new Set<string>();
    altDokument().descendants((node) => {
      used.add(node.type.name);
      for (const mark of node.marks) used.add(mark.type.name);
    });
    const all = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)].filter((name) => name !== 'doc');
    expect([...used].sort()).toEqual(all.sort());
    expect(await text(altDokument())).toBe(foldet(logiskTekst(altDokument())));
  });

  it('keeps what XML escapes, emoji, Arabic, tabs and hard breaks', async () => {
    const doc = dokument(
      n('titel', '<Titel> & "citat"\nover to linjer 🙂'),
      p('a\tb & c\nd \u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645 e <w:t>'),
    );
    expect(await text(doc)).toBe(
      '<Titel> & "citat" over to linjer 🙂 a b & c d \u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645 e <w:t>',
    );
    expect(xml(await word(doc))).toContain('<w:rtl/>');
    expect(xml(await word(doc), 'docProps/core.xml')).toContain(
      '&lt;Titel&gt; &amp; &quot;citat&quot; over to linjer 🙂',
    );
  });

  it('has no soft hyphen and no hard space that the document lacks', async () => {
    expect(/[\u00AD\u00A0]/.test(wordTekst(await word(altDokument())))).toBe(false);
    expect(await word(dokument(n('titel', 'T'), p('5.\u00A0maj'))).then(wordTekst)).toContain('5.\u00A0maj');
  });

  it('of absent parts is not there, not even as an empty heading', async () => {
    const doc = dokument(
      n('titel'),
      n('sektion', h(), n('sektion', h('Inderst'), p('Tekst'))),
      n('konklusion', h(' '), p()),
      p(),
    );
    expect(paragraphs(await word(doc))).toEqual([
      ['Heading1', 'Inderst'],
      ['', 'Tekst'],
    ]);
    expect(xml(await word(dokument(n('titel')))).match(/<w:p\b/g)).toHaveLength(1);
  });

  it('of a title of twelve lines is whole, and cut in the running head', async () => {
    const long = Array.from({ length: 90 }, (_, i) => `ord${i}`).join(' ');
    const docx = await word(dokument(n('titel', long), p('x')));
    expect(wordTekst(docx)).toContain(long);
    const head = Object.entries(unzipSync(docx))
      .filter(([name]) => /header\d/.test(name))
      .map(([, part]) => strFromU8(part));
    expect(head.some((part) => part.includes('ord0 ord1') && part.includes('…'))).toBe(true);
    expect(head.some((part) => part.includes('ord89'))).toBe(false);
  });

  it('of an unknown node is not silently nothing', async () => {
    const { wordBlokke } = await import('../../server/export/word/blokke.ts');
    const stranger = { type: { name: 'fremmed' } };
    expect(() => Reflect.apply(wordBlokke, null, [stranger])).toThrow('fremmed');
  });
});

describe('Word: lists', () => {
  const marks = async (...items: (string | null)[]): Promise<string> =>
    text(
      dokument(
        n('titel', 'T'),
        n('liste', { art: 'tal' }, ...items.map((maerke) => n('listepunkt', { maerke }, p('x')))),
      ),
    );
  const counted = async (doc: Node): Promise<number> => (xml(await word(doc)).match(/<w:numPr>/g) ?? []).length;

  it('count as Word counts, from any start', async () => {
    const doc = dokument(
      n('titel', 'T'),
      punkter({ art: 'tal', start: 7 }, 'a', 'b'),
      p('imellem'),
      punkter({ art: 'bogstav' }, 'c', 'd'),
      punkter({ art: 'tal' }, 'e'),
    );
    expect(await text(doc)).toBe('T 7. a 8. b imellem a) c b) d 1. e');
    expect(await counted(doc)).toBe(5);
  });

  it('take literal markers into the numbering where they count on, restart or jump', async () => {
    expect(await marks('1) ', '2) ', '1) ', '5) ', '(iv) ', '(v) ', 'I. ', 'II. ')).toBe(
      'T 1) x 2) x 1) x 5) x (iv) x (v) x I. x II. x',
    );
    const doc = dokument(
      n('titel', 'T'),
      n(
        'liste',
        { art: 'tal' },
        ...['1) ', '1) ', '- ', 'c. ', 'd. '].map((maerke) => n('listepunkt', { maerke }, p('x'))),
      ),
    );
    expect(await counted(doc)).toBe(5);
  });

  it('keep literal what Word cannot count', async () => {
    expect(await marks('Ad 1 – ', '01. ', '3a ', '', '100 % ', '½) ', 'æ) ')).toBe(
      'T Ad 1 – x 01. x 3a x x 100 % x ½) x æ) x',
    );
    const doc = dokument(
      n('titel', 'T'),
      n('liste', ...['Ad 1 – ', '01. ', 'æ) '].map((maerke) => n('listepunkt', { maerke }, p('x')))),
    );
    expect(await counted(doc)).toBe(0);
  });

  it('go past z as the document does', async () => {
    const doc = dokument(
      n('titel', 'T'),
      punkter({ art: 'bogstav', start: 25 }, ...Array.from({ length: 5 }, () => 'x')),
    );
    expect(await text(doc)).toBe(foldet(logiskTekst(doc)));
  });

  it('nest deeper than Word has levels', async () => {
    let list = punkter({ art: 'tal' }, 'inderst');
    for (let depth = 0; depth < 11; depth++)
      list = punkter({ art: depth % 2 ? 'tal' : 'bogstav' }, 'før', n('listepunkt', p('ydre'), list), 'efter');
    const doc = dokument(n('titel', 'T'), list);
    expect(await text(doc)).toBe(foldet(logiskTekst(doc)));
  });
});

describe('Word: the parts', () => {
  it('title and headings have Word’s own styles, by depth, to the ninth', async () => {
    let section = n('sektion', h('niveau 12'), p('inderst'));
    for (let level = 11; level >= 2; level--) section = n('sektion', h(`niveau ${level}`), section);
    const docx = await word(dokument(n('titel', 'Titlen'), section));
    const styles = paragraphs(docx).map(([style]) => style);
    expect(styles.slice(0, 4)).toEqual(['Title', 'Heading1', 'Heading2', 'Heading3']);
    expect(styles.slice(8, 12)).toEqual(['Heading8', 'Heading9', 'Heading9', 'Heading9']);
    for (const level of [1, 2, 3, 7, 9])
      expect(xml(docx, 'word/styles.xml')).toMatch(new RegExp(`w:name w:val="heading ${level}"`, 'i'));
  });

  it('speakers, conclusions and participants have styles of their own', async () => {
    const docx = await word(altDokument());
    const styles = new Map(paragraphs(docx).map(([style, words]) => [words, style]));
    expect(styles.get('Fra Ærøsted Kommune:')).toBe('Deltagergruppe');
    expect(styles.get('Kajkanten; Formand Aase Aagaard-Øllgård')).toBe('Deltagerlinje');
    expect(styles.get('Byrådet tog sagen til efterretning.')).toBe('Beslutning');
    expect([...styles].find(([words]) => words.startsWith('Afslutningsvis'))?.[1]).toBe('Konklusion');
    expect(xml(docx)).toMatch(/<w:rStyle w:val="Taler"\/><\/w:rPr><w:t[^>]*>Bo Eksempel<\/w:t>/);
    expect(xml(docx).match(/w:val="Taler"/g)).toHaveLength(4);
  });

  it('a conclusion opens with a picture that says what it is, and its text has no letter more', async () => {
    const konklusion = (...content: Json[]) => n('konklusion', { art: 'beslutning' }, ...content);
    const alts = async (...content: Json[]) =>
      [
        ...xml(await word(dokument(n('titel', 'T'), konklusion(...content)))).matchAll(
          /<wp:docPr [^>]*descr="([^"]*)"/g,
        ),
      ].map(([, alt]) => alt);
    expect(await alts(p(' '), p('Ja.'), p('Også.'))).toEqual(['Beslutning:']);
    expect(await alts(punkter({ art: 'tal' }, 'et', 'to'))).toEqual(['Beslutning:']);
    expect(await alts(TABEL)).toEqual(['Beslutning:']);
    expect(await alts(h('Beslutning'), p('Ja.'))).toEqual([]);
    expect(await alts(p('Beslutning: Ja.'))).toEqual([]);
    const doc = dokument(
      n('titel', 'T'),
      konklusion(p('Ja.'), TABEL),
      konklusion(TABEL),
      konklusion(punkter({}, 'et')),
    );
    const docx = await word(doc);
    expect(foldet(wordTekst(docx))).toBe(foldet(logiskTekst(doc)));
    // It stands in the line it opens, before its first letter, in dots that are not all alike.
    expect(xml(docx)).toMatch(/<w:pStyle w:val="Beslutning"\/><\/w:pPr><w:r><w:drawing><wp:inline/);
    const png = Object.entries(unzipSync(docx)).find(([name]) => name.endsWith('.png'))?.[1] ?? new Uint8Array();
    expect(Object.keys(unzipSync(docx)).filter((name) => name.endsWith('.png')).length).toBeGreaterThan(0);
    expect(laesBillede(png, 'mærkat').hoejde).toBeGreaterThan(20);
    if (hasValidator) expect(ooxmlErrors(docx)).toEqual([]);
  });

  it('what introduces a list or a table stays with it, a signature stays whole, a short row too', async () => {
    const keeps = (docx: Uint8Array): string[] =>
      [...xml(docx).matchAll(/<w:p>(.*?)<\/w:p>/gs)].flatMap(([, one = '']) =>
        one.includes('<w:keepNext/>') ? [...one.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, t]) => t ?? '').join('') : [],
      );
    const celle = (text: string) => n('celle', p(text));
    const docx = await word(
      dokument(
        n('titel', 'T'),
        p('Der blev nævnt:'),
        punkter({ art: 'punkt' }, 'et'),
        p('Prisen: den er kendt.'),
        p('Se:'),
        n('tabel', n('raekke', celle('kort'), celle('kort')), n('raekke', celle('lang '.repeat(200)), celle(''))),
        p('Slut:'),
        n('konklusion', p('nej'), p('ja')),
        n(
          'underskrift',
          h('Referent'),
          p('Signe Ravnholt'),
          p('Konsulent'),
          n('tabel', n('raekke', celle('øverst')), n('raekke', celle('nederst'))),
          p('Ærøsted'),
        ),
      ),
    );
    const signed = ['ja', 'Signe Ravnholt', 'Konsulent', 'øverst'];
    expect(keeps(docx)).toEqual(['Der blev nævnt:', 'Se:', ...signed]);
    expect([...xml(docx).matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) => /<w:cantSplit\/>/.test(row))).toEqual(
      [true, false, true, true],
    );
    const looks = [...xml(docx).matchAll(/<w:tblLook w:val="(\w+)" w:firstRow="(\d)"/g)];
    expect(looks.map(([, bits, head]) => [bits, head])).toEqual([
      ['0600', '0'],
      ['0600', '0'],
    ]);
  });

  it('a title that is a paragraph is set smaller, and is still the title', async () => {
    const sizes = async (title: string) =>
      [...xml(await word(dokument(n('titel', title)))).matchAll(/<w:sz w:val="(\d+)"/g)].length;
    expect(await sizes('Kort titel')).toBe(0);
    expect(await sizes('En titel, der bliver ved '.repeat(20))).toBe(1);
    expect(paragraphs(await word(dokument(n('titel', 'En titel, der bliver ved '.repeat(20)))))[0]?.[0]).toBe('Title');
  });

  it('a table has header rows, spans, a style, a caption and a description', async () => {
    const body = xml(await word(dokument(n('titel', 'T'), TABEL)));
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(body).not.toMatch(/w:tblHeader w:val="(false|0)"/);
    expect(body).toContain('<w:gridSpan w:val="2"/>');
    expect(body.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(2);
    expect(body).toContain('<w:tblStyle w:val="Referattabel"/>');
    expect(body).toContain('<w:tblDescription w:val="Tidsplan for &quot;stien&quot; &amp; kajen"/>');
    expect(xml(await word(dokument(n('titel', 'T'), TABEL)), 'word/styles.xml')).toContain('w:styleId="Referattabel"');
  });

  it('a table whose rows do not fit each other becomes a whole grid', async () => {
    const cell = (attrs: Record<string, unknown>, words: string) => n('celle', attrs, p(words));
    const doc = dokument(
      n('titel', 'T'),
      n(
        'tabel',
        n('raekke', cell({ rowspan: 9, colspan: 2 }, 'a'), cell({}, 'b'), cell({ rowspan: 2 }, 'c')),
        n('raekke', cell({ colspan: 5 }, 'd')),
        n('raekke'),
        n('raekke', cell({}, 'e'), cell({}, 'f'), cell({}, 'g'), cell({}, 'h')),
      ),
    );
    const docx = await word(doc);
    expect(foldet(wordTekst(docx))).toBe('T a b c d e f g h');
    const widths = [...xml(docx).matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].reduce(
        (sum, [, tc = '']) => sum + Number(/gridSpan w:val="(\d+)"/.exec(tc)?.[1] ?? 1),
        0,
      ),
    );
    expect(new Set(widths).size).toBe(1);
    if (hasValidator) expect(ooxmlErrors(docx)).toEqual([]);
  });

  it('a figure has its alternative text and its proportions; a missing one stops the export', async () => {
    const doc = dokument(n('titel', 'T'), n('figur', { fil: BILLEDE_SHA, alt: 'Kort & "plan"' }));
    const body = xml(await word(doc));
    expect(body).toContain('descr="Kort &amp; &quot;plan&quot;"');
    const [, cx = 0, cy = 1] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(body)?.map(Number) ?? [];
    expect(cx / cy).toBeCloseTo(900 / 420, 1);
    expect(cx / 635).toBeLessThanOrEqual(7201);
    const lost = dokument(n('titel', 'T'), n('figur', { fil: 'a'.repeat(64), alt: 'Kortet' }));
    await expect(word(lost)).rejects.toThrow('Billedet »Kortet« mangler');
  });

  it('links are links, also where emphasis parts their text', async () => {
    const link = { type: 'link', attrs: { href: 'https://aeroested.example/?a=1&b=2' } };
    const docx = await word(dokument(n('titel', 'T'), p('se ', m('her', link), m(' og der', link, 'em'), '.')));
    expect(xml(docx).match(/<w:hyperlink /g)).toHaveLength(1);
    expect(xml(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://aeroested.example/?a=1&amp;b=2"');
  });

  it('the letterhead is on the first page, numbers on all, and nothing of it in the body', async () => {
    for (const brevhoved of [0, 1]) {
      const given = udskrift(altDokument(), { brevhoved });
      const parts = unzipSync(await renderWord(given));
      const furniture = Object.entries(parts)
        .filter(([name]) => /word\/(header|footer)\d+\.xml/.test(name))
        .map(([, part]) => strFromU8(part));
      expect(
        furniture.filter((part) => part.includes(given.brevhoved.afsender.navn) && part.includes('<w:drawing>')),
      ).toHaveLength(1);
      expect(furniture.filter((part) => part.includes('>PAGE<') && part.includes('NUMPAGES'))).toHaveLength(2);
      expect(xml(await renderWord(given), 'word/styles.xml')).toContain(
        given.brevhoved.farver.accent.slice(1).toUpperCase(),
      );
      expect(xml(await renderWord(given), 'word/fontTable.xml')).toContain(given.brevhoved.skrift.broed.familie);
    }
  });

  it('a draft says so in every header and in its title, never in the text', async () => {
    const draft = await word(altDokument(), { udkast: true });
    const headers = Object.entries(unzipSync(draft)).filter(([name]) => /word\/header\d+\.xml/.test(name));
    expect(headers.every(([, part]) => strFromU8(part).includes('UDKAST – ikke godkendt'))).toBe(true);
    expect(xml(draft, 'docProps/core.xml')).toContain(
      '<dc:title>UDKAST – ikke godkendt · Fuld udgave – må ikke offentliggøres: ',
    );
    expect(wordTekst(draft)).not.toContain('UDKAST');
    expect(xml(await word(altDokument()), 'word/header1.xml')).not.toContain('UDKAST');
  });

  it('the language is Danish, in the styles and in the properties', async () => {
    const docx = await word(altDokument());
    expect(xml(docx, 'word/styles.xml')).toContain('<w:lang w:val="da-DK"');
    expect(xml(docx, 'docProps/core.xml')).toContain('<dc:language>da-DK</dc:language>');
  });
});
