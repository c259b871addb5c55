// Comments that come back with a draft: on which words they stand, whom they answer, and in how odd places people put them.
import { describe, expect, it } from 'vitest';
import {
  aendret,
  afsnit,
  del,
  hjem,
  kommenteret,
  kort,
  krop,
  medKommentarer,
  send,
  sted,
  steder,
  traad,
  usporet,
  ved,
} from './wordudkast.ts';

const BO = 'redegjorde indledningsvis for beboernes ønsker';
const fil = await send();

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
    const figur = steder.find(({ node }) => node.type.name === 'figur');
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
