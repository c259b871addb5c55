// A Word file becomes a referat: the same parts as from text, with what Word itself knows of them; nothing hidden gets in.
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { alle } from '../../editor/model/indhold.ts';
import { indsigt } from '../../editor/model/indsigt.ts';
import { linjer, logiskTekst } from '../../editor/model/linjer.ts';
import { omdoebNavn } from '../../editor/model/omdoeb.ts';
import { laesReferatfil, skrivReferatfil } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { importWord } from '../../server/import/word.ts';
import { PNG, p, r, tabel, wordfil } from './wordfil.ts';

function importer(krop: string, rest: Omit<Parameters<typeof wordfil>[0], 'krop'> = {}) {
  return importWord(wordfil({ krop, ...rest }), { filnavn: 'referat.docx' });
}

const overskrift = (niveau: number, text: string) => p(text, `<w:pStyle w:val="Overskrift${niveau}"/>`);
const titel = p('Referat af møde den 12. juni 2024 om Havnen', '<w:pStyle w:val="Titel"/>');
const fed = (text: string) => `<w:p>${r(text, '<w:b/>')}</w:p>`;
const PERSONER = tabel(
  ['!Navn', 'Rolle', 'Organisation'],
  ['Bo Eksempel', 'Direktør', 'Kajkanten'],
  ['Ingrid Måneskov', 'Ildsjæl', 'Kajkanten'],
  ['Nanna Bølgemark', 'IT-chef', 'Ærøsted Kommune'],
);

describe('participants', () => {
  it('in a table with a head: names, roles and organisations as the columns say', () => {
    const { doc, rapport } = importer(titel + overskrift(1, 'Deltagere') + PERSONER);
    expect(indsigt(doc).deltagere.map(({ navn, rolle, organisation }) => [navn, rolle, organisation])).toEqual([
      ['Bo Eksempel', 'direktør', 'Kajkanten'],
      ['Ingrid Måneskov', 'ildsjæl', 'Kajkanten'],
      ['Nanna Bølgemark', 'IT-chef', 'Ærøsted Kommune'],
    ]);
    expect(rapport.poster).toContainEqual(
      expect.objectContaining({ slags: 'gaettet', citat: 'Navn | Rolle | Organisation' }),
    );
  });

  it('in a table without a heading above it, in other columns, with initials and status', () => {
    const { doc } = importer(
      titel +
        tabel(
          ['Organisation', 'Deltager', 'Init.', 'Status'],
          ['Kajkanten', 'Bo Eksempel', 'BOE', 'Til stede'],
          ['Ærøsted Kommune', 'Nanna Bølgemark', 'NB', 'Afbud'],
        ) +
        p('BOE oplyste, at planen følges.'),
    );
    const { deltagere, indlaeg } = indsigt(doc);
    expect(
      deltagere.map(({ navn, organisation, initialer, status }) => [navn, organisation, initialer, status]),
    ).toEqual([
      ['Bo Eksempel', 'Kajkanten', 'BOE', 'til stede'],
      ['Nanna Bølgemark', 'Ærøsted Kommune', 'NB', 'afbud'],
    ]);
    expect(indlaeg.map(({ taler }) => taler)).toEqual([['Bo Eksempel']]);
  });

  it('in a table of organisations with several people each', () => {
    const { doc } = importer(
      titel +
        overskrift(1, 'Deltagere i mødet') +
        tabel(
          ['!Organisation', 'Deltagere'],
          ['Kajkanten', 'Formand Bo Eksempel og direktør Ingrid Måneskov'],
          ['Ærøsted Kommune', `${p('Karen Lyngdal, borgmester')}${p('Nanna Bølgemark, referent')}`],
        ),
    );
    expect(indsigt(doc).deltagere.map(({ navn, rolle, organisation }) => [navn, rolle, organisation])).toEqual([
      ['Bo Eksempel', 'formand', 'Kajkanten'],
      ['Ingrid Måneskov', 'direktør', 'Kajkanten'],
      ['Karen Lyngdal', 'borgmester', 'Ærøsted Kommune'],
      ['Nanna Bølgemark', 'referent', 'Ærøsted Kommune'],
    ]);
  });

  it('in one paragraph with line breaks, and in paragraphs of a list', () => {
    const expected = [
      ['Bo Eksempel', 'formand'],
      ['Ingrid Måneskov', 'direktør'],
    ];
    const breaks = importer(
      titel + fed('Deltagere:') + p('Bo Eksempel, formand\nIngrid Måneskov, direktør') + p('Slut.'),
    );
    expect(indsigt(breaks.doc).deltagere.map(({ navn, rolle }) => [navn, rolle])).toEqual(expected);
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const item = (text: string) => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const list = importer(
      titel + fed('Deltagere:') + item('Bo Eksempel, formand') + item('Ingrid Måneskov, direktør') + p('Slut.'),
      { numbering },
    );
    expect(indsigt(list.doc).deltagere.map(({ navn, rolle }) => [navn, rolle])).toEqual(expected);
  });

  it('leaves a table alone that only happens to name people', () => {
    const { doc } = importer(
      titel +
        p('Tekst om sagen.') +
        tabel(['!Navn', 'Beløb'], ['Bo Eksempel', '200 kr.'], ['Karen Lyngdal', '300 kr.']),
    );
    expect(alle(doc, 'tabel')).toHaveLength(1);
    expect(indsigt(doc).deltagere).toEqual([]);
  });
});

describe('parts', () => {
  it('facts in a table with labels', () => {
    const { doc } = importer(
      titel +
        tabel(['Dato', '12. marts 2024 kl. 14.30-16.00'], ['Sted', 'Rådhuset'], ['Mødeleder', 'Karen Lyngdal']) +
        p('Mødet gik godt.'),
    );
    expect(doc.attrs).toMatchObject({ start: '14:30', slut: '16:00', sted: 'Rådhuset' });
    expect(alle(doc, 'faktum')).toHaveLength(3);
  });

  it('facts below a heading that is the word »Referat« of the title', () => {
    const { doc } = importer(
      p('Tårnholm Kommune') +
        overskrift(1, 'REFERAT') +
        p('Dato: tirsdag den 9. september 2025') +
        p('Sted: Rådhuset') +
        p('Til stede: Bo Eksempel (A) og Ib Sø (V)'),
    );
    expect([doc.attrs.dato, doc.attrs.sted]).toEqual(['2025-09-09', 'Rådhuset']);
    expect(indsigt(doc).deltagere.map(({ navn }) => navn)).toEqual(['Bo Eksempel', 'Ib Sø']);
  });

  it('items of a numbered list with their minutes between them', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const item = (text: string) => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const numre = (krop: string) => indsigt(importer(titel + krop, { numbering }).doc).dagsorden;
    const text = [p('Bo Eksempel bød velkommen.'), p('Kassen er tom.'), p('Intet.')] as const;
    const items = ['Velkomst', 'Økonomi', 'Eventuelt'] as const;
    const expected = items.map((titel, i) => ({ nummer: `${i + 1}`, titel }));
    expect(numre(items.map((one, i) => item(one) + text[i]).join(''))).toEqual(expected);
    expect(numre(items.map((one, i) => p(`${i + 1}. ${one}`) + text[i]).join(''))).toEqual(expected);
    // A list is no agenda.
    expect(numre(p('Bo Eksempel foreslog:') + items.map(item).join(''))).toEqual([]);
  });

  it.each(['2000000000', '1e9', '-5', ''])(
    'a list that says it begins at »%s« begins at a number that can be read',
    (start) => {
      const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
      const item = (text: string) => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
      const { doc } = importer(titel + p('Bo Eksempel købte:') + item('sand') + item('grus'), { numbering });
      expect(logiskTekst(doc)).toMatch(/\n[01]\. sand\n[12]\. grus\n$/);
    },
  );

  it('items from numbered headings, with headings, contributions, a table and a conclusion in them', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const styles =
      '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const { doc } = importer(
      titel +
        overskrift(1, 'Budget') +
        overskrift(2, 'Noget om tal') +
        `<w:p>${r('Bo Eksempel', '<w:b/>')}${r(' oplyste, at tallene holder.')}</w:p>` +
        tabel(['!Post', 'Beløb'], ['Drift', '2 mio. kr.']) +
        overskrift(2, 'Konklusion') +
        p('Budgettet følges.') +
        overskrift(1, 'Eventuelt') +
        p('Intet.'),
      { numbering, styles },
    );
    const seen = indsigt(doc);
    expect(seen.dagsorden).toEqual([
      { nummer: '1', titel: 'Budget' },
      { nummer: '2', titel: 'Eventuelt' },
    ]);
    expect(seen.indlaeg).toEqual([
      { taler: ['Bo Eksempel'], afsnit: 1, tekst: 'Bo Eksempel oplyste, at tallene holder.' },
    ]);
    expect(seen.konklusion).toEqual(['Budgettet følges.']);
    const [budget] = alle(doc, 'punkt');
    expect(budget && [alle(budget, 'sektion').length, alle(budget, 'tabel').length]).toEqual([1, 1]);
  });

  it('headings that are only bold', () => {
    const { doc } = importer(
      [
        titel,
        fed('1. Havnen'),
        p('Punktet blev drøftet.'),
        fed('Baggrund'),
        p('Lang.'),
        fed('2. Broen'),
        p('Intet.'),
      ].join(''),
    );
    expect(indsigt(doc).dagsorden.map(({ titel: one }) => one)).toEqual(['Havnen', 'Broen']);
    const [havnen] = alle(doc, 'punkt');
    expect(havnen && alle(havnen, 'sektion')).toHaveLength(1);
    expect(JSON.stringify(doc.toJSON())).not.toContain('strong');
  });

  it('real lists count themselves; a marker of their own stays', () => {
    const level = (ilvl: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${ilvl}"><w:start w:val="3"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'upperRoman', '%2.')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const item = (ilvl: number, text: string) =>
      p(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="1"/></w:numPr>`);
    const { doc } = importer(
      [
        titel,
        p('Udvalget drøftede følgende ønsker fra beboerne i området:'),
        item(0, 'lys på stien,'),
        item(1, 'også om natten,'),
        item(0, 'en bænk.'),
      ].join(''),
      { numbering },
    );
    const [list] = alle(doc, 'liste');
    expect(list?.attrs).toMatchObject({ art: 'tal', start: 3 });
    expect(list?.children.map(({ attrs }) => attrs.maerke)).toEqual([null, null]);
    expect(
      linjer(doc)
        .map(({ tekst }) => tekst)
        .slice(2),
    ).toEqual(['3. lys på stien,', 'III. også om natten,', '4. en bænk.']);
  });

  it('names in cells follow a rename', () => {
    const { doc } = importer(
      titel +
        overskrift(1, 'Deltagere') +
        PERSONER +
        overskrift(1, 'Tidsplan') +
        tabel(['!Post', 'Hvem'], ['Plan', 'Bo Eksempel']),
    );
    const { doc: renamed, changed } = omdoebNavn(doc, 'Bo Eksempel', 'Bo Nygård');
    expect(changed).toBe(2);
    expect(logiskTekst(renamed)).toContain('Plan\tBo Nygård');
  });

  it('emphasis and links; what cannot be a link stays text', () => {
    const { doc, rapport } = importer(
      `${titel}<w:p>${r('Se ')}<w:hyperlink r:id="a">${r('planen')}</w:hyperlink>${r(' og ')}<w:hyperlink r:id="b">${r('drevet')}</w:hyperlink>${r(' nu', '<w:i/>')}</w:p>`,
      { links: { a: 'https://eksempel.dk/plan', b: 'file:///C:/hemmelig' } },
    );
    const json = JSON.stringify(doc.toJSON());
    expect(json).toContain('https://eksempel.dk/plan');
    expect(json).not.toContain('hemmelig');
    expect(json).toContain('"em"');
    expect(rapport.poster.filter(({ hvad }) => hvad.includes('link'))).toHaveLength(1);
  });

  it('initials of the list that are words elsewhere are bound below »Ansvarlig«, and there only', () => {
    const { doc } = importer(
      titel +
        p('Deltagere: Tove Vang (TV), Rolf Bech (RB) og Ole Krog (OK)') +
        overskrift(1, '1. Skærme') +
        tabel(
          ['!Opgave', 'Ansvarlig', 'Status'],
          ['Køber TV', 'TV', 'OK'],
          ['Ringer', 'RB', ''],
          ['Maler', 'TV/OK', ''],
          ['Rydder op', 'TV-udvalget', ''],
        ),
    );
    const initialer = new Map(rosterOf(doc).deltagere.map((one) => [one.id, one.initialer]));
    const names = (cell: Node) => {
      const found: unknown[] = [];
      cell.descendants((node) => {
        if (node.type.name === 'omtale') found.push(initialer.get(node.attrs.deltager));
      });
      return found;
    };
    const rows = alle(doc, 'raekke').slice(1);
    expect(rows.map((row) => row.children.map(names))).toEqual([
      [[], ['TV'], []],
      [[], ['RB'], []],
      [[], ['TV', 'OK'], []],
      [[], [], []],
    ]);
  });

  it('underlining is told, but for links and headings', () => {
    const under = (text: string, pPr = '') => `<w:p><w:pPr>${pPr}</w:pPr>${r(text, '<w:u w:val="single"/>')}</w:p>`;
    const { doc, rapport } = importer(
      titel +
        under('1. Havnen', '<w:pStyle w:val="Overskrift1"/>') +
        under('Kajen er lukket.') +
        `<w:p><w:hyperlink r:id="l1">${r('Planen', '<w:u w:val="single"/>')}</w:hyperlink></w:p>` +
        `<w:p>${r('Broen er åben.', '<w:u w:val="none"/>')}</w:p>`,
      { links: { l1: 'https://eksempel.dk/plan' } },
    );
    expect(logiskTekst(doc)).toContain('Kajen er lukket.');
    expect(rapport.poster.filter(({ hvad }) => hvad.startsWith('understreget'))).toEqual([
      expect.objectContaining({ slags: 'uroert', citat: 'Kajen er lukket.' }),
    ]);
  });

  it('a logo above the title, a figure with its alternative text, and the bytes of both once', () => {
    const picture = (descr: string) =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${descr}"/><a:graphic><a:blip r:embed="b1"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const { doc, filer } = importer(picture('Kommunens våben') + titel + p('Tekst.') + picture('Kort'), {
      billeder: { b1: ['media/a.png', PNG] },
    });
    expect(indsigt(doc).title).toBe('Referat af møde den 12. juni 2024 om Havnen');
    expect(alle(doc, 'figur').map(({ attrs }) => attrs.alt)).toEqual(['Kommunens våben', 'Kort']);
    expect([...filer.values()]).toEqual([PNG]);
  });
});

describe('what is hidden', () => {
  const hidden = [
    `<w:del w:id="1" w:author="A"><w:r><w:delText>KANARIE1</w:delText></w:r></w:del>`,
    r('KANARIE2', '<w:vanish/>'),
    `<w:moveFrom w:id="2">${r('KANARIE3')}</w:moveFrom>`,
    '<w:r><w:commentReference w:id="0"/></w:r>',
  ].join('');
  const { doc, kilde, rapport, filer } = importer(`${titel}<w:p>${r('Synlig tekst.')}${hidden}</w:p>`, {
    comments: `<w:comment w:id="0" w:author="B">${p('KANARIE4')}</w:comment>`,
    header: p('KANARIE5'),
  });

  it('stands in the report only: not in the document, the source or the file of a referat', () => {
    const file = skrivReferatfil({ doc, kilde, filer: {} });
    expect(file).not.toContain('KANARIE');
    expect(filer.size).toBe(0);
    for (const n of [1, 2, 3, 4, 5])
      expect(rapport.poster.filter(({ citat }) => citat.includes(`KANARIE${n}`))).not.toEqual([]);
  });

  it('the source keeps no bytes, and the file can be read again', () => {
    expect(kilde).toEqual({ filnavn: 'referat.docx', kodning: 'docx', linjeskift: '\n', data: '', blokke: [] });
    expect(laesReferatfil(skrivReferatfil({ doc, kilde, filer: {} })).doc.eq(doc)).toBe(true);
  });
});

it('a file without text is refused', () => {
  expect(() => importer('<w:p/>')).toThrow('Word-filen er tom: der er ingen tekst i den.');
});

it('reads what the library for Word files writes', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const row = (...texts: string[]) => new TableRow({ children: texts.map(cell) });
  const file = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Referat af styregruppemøde', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: 'Deltagere', heading: HeadingLevel.HEADING_1 }),
          new Table({ rows: [row('Navn', 'Rolle'), row('Bo Eksempel', 'Formand'), row('Karen Lyngdal', 'Sekretær')] }),
          new Paragraph({ text: 'Referat', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [new TextRun({ text: 'Karen Lyngdal:', bold: true }), new TextRun(' Jeg er enig.')],
          }),
        ],
      },
    ],
  });
  const { doc } = importWord(await Packer.toBuffer(file), { filnavn: 'x.docx' });
  const { deltagere, indlaeg } = indsigt(doc);
  expect(deltagere.map(({ navn, rolle }) => `${navn}, ${rolle}`)).toEqual([
    'Bo Eksempel, formand',
    'Karen Lyngdal, sekretær',
  ]);
  expect(indlaeg.map(({ taler }) => taler)).toEqual([['Karen Lyngdal']]);
});
