// What people do to a draft in Word, and what becomes of it here: typed over with tracking or without, moved, parted,
// joined, pasted; comments in every odd place; Word's own habits. Nothing is lost without being told.
import { describe, expect, it } from 'vitest';
import type { Indlaest } from '../../server/import/wordsvar.ts';
import { p, tabel } from './wordfil.ts';
import {
  aendret,
  afsnit,
  del,
  hjem,
  kommenteret,
  krop,
  medKommentarer,
  send,
  sporet,
  sted,
  traad,
  usporet,
  ved,
} from './wordudkast.ts';

const BO = 'redegjorde indledningsvis for beboernes ønsker';
const fil = await send();

/** The proposals as [block, passage, wording]; the remarks as [block, passage, text]. */
function kort({ bemaerkninger }: Indlaest): unknown[] {
  return bemaerkninger.map(({ blok, fra, til, tekst, forslag }) => {
    const passage = blokken(blok).slice(fra, til);
    return forslag
      ? [forslag.art, blok, passage, forslag.tekst, ...(tekst ? [tekst] : [])]
      : ['', blok, passage, tekst];
  });
}

function blokken(blok: string): string {
  const found = steder.get(blok);
  if (found === undefined) throw new Error(`Ingen blok ${blok}.`);
  return found;
}
const { steder: alle } = await import('./wordudkast.ts');
const steder = new Map(alle.map((one) => [one.blok, one.tekst]));

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
    const before = alle[alle.findIndex(({ tekst }) => tekst.includes(BO)) - 1];
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
        steder.get(blok),
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

describe('comments', () => {
  const med = (change: (xml: string) => string, ...rest: Parameters<typeof medKommentarer>[1][number][]) =>
    hjem(medKommentarer(krop(fil, change), rest));

  it('stand on the words they were put on, with the name Word has where it is another', () => {
    const { blok } = sted(BO);
    expect(kort(med((xml) => kommenteret(xml, 'fire lokaler', 1), { id: 1, tekst: 'Fem.' }))).toEqual([
      ['', blok, 'fire lokaler', 'Fem.'],
    ]);
    expect(kort(med((xml) => kommenteret(xml, 'fire lokaler', 1), { id: 1, tekst: 'Fem.', af: 'Nina Nabo' }))).toEqual([
      ['', blok, 'fire lokaler', 'Nina Nabo i Word: Fem.'],
    ]);
    expect(kort(med((xml) => kommenteret(xml, 'fire lokaler', 1), { id: 1, tekst: 'Fem.', af: 'Forfatter' }))).toEqual([
      ['', blok, 'fire lokaler', 'Fem.'],
    ]);
  });

  it('on words that were changed, and beside them, in one paragraph', () => {
    const { blok } = sted(BO);
    const change = (xml: string) =>
      kommenteret(usporet(usporet(xml, 'beboernes', 'de mange unge beboeres'), 'fire', 'fem'), 'åbne', 1);
    expect(kort(med(change, { id: 1, tekst: 'Altid?' }))).toEqual([
      ['ret', blok, 'beboernes', 'de mange unge beboeres'],
      ['ret', blok, 'fire', 'fem'],
      ['', blok, 'åbne', 'Altid?'],
    ]);
    expect(kort(med((xml) => kommenteret(usporet(xml, 'fire', 'fem'), 'fem', 1), { id: 1, tekst: 'Ja.' }))).toEqual([
      ['ret', blok, 'fire', 'fem'],
      ['', blok, 'fire', 'Ja.'],
    ]);
  });

  it('answers are answers: to a thread that went out, and to one that comes in', async () => {
    const one = traad(3, { tekst: 'Var det fire?', sted: ved('fire lokaler') });
    const out = await send([one]);
    const parent = /w14:paraId="([0-9A-F]{8})"/.exec(del(out, 'word/comments.xml'))?.[1] ?? '';
    const back = medKommentarer(
      krop(out, (xml) => kommenteret(xml, 'Trin ét.', 51)),
      [
        { id: 50, tekst: 'Nej, fem.', paraId: '0A000001', svarPaa: parent },
        { id: 51, tekst: 'Hvad?', paraId: '0A000002' },
        { id: 52, tekst: 'Det!', paraId: '0A000003', svarPaa: '0A000002', af: 'Nina Nabo' },
      ],
    );
    const { bemaerkninger, svar } = hjem(back, [one]);
    expect(bemaerkninger.map(({ tekst }) => tekst)).toEqual(['Hvad?']);
    expect(svar.map(({ nr, paa, tekst }) => [nr, paa, tekst])).toEqual([
      [3, null, 'Nej, fem.'],
      [null, bemaerkninger[0]?.afsending, 'Nina Nabo i Word: Det!'],
    ]);
  });

  it('of ours that someone wrote on in are answers with what was added', async () => {
    const one = traad(3, { tekst: 'Var det fire?', sted: ved('fire lokaler') });
    const out = aendret(await send([one]), {
      'word/comments.xml': (xml) => xml.replace('Var det fire?', 'Var det fire? Ja, fire.'),
    });
    expect(hjem(out, [one]).svar.map(({ nr, tekst }) => [nr, tekst])).toEqual([[3, 'Ja, fire.']]);
  });

  it('over several paragraphs stand at the first, and it is told', () => {
    const change = (xml: string) =>
      xml
        .replace('Trin ét.', 'Trin </w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>ét.')
        .replace(
          'Trin to.',
          'Trin</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> to.',
        );
    const found = med(change, { id: 1, tekst: 'Begge trin.' });
    expect(kort(found)).toEqual([['', sted('Trin ét.').blok, 'ét.', 'Begge trin.']]);
    expect(found.rapport.map(({ hvad }) => hvad)).toEqual([expect.stringContaining('gælder flere afsnit')]);
  });

  it('on an image, at a point, on a new paragraph, around whole paragraphs, and a footnote', () => {
    const ref = '<w:r><w:commentReference w:id="1"/></w:r>';
    const figur = alle.find(({ node }) => node.type.name === 'figur');
    const image = (xml: string) =>
      xml.replace(
        /(<w:r>(?:<w:rPr\/>)?<w:drawing>(?:(?!<\/w:drawing>).)*Figur \d.*?<\/w:r>)/s,
        `<w:commentRangeStart w:id="1"/>$1<w:commentRangeEnd w:id="1"/>${ref}`,
      );
    expect(kort(med(image, { id: 1, tekst: 'Kortet er gammelt.' }))).toEqual([
      ['', figur?.blok, '', 'Kortet er gammelt.'],
    ]);
    const point = (xml: string) =>
      xml.replace('fire lokaler', `fire</w:t></w:r>${ref}<w:r><w:t xml:space="preserve"> lokaler`);
    expect(kort(med(point, { id: 1, tekst: 'Her.' }))).toEqual([['', sted(BO).blok, 'fire', 'Her.']]);
    const own = afsnit(fil, 'Trin ét.');
    const fresh = (xml: string) =>
      xml.replace(
        own,
        `${own}<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Nyt.</w:t></w:r><w:commentRangeEnd w:id="1"/>${ref}</w:p>`,
      );
    expect(kort(med(fresh, { id: 1, tekst: 'Husk det.' }))).toEqual([
      ['', sted('Trin ét.').blok, 'Trin ét.', 'Til det nye afsnit »Nyt.«: Husk det.'],
      ['nyt-afsnit', sted('Trin ét.').blok, '', 'Nyt.'],
    ]);
    const around = (xml: string) =>
      xml.replace(own, `<w:commentRangeStart w:id="1"/>${own}<w:commentRangeEnd w:id="1"/>`);
    expect(kort(med(around, { id: 1, tekst: 'Det hele.' }))).toEqual([
      ['', sted('Trin ét.').blok, 'Trin ét.', 'Det hele.'],
    ]);
    const noted = aendret(
      krop(fil, (xml) =>
        xml.replace(
          'fire lokaler',
          'fire</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:t xml:space="preserve"> lokaler',
        ),
      ),
      {
        'word/footnotes.xml': (xml) =>
          xml.replace(
            '</w:footnotes>',
            '<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Se bilag 2.</w:t></w:r></w:p></w:footnote></w:footnotes>',
          ),
      },
    );
    expect(kort(hjem(noted))).toEqual([['', sted(BO).blok, 'fire', 'Fodnote i Word: Se bilag 2.']]);
  });

  it('without a place in the text are told of, and so is one without text', () => {
    const { rapport, bemaerkninger } = med(
      (xml) => kommenteret(xml, 'Trin ét.', 2),
      { id: 1, tekst: 'Svæver.' },
      { id: 2, tekst: ' ' },
    );
    expect(bemaerkninger).toEqual([]);
    expect(rapport).toEqual([
      { slags: 'uplaceret', hvad: 'En kommentar fra Aase Øllgaard uden et sted i teksten', tekst: 'Svæver.' },
      { slags: 'uplaceret', hvad: 'En tom kommentar fra Aase Øllgaard', tekst: '' },
    ]);
  });

  it('the same words twice are two remarks, and the same two when the file is read again', () => {
    const change = (xml: string) => kommenteret(kommenteret(xml, 'fire lokaler', 1), 'beboernes', 2);
    const read = () =>
      med(change, { id: 1, tekst: 'Ok?' }, { id: 2, tekst: 'Ok?' }).bemaerkninger.map(({ afsending }) => afsending);
    expect(new Set(read()).size).toBe(2);
    expect(read()).toEqual(read());
  });
});
