// What is read from a Word file: text as it is shown, structure as Word says it; the rest in the report only.
import { describe, expect, it } from 'vitest';
import { type Blok, bloktekst } from '../../server/import/word/blok.ts';
import { laesWord } from '../../server/import/word/laes.ts';
import { NAVNERUM, PNG, p, r, tabel, wordfil } from './wordfil.ts';

function linjer(blokke: readonly Blok[]): string[] {
  return blokke.map((blok) => {
    if (blok.slags === 'figur') return `[figur ${blok.alt}]`;
    if (blok.slags === 'tabel')
      return blok.raekker.map((row) => row.map(({ blokke: inside }) => linjer(inside).join('/')).join('|')).join('||');
    return (blok.liste?.maerke ?? '') + bloktekst(blok);
  });
}

function laes(krop: string, rest: Omit<Parameters<typeof wordfil>[0], 'krop'> = {}) {
  const { blokke, noter, filer } = laesWord(wordfil({ krop, ...rest }));
  return { blokke, noter, filer, linjer: linjer(blokke), udeladt: noter.filter(({ slags }) => slags === 'udeladt') };
}

describe('text', () => {
  it('is the text of the runs, with line breaks, tabs and Word’s hyphens, without layout characters', () => {
    const soft = '<w:r><w:t>sam</w:t><w:softHyphen/><w:t>arbejde A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>';
    const { linjer } = laes(
      `<w:p>${r('Første linje  \n anden\tkolonne kl.\u00a014 &<>')}</w:p><w:p>${soft}</w:p>${p('   ')}`,
    );
    expect(linjer).toEqual(['Første linje\nanden\tkolonne kl. 14 &<>', 'samarbejde A-B']);
  });

  it('keeps insertions and drops deletions and moves, which stand in the report', () => {
    const { linjer, udeladt } = laes(
      `<w:p>${r('Vi ')}<w:ins w:id="1" w:author="A">${r('godkendte ')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>afviste </w:delText></w:r></w:del>${r('planen.')}</w:p>` +
        `<w:p><w:moveFrom w:id="3">${r('Flyttet sætning.')}</w:moveFrom></w:p><w:p><w:moveTo w:id="4">${r('Flyttet sætning.')}</w:moveTo></w:p>`,
    );
    expect(linjer).toEqual(['Vi godkendte planen.', 'Flyttet sætning.']);
    expect(udeladt.map(({ citat }) => citat)).toEqual(['afviste', 'Flyttet sætning.']);
  });

  it('joins a paragraph whose mark is deleted with the next', () => {
    const { linjer } = laes(`${p('Første halvdel', '<w:rPr><w:del w:id="1"/></w:rPr>')}${p(' og anden.')}${p('Ny.')}`);
    expect(linjer).toEqual(['Første halvdel og anden.', 'Ny.']);
  });

  it('drops hidden text: on the run, by style, by inheritance; a run may show itself again', () => {
    const styles =
      '<w:style w:type="character" w:styleId="Hemmelig"><w:name w:val="Hemmelig"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Undernote"><w:name w:val="Undernote"/><w:basedOn w:val="Note"/></w:style>';
    const { linjer, udeladt } = laes(
      `<w:p>${r('Synlig')}${r('AAA', '<w:vanish/>')}${r('BBB', '<w:rStyle w:val="Hemmelig"/>')}</w:p>` +
        p('CCC', '<w:pStyle w:val="Undernote"/>') +
        `<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>${r('Vist', '<w:vanish w:val="0"/>')}</w:p>`,
      { styles },
    );
    expect(linjer).toEqual(['Synlig', 'Vist']);
    expect(udeladt.map(({ hvad, citat }) => [hvad, citat])).toEqual([
      ['skjult tekst', 'AAABBB'],
      ['skjult tekst', 'CCC'],
    ]);
  });

  it('shows the results of fields, not their instructions, and what form fields show', () => {
    const field = (instr: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instr}</w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const box =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>' +
      '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const { linjer, blokke } = laes(
      `<w:p>${r('Dato: ')}${field(' DATE \\@ ', r('5. maj 2021'))}</w:p>` +
        `<w:p>${field(' HYPERLINK "https://eksempel.dk/a" ', r('link'))}${box}${r(' ja')}</w:p>` +
        `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('aldrig lukket')}</w:p>${p('Resten')}`,
    );
    expect(linjer).toEqual(['Dato: 5. maj 2021', 'link☒ ja', 'Resten']);
    expect(blokke[1]).toMatchObject({ stumper: [{ tekst: 'link', href: 'https://eksempel.dk/a' }, { href: null }] });
  });

  it('reads a text box once, with or without alternatives, after its paragraph', () => {
    const inside = `<w:txbxContent>${p('I boksen')}</w:txbxContent>`;
    const both =
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="x"/><a:graphic><wps:txbx>${inside}</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(laes(`<w:p>${r('Før')}${both}${r(' efter')}</w:p>`).linjer).toEqual(['Før efter', 'I boksen']);
    expect(laes(`<w:p><w:r><w:pict><v:textbox>${inside}</v:textbox></w:pict></w:r></w:p>`).linjer).toEqual([
      'I boksen',
    ]);
  });

  it('reads content controls, but not their prompts', () => {
    const { linjer, udeladt } = laes(
      `<w:sdt><w:sdtContent>${p('Blok')}</w:sdtContent></w:sdt>` +
        `<w:p>${r('Sted: ')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Klik her')}</w:sdtContent></w:sdt>` +
        `<w:sdt><w:sdtContent>${r('Rådhuset')}</w:sdtContent></w:sdt></w:p>`,
    );
    expect(linjer).toEqual(['Blok', 'Sted: Rådhuset']);
    expect(udeladt).toMatchObject([{ citat: 'Klik her' }]);
  });

  it('turns symbol fonts into characters, and ruby and formulas into text', () => {
    const { linjer } = laes(
      `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${r(' godkendt')}</w:p>` +
        `<w:p><w:r><w:ruby><w:rt>${r('udtale')}</w:rt><w:rubyBase>${r('ord')}</w:rubyBase></w:ruby></w:r></w:p>` +
        `<w:p><m:oMath><m:r><m:t>a+b=2</m:t></m:r></m:oMath></w:p>`,
    );
    expect(linjer).toEqual(['✓ godkendt', 'ord', 'a+b=2']);
  });

  it('puts footnotes after what they belong to, and after a list rather than in it', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const num = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';
    const ref = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const footnotes = `<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">${p(' Se bilag 1.')}</w:footnote><w:footnote w:id="3">${p('Anden note.')}</w:footnote>`;
    const { linjer } = laes(
      `<w:p>${r('Tal')}${ref(2)}${r('.')}</w:p><w:p>${num}${r('et')}${ref(3)}</w:p><w:p>${num}${r('to')}</w:p>${p('Slut')}`,
      { footnotes, numbering },
    );
    expect(linjer).toEqual(['Tal[1].', '[1] Se bilag 1.', '1. et[2]', '2. to', '[2] Anden note.', 'Slut']);
  });

  it('leaves out headers, comments and a table of contents, and says so', () => {
    const { linjer, udeladt } = laes(
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Punkt 1\t3')}</w:sdtContent></w:sdt>` +
        `<w:p><w:commentRangeStart w:id="0"/>${r('Tekst')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
      {
        comments: `<w:comment w:id="0" w:author="Nanna Bølgemark">${p('Er det rigtigt?')}</w:comment>`,
        header: p('Fortroligt'),
      },
    );
    expect(linjer).toEqual(['Tekst']);
    expect(udeladt.map(({ hvad, citat }) => [hvad, citat])).toEqual([
      ['indholdsfortegnelse', 'Punkt 1 3'],
      ['bemærkning fra Nanna Bølgemark', 'Er det rigtigt?'],
      ['sidehoved', 'Fortroligt'],
    ]);
  });
});

describe('structure', () => {
  it('knows headings by outline, by style, by Danish style id and by inheritance', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/><w:basedOn w:val="Overskrift2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>';
    const rang = (style: string) =>
      laes(p('x', style), { styles }).blokke.map((blok) => blok.slags === 'afsnit' && blok.rang);
    expect(rang('<w:pStyle w:val="Titel"/>')).toEqual(['titel']);
    expect(rang('<w:pStyle w:val="Punkt"/>')).toEqual([2]);
    expect(rang('<w:outlineLvl w:val="0"/>')).toEqual([1]);
    expect(rang('<w:pStyle w:val="Overskrift1"/>')).toEqual([1]);
    expect(rang('')).toEqual([null]);
  });

  it('keeps emphasis as marks, except what the paragraph’s style makes', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Fed"><w:name w:val="Fed"/><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="Kraftig"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>';
    const marks = (krop: string) =>
      laes(krop, { styles }).blokke.flatMap((blok) =>
        blok.slags === 'afsnit' ? blok.stumper.map(({ tekst, strong, em }) => [tekst, strong, em]) : [],
      );
    expect(marks(`<w:p>${r('a')}${r('b', '<w:b/>')}${r('c', '<w:rStyle w:val="Kraftig"/><w:i/>')}</w:p>`)).toEqual([
      ['a', false, false],
      ['b', true, false],
      ['c', true, true],
    ]);
    expect(marks(`<w:p><w:pPr><w:pStyle w:val="Fed"/></w:pPr>${r('d')}${r('e', '<w:b/>')}</w:p>`)).toEqual([
      ['de', false, false],
    ]);
  });

  it('counts lists as Word shows them: levels, formats, restarts, overrides', () => {
    const level = (ilvl: number, format: string, text: string, more = '') =>
      `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'lowerLetter', '%1)')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>' +
      '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>';
    const item = (num: number, ilvl: number) =>
      p('x', `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${num}"/></w:numPr>`);
    const { linjer } = laes(
      [
        item(1, 0),
        item(1, 1),
        item(1, 1),
        item(1, 2),
        item(1, 0),
        item(1, 1),
        item(2, 0),
        item(2, 0),
        item(3, 0),
        item(4, 0),
        item(4, 0),
        item(0, 0),
        item(9, 0),
      ].join(''),
      { numbering },
    );
    expect(linjer.map((line) => line.slice(0, -1))).toEqual([
      '1. ',
      '1.1 ',
      '1.2 ',
      '(i) ',
      '2. ',
      '2.1 ',
      'a) ',
      'b) ',
      '• ',
      '7. ',
      '8. ',
      '',
      '',
    ]);
  });

  it('makes the number of a numbered heading part of its text', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Pkt. %1:"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const styles =
      '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const { blokke } = laes(p('Budget', '<w:pStyle w:val="Overskrift1"/>'), { numbering, styles });
    expect(blokke).toMatchObject([{ rang: 1, liste: null, stumper: [{ tekst: 'Pkt. 3: Budget' }] }]);
  });

  it('reads tables with spans, header rows and merged cells; nested tables become lines', () => {
    const span = (text: string, tcPr: string) => `<w:tc><w:tcPr>${tcPr}</w:tcPr>${p(text)}</w:tc>`;
    const { blokke, noter } = laes(
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${span('Hoved', '<w:gridSpan w:val="2"/>')}</w:tr>` +
        `<w:tr>${span('A', '<w:vMerge w:val="restart"/>')}${span('1', '')}</w:tr><w:tr>${span('', '<w:vMerge/>')}${span('2', '')}</w:tr>` +
        `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${span('Slettet', '')}${span('række', '')}</w:tr>` +
        `<w:tr>${span('B', '')}<w:tc>${tabel(['x', 'y'], ['z', 'w'])}${p('')}</w:tc></w:tr></w:tbl>`,
    );
    expect(blokke).toMatchObject([
      {
        slags: 'tabel',
        raekker: [
          [{ colspan: 2, rowspan: 1, hoved: true }],
          [{ colspan: 1, rowspan: 2, hoved: false }, { rowspan: 1 }],
          [{ colspan: 1 }],
          [{}, { blokke: [{ stumper: [{ tekst: 'x, y' }] }, { stumper: [{ tekst: 'z, w' }] }] }],
        ],
      },
    ]);
    expect(noter.map(({ hvad }) => hvad)).toEqual([
      'slettet tabelrække (sporet ændring)',
      'tabel inde i en tabel, skrevet som linjer',
    ]);
  });

  it('keeps PNG images with their alternative text and tells of others', () => {
    const drawing = (id: string, descr: string) =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Billede" descr="${descr}"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const { linjer, filer, udeladt } = laes(
      drawing('b1', 'Kort over havnen') + drawing('b2', 'Logo') + drawing('b3', ''),
      {
        billeder: { b1: ['media/a.png', PNG], b2: ['media/b.emf', new Uint8Array(60)] },
      },
    );
    expect(linjer).toEqual(['[figur Kort over havnen]']);
    expect([...filer.values()]).toEqual([PNG]);
    expect(udeladt.map(({ hvad, citat }) => [hvad, citat])).toEqual([
      ['et billede, fordi det hverken er PNG eller JPEG (EMF)', 'Logo'],
      ['et billede, fordi det ligger uden for filen', ''],
    ]);
  });

  it('reads the strict form and prefixes of its own', () => {
    const bytes = wordfil({
      krop: '',
      andre: {
        'word/document.xml': new TextEncoder().encode(
          '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>Streng</t></r></p></body></document>',
        ),
      },
    });
    expect(linjer(laesWord(bytes).blokke)).toEqual(['Streng']);
    expect(NAVNERUM).toContain('xmlns:w');
  });
});
