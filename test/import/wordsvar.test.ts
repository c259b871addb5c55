// What people do to a draft in Word, and what becomes of it here: typed over with tracking or without, moved, parted,
// joined, pasted; Word's own habits. Nothing is lost without being told.
import { describe, expect, it } from 'vitest';
import { p, tabel } from './wordfil.ts';
import {
  afsnit,
  del,
  hjem,
  kort,
  krop,
  send,
  sporet,
  sted,
  steder,
  teksten,
  traad,
  usporet,
  ved,
} from './wordudkast.ts';

const BO = 'redegjorde indledningsvis for beboernes ønsker';
const fil = await send();

const intet = { bemaerkninger: [], svar: [], rapport: [] };
const aendringer = (change: (xml: string) => string): unknown[] => kort(hjem(krop(fil, change)));

describe('typed with tracking off', () => {
  it('a word becomes another; the name beside it is no part of it', () => {
    const { blok } = sted(BO);
    expect(aendringer((xml) => usporet(xml, 'beboernes', 'lejernes'))).toEqual([
      ['ret', blok, 'beboernes', 'lejernes'],
    ]);
  });

  it('what is put in or taken out comes with a word beside it', () => {
    const { blok } = sted(BO);
    expect(aendringer((xml) => usporet(xml, 'fire lokaler', 'fire små lokaler'))).toEqual([
      ['ret', blok, 'fire', 'fire små'],
    ]);
    expect(aendringer((xml) => usporet(xml, 'tomme siden', 'siden'))).toEqual([['ret', blok, 'stået tomme', 'stået']]);
  });

  it('changes close to each other are one proposal, those in two sentences are two', () => {
    const { blok } = sted(BO);
    const change = (xml: string) => usporet(usporet(usporet(xml, 'fire', 'fem'), 'tomme', 'ubrugte'), 'åbne', 'varme');
    expect(aendringer(change)).toEqual([
      ['ret', blok, 'fire', 'fem'],
      ['ret', blok, 'tomme', 'ubrugte'],
      ['ret', blok, 'åbne', 'varme'],
    ]);
    expect(aendringer((xml) => usporet(usporet(xml, 'fire', 'fem'), 'har stået', 'stod'))).toEqual([
      ['ret', blok, 'fire lokaler har stået', 'fem lokaler stod'],
    ]);
  });

  it('a paragraph written anew is one proposal, whether its marks are left or not', () => {
    const { blok, tekst } = sted('Trin ét.');
    const nyt = 'Noget helt andet, som ingen har sagt før.';
    expect(aendringer((xml) => usporet(xml, 'Trin ét.', nyt))).toEqual([
      ['ret', blok, tekst.slice(0, -1), nyt.slice(0, -1)],
    ]);
    const own = afsnit(fil, 'Trin ét.');
    const uden = own.replace(/<w:bookmark[^>]*>/g, '').replace('Trin ét.', nyt);
    expect(aendringer((xml) => xml.replace(own, uden))).toEqual([['ret', blok, tekst.slice(0, -1), nyt.slice(0, -1)]]);
    const slet = uden.replace(/<w:p [^>]*>/, '<w:p>').replace(nyt, 'Trin ét blev nævnt.');
    expect(aendringer((xml) => xml.replace(own, slet))).toEqual([['ret', blok, 'ét', 'ét blev nævnt']]);
  });

  it('what Word puts in by itself is no change', () => {
    const change = (xml: string) =>
      usporet(
        xml
          .replaceAll('<w:r>', '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6">')
          .replaceAll('</w:r>', '</w:r><w:proofErr w:type="spellEnd"/>')
          .replaceAll('<w:p ', '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3" '),
        'x',
        'x',
      );
    expect(hjem(krop(fil, change))).toEqual(intet);
    const inRun = (xml: string) =>
      xml
        .replace(
          'beboernes ønsker',
          'bebo</w:t></w:r><w:smartTag w:element="x"><w:r><w:t>ernes</w:t></w:r></w:smartTag><w:bookmarkStart w:id="77" w:name="_GoBack"/><w:bookmarkEnd w:id="77"/><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> ønsker',
        )
        .replace('Trin to.', 'Trin</w:t></w:r><w:r><w:t>\u00a0</w:t></w:r><w:r><w:t>to.');
    expect(hjem(krop(fil, inRun))).toEqual(intet);
  });

  it('a field shows its result, never its code', () => {
    const felt = (code: string, shown: string) =>
      `</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">`;
    expect(hjem(krop(fil, (xml) => xml.replace('fire lokaler', felt('DATE', 'fire lokaler'))))).toEqual(intet);
    expect(aendringer((xml) => xml.replace('fire lokaler', felt('NUMWORDS', 'fem lokaler')))).toEqual([
      ['ret', sted(BO).blok, 'fire', 'fem'],
    ]);
  });

  it('text struck through by hand is text that is to go', () => {
    const change = (xml: string) =>
      xml.replace(
        'fire lokaler',
        'fire </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>lokaler</w:t></w:r><w:r><w:t xml:space="preserve">',
      );
    expect(aendringer(change)).toEqual([['ret', sted(BO).blok, 'fire lokaler', 'fire']]);
  });

  it('spaces at the end of a paragraph are nothing', () => {
    expect(hjem(krop(fil, (xml) => xml.replace('Trin ét.', 'Trin ét.  ')))).toEqual(intet);
  });
});

describe('typed with tracking on', () => {
  it('a replaced word, a deletion, an insertion, each with the name that Word has', () => {
    const { blok } = sted(BO);
    expect(aendringer((xml) => sporet(xml, 'beboernes', 'lejernes'))).toEqual([['ret', blok, 'beboernes', 'lejernes']]);
    const other = 'w:author="Nina Nabo" w:date="2026-11-21T08:15:00Z"';
    expect(aendringer((xml) => sporet(xml, 'tomme ', '', other))).toEqual([
      ['ret', blok, 'stået tomme', 'stået', 'Nina Nabo i Word.'],
    ]);
  });

  it('changes of two people stay two proposals', () => {
    const other = 'w:author="Nina Nabo" w:date="2026-11-21T08:15:00Z"';
    const { blok } = sted(BO);
    expect(aendringer((xml) => sporet(sporet(xml, 'fire', 'fem'), 'lokaler', 'rum', other))).toEqual([
      ['ret', blok, 'fire', 'fem'],
      ['ret', blok, 'lokaler', 'rum', 'Nina Nabo i Word.'],
    ]);
  });

  it('formatting alone is nothing', () => {
    const HVEM = 'w:id="9" w:author="A" w:date="2026-11-21T08:15:00Z"';
    const own = afsnit(fil, 'Trin ét.');
    const changed = own
      .replace(
        '<w:r>',
        `<w:r><w:rPr><w:b/><w:color w:val="FF0000"/><w:rPrChange ${HVEM}><w:rPr/></w:rPrChange></w:rPr>`,
      )
      .replace(
        '<w:bookmarkStart',
        `<w:pPr><w:pStyle w:val="Heading3"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange ${HVEM}><w:pPr/></w:pPrChange></w:pPr><w:bookmarkStart`,
      );
    expect(hjem(krop(fil, (xml) => xml.replace(own, changed)))).toEqual(intet);
  });

  it('a deleted paragraph, its mark with it', () => {
    const own = afsnit(fil, 'Trin ét.');
    const HVEM = 'w:author="Aase Øllgaard" w:date="2026-11-21T08:15:00Z"';
    const gone = sporet(own, 'Trin ét.', '').replace(
      /(<w:p [^>]*>)/,
      `$1<w:pPr><w:rPr><w:del w:id="7" ${HVEM}/></w:rPr></w:pPr>`,
    );
    const { blok, tekst } = sted('Trin ét.');
    expect(aendringer((xml) => xml.replace(own, gone))).toEqual([['slet-afsnit', blok, tekst, '']]);
  });
});

describe('paragraphs', () => {
  const efter = (ord: string, more: string) => (xml: string) => {
    const own = afsnit(fil, ord);
    return xml.replace(own, own + more);
  };

  it('new ones stand after the block before them; those that follow each other are one proposal', () => {
    const { blok } = sted('Trin ét.');
    expect(aendringer(efter('Trin ét.', p('Et nyt afsnit.')))).toEqual([['nyt-afsnit', blok, '', 'Et nyt afsnit.']]);
    expect(aendringer(efter('Trin ét.', `${p('Et.')}<w:p/>${p('To\nlinjer.')}`))).toEqual([
      ['nyt-afsnit', blok, '', 'Et.\n\nTo\nlinjer.'],
    ]);
  });

  it('Enter at the start of a paragraph leaves its bookmark on the new one', () => {
    const own = afsnit(fil, BO);
    const start = /<w:bookmarkStart[^>]*>/.exec(own)?.[0] ?? '';
    const moved = `<w:p>${start}<w:r><w:t>Mødet blev åbnet af Karen, som bød velkommen.</w:t></w:r></w:p>${own.replace(start, '').replace(/<w:p [^>]*>/, '<w:p>')}`;
    const before = steder[steder.findIndex(({ tekst }) => tekst.includes(BO)) - 1];
    expect(aendringer((xml) => xml.replace(own, moved))).toEqual([
      ['nyt-afsnit', before?.blok, '', 'Mødet blev åbnet af Karen, som bød velkommen.'],
    ]);
  });

  it('a deleted one, bookmark and all', () => {
    const { blok, tekst } = sted('Trin ét.');
    expect(aendringer((xml) => xml.replace(afsnit(fil, 'Trin ét.'), ''))).toEqual([['slet-afsnit', blok, tekst, '']]);
  });

  it('one that was parted, and two that were joined, are told in words', () => {
    const { blok } = sted(BO);
    const parted = (xml: string) =>
      xml.replace('efteråret. Der er', 'efteråret. </w:t></w:r></w:p><w:p><w:r><w:t>Der er');
    expect(aendringer(parted)).toEqual([
      [
        '',
        blok,
        teksten(blok),
        expect.stringMatching(/^Ændring i Word: afsnittet er delt, så et nyt begynder ved »Der er brug/),
      ],
    ]);
    const [a, b] = [afsnit(fil, 'Der blev nævnt:'), afsnit(fil, 'et værksted')];
    const joined = a.replace('</w:p>', '') + b.replace(/<w:p [^>]*>(<w:pPr>.*?<\/w:pPr>)?/, '');
    expect(aendringer((xml) => xml.replace(a + b, joined))).toEqual([
      ['', sted('et værksted').blok, 'et værksted', 'Ændring i Word: afsnittet er slået sammen med det foregående.'],
    ]);
  });

  it('one that was moved is told of in words, tracked or not, and changed words in it are a proposal', () => {
    const own = afsnit(fil, 'Trin ét.');
    const { blok, tekst } = sted('Trin ét.');
    const told = [
      '',
      blok,
      tekst,
      expect.stringMatching(/^Ændring i Word: afsnittet er flyttet\. Det står nu efter »Trin to\.«/),
    ];
    const to = (xml: string, moved: string) => xml.replace(afsnit(fil, 'Trin to.'), (last) => last + moved);
    expect(aendringer((xml) => to(xml.replace(own, ''), own))).toEqual([told]);
    expect(aendringer((xml) => to(xml.replace(own, ''), own.replace('Trin ét', 'Skridt ét')))).toEqual([
      told,
      ['ret', blok, 'Trin', 'Skridt'],
    ]);
    const HVEM = 'w:id="5" w:author="Aase Øllgaard" w:date="2026-11-21T08:15:00Z"';
    const [run = ''] = /<w:r>.*<\/w:r>/.exec(own) ?? [];
    const from = own.replace(
      run,
      `<w:moveFromRangeStart ${HVEM} w:name="m1"/><w:moveFrom ${HVEM}>${run}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>`,
    );
    const moveTo = `<w:p><w:pPr><w:rPr><w:moveTo ${HVEM}/></w:rPr></w:pPr><w:moveToRangeStart ${HVEM} w:name="m1"/><w:moveTo ${HVEM}>${run}</w:moveTo><w:moveToRangeEnd w:id="5"/></w:p>`;
    expect(aendringer((xml) => to(xml.replace(own, from), moveTo))).toEqual([told]);
  });

  it('one moved up with tracking, and two joined with tracking', () => {
    const HVEM = 'w:id="5" w:author="Nina Nabo" w:date="2026-11-21T08:15:00Z"';
    const own = afsnit(fil, 'Trin to.');
    const [run = ''] = /<w:r>.*<\/w:r>/.exec(own) ?? [];
    const from = own.replace(run, `<w:moveFrom ${HVEM}>${run}</w:moveFrom>`);
    const first = afsnit(fil, 'Der blev nævnt:');
    const { blok, tekst } = sted('Trin to.');
    expect(
      aendringer((xml) =>
        xml.replace(own, from).replace(first, `${first}<w:p><w:moveTo ${HVEM}>${run}</w:moveTo></w:p>`),
      ),
    ).toEqual([
      ['', blok, tekst, 'Ændring i Word af Nina Nabo: afsnittet er flyttet. Det står nu efter »Der blev nævnt:«.'],
    ]);
    const mark = first.replace(/<w:pPr>/, `<w:pPr><w:rPr><w:del ${HVEM}/></w:rPr>`);
    const joined =
      mark === first ? first.replace(/(<w:p [^>]*>)/, `$1<w:pPr><w:rPr><w:del ${HVEM}/></w:rPr></w:pPr>`) : mark;
    expect(aendringer((xml) => xml.replace(first, joined))).toEqual([
      [
        '',
        sted('Der blev nævnt:').blok,
        'Der blev nævnt:',
        'Ændring i Word af Nina Nabo: afsnittet er slået sammen med det næste.',
      ],
    ]);
  });

  it('a pasted table, a picture and a text box have no place: they are told of with their text', () => {
    const { bemaerkninger, rapport } = hjem(krop(fil, efter('Trin ét.', tabel(['Hvem', 'Hvad'], ['Bo', 'alt']))));
    expect(bemaerkninger).toEqual([]);
    expect(rapport.map(({ slags, tekst }) => [slags, tekst])).toEqual([
      ['uplaceret', 'Hvem | Hvad'],
      ['uplaceret', 'Bo | alt'],
    ]);
    const box =
      '<w:p><w:r><w:drawing><wps:txbxContent xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:p><w:r><w:t>I en boks</w:t></w:r></w:p></wps:txbxContent></w:drawing></w:r></w:p>';
    expect(hjem(krop(fil, efter('Trin ét.', box))).rapport.map(({ tekst }) => tekst)).toContain('I en boks');
  });

  it('a row taken out of a table is told in words, cell text changed in it is a proposal', () => {
    const row = /<w:tr>(?:(?!<\/w:tr>).)*1\. juni.*?<\/w:tr>/s.exec(del(fil))?.[0] ?? '';
    expect(row).not.toBe('');
    const found = hjem(krop(fil, (xml) => xml.replace(row, '')));
    expect(found.bemaerkninger).toHaveLength(1);
    expect(found.bemaerkninger[0]?.tekst).toMatch(
      /^Ændring i Word: dette er slettet i tabellen: »Fiskerengen \| og stien.*1\. juni«\.$/,
    );
    const { blok } = sted('1. juni');
    expect(aendringer((xml) => usporet(xml, '1. juni', '2. juli'))).toEqual([['ret', blok, '1. juni', '2. juli']]);
  });

  it('half a draft is no wish to delete the other half', () => {
    const { bemaerkninger, rapport } = hjem(
      krop(
        fil,
        (xml) => xml.slice(0, xml.indexOf(afsnit(fil, BO))) + xml.slice(xml.indexOf('<w:sectPr', xml.indexOf(BO))),
      ),
    );
    expect(bemaerkninger).toEqual([]);
    expect(rapport.filter(({ hvad }) => hvad === 'Afsnit, der ikke er i filen').length).toBeGreaterThan(20);
  });
});

describe('proposals that were in the file', () => {
  const forslag = traad(7, { forslag: { art: 'ret', tekst: 'fem rum' }, sted: ved('fire lokaler') });
  const nyt = traad(8, { forslag: { art: 'nyt-afsnit', tekst: 'Nyt om stien.\n\nOg mere.' }, sted: ved('Trin ét.') });
  const bort = traad(9, { forslag: { art: 'slet-afsnit', tekst: '' }, sted: ved('Trin to.') });
  const traade = [forslag, nyt, bort];
  /** All changes accepted, as Word does it. */
  const godtag = (xml: string) =>
    xml
      .replace(/<w:p [^>]*>(?:(?!<\/w:p>).)*<w:pPr>(?:(?!<\/w:pPr>).)*<w:del [^>]*\/>.*?<\/w:p>/gs, '')
      .replace(/<w:del .*?<\/w:del>/gs, '')
      .replace(/<w:ins [^>]*\/>/g, '')
      .replace(/<\/?w:ins[^>]*>/g, '');

  it('taken in, they are no new proposals, and it is told', async () => {
    const { bemaerkninger, rapport } = hjem(krop(await send(traade), godtag), traade);
    expect(bemaerkninger).toEqual([]);
    expect(rapport.map(({ hvad }) => hvad)).toEqual([7, 8, 9].map((nr) => `Forslag ${nr} er skrevet ind i teksten`));
  });

  it('turned down, they are as they were', async () => {
    const afvis = (xml: string) =>
      xml
        .replace(/<w:p>(?:(?!<\/w:p>).)*<w:pPr>(?:(?!<\/w:pPr>).)*<w:ins [^>]*\/>.*?<\/w:p>/gs, '')
        .replace(/<w:ins .*?<\/w:ins>/gs, '')
        .replace(/<\/?w:del [^>]*>|<\/w:del>/g, '')
        .replaceAll('delText', 't');
    expect(hjem(krop(await send(traade), afvis), traade)).toEqual(intet);
  });

  it('written on in, they become what they read now', async () => {
    const { blok } = sted(BO);
    const amended = krop(await send(traade), (xml) => sporet(xml, 'fem rum', 'seks rum'));
    expect(kort(hjem(amended, traade))).toEqual([['ret', blok, 'fire lokaler', 'seks rum']]);
    const typed = krop(await send(traade), (xml) => xml.replace('fem rum', 'fem lyse rum'));
    expect(kort(hjem(typed, traade))).toEqual([['ret', blok, 'fire lokaler', 'fem lyse rum']]);
  });

  it('stay what they are where something else in the paragraph changes', async () => {
    const { blok } = sted(BO);
    const beside = krop(await send(traade), (xml) => sporet(xml, 'beboernes', 'lejernes'));
    expect(kort(hjem(beside, traade))).toEqual([['ret', blok, 'beboernes', 'lejernes']]);
  });
});
