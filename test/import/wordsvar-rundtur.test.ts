// A draft that goes out as Word with its threads and comes back: what went out is no news, what others would have put in
// comes home whole, each in its block; through our own reader and after LibreOffice has saved the file.
import { describe, expect, it } from 'vitest';
import { medAendringer, ordaendringer } from '../../editor/model/ordaendringer.ts';
import { hovedlinje, type Wordtraad } from '../../editor/model/wordudkast.ts';
import type { Indlaest } from '../../server/import/wordsvar.ts';
import { wordudkastAf } from '../../server/import/wordsvar.ts';
import { convert, hasLibreOffice, NEEDS_LIBREOFFICE } from '../export/libreoffice.ts';
import { hjem, kendemaerke, send, steder, TID, traad, ved } from './wordudkast.ts';

/** Names, lists, cells, participants, headings, links, lines with breaks: every block that holds a few words. */
const blokke = steder.filter(({ node, tekst }) => node.isTextblock && tekst.split(' ').length >= 3);

/** Twenty comments on words in the middle of twenty blocks. */
const kommentarer = blokke.slice(0, 20).map((sted, i): Wordtraad => {
  const [first = '', second = ''] = sted.tekst.split(' ');
  const fra = first.length + 1;
  return traad(i + 1, {
    ...{ af: 'Aase Øllgaard', tekst: `Bemærkning til sted ${sted.nr}.\nAnden linje & <tegn>` },
    sted: { blok: sted.blok, fra, til: fra + second.length },
  });
});

/** Twenty changes: other words, new words, fewer words, in the last blocks; new paragraphs and paragraphs that go. */
const aendringer = blokke.slice(-20).map((sted, i): Wordtraad => {
  const words = sted.tekst.split(' ');
  const cut = (n: number) => words.slice(0, n).join(' ').length;
  const at = { blok: sted.blok, fra: cut(1) + 1, til: cut(3) };
  const passage = sted.tekst.slice(at.fra, at.til);
  const base = { af: 'Aase Øllgaard', at: TID + 100 * 60_000 };
  if (i === 4) return traad(30 + i, { ...base, forslag: { art: 'slet-afsnit', tekst: '' }, sted: { ...at, fra: 0 } });
  if (i % 6 === 5)
    return traad(30 + i, {
      ...base,
      forslag: { art: 'nyt-afsnit', tekst: `Nyt afsnit ${i} om kajen.\n\nOg et til.` },
      sted: at,
    });
  const tekst =
    i % 3 === 0 ? `helt andre ord ${i}` : i % 3 === 1 ? `${passage} og mere` : passage.replace(/^\S+\s?/, '');
  return traad(30 + i, { ...base, forslag: { art: 'ret', tekst: tekst || 'intet' }, sted: at });
});

const alle = [...kommentarer, ...aendringer];

/** What a proposal makes of its block. */
function udfald(blok: string, fra: number, til: number, tekst: string): string {
  const text = steder.find((sted) => sted.blok === blok)?.tekst ?? '';
  return text.slice(0, fra) + tekst + text.slice(til);
}

function erHjemme({ bemaerkninger, svar, rapport }: Indlaest): void {
  expect(rapport).toEqual([]);
  expect(svar).toEqual([]);
  const rest = [...bemaerkninger];
  const tag = (test: (one: (typeof rest)[number]) => boolean, what: Wordtraad): void => {
    const at = rest.findIndex(test);
    expect(
      at,
      `${hovedlinje(what)} er væk: ${JSON.stringify(what.sted)} ${JSON.stringify(what.forslag)}`,
    ).toBeGreaterThanOrEqual(0);
    rest.splice(at, 1);
  };
  for (const one of alle) {
    const { sted, forslag, tekst } = one;
    const head = `${hovedlinje(one)}${tekst === '' ? '' : `\n${tekst}`}`;
    tag(
      (found) =>
        found.forslag === null &&
        found.blok === sted?.blok &&
        found.tekst.endsWith(head) &&
        (forslag !== null || (found.fra === sted.fra && found.til === sted.til)),
      one,
    );
    if (!forslag || !sted) continue;
    tag((found) => {
      if (found.forslag?.art !== forslag.art || found.blok !== sted.blok) return false;
      if (forslag.art !== 'ret') return found.forslag.tekst === forslag.tekst;
      return (
        udfald(found.blok, found.fra, found.til, found.forslag.tekst) ===
        udfald(sted.blok, sted.fra, sted.til, forslag.tekst)
      );
    }, one);
  }
  expect(rest).toEqual([]);
}

describe('twenty comments and twenty changes', () => {
  it('come home, each in its block, where nobody knew of them', async () => {
    expect([kommentarer.length, aendringer.length]).toEqual([20, 20]);
    const fil = await send(alle);
    expect(wordudkastAf(fil)).toEqual(kendemaerke);
    erHjemme(hjem(fil));
  });

  it('are the same when the file is read again, and others from another sender', async () => {
    const fil = await send(alle);
    const first = hjem(fil);
    expect(hjem(fil)).toEqual(first);
    const keys = first.bemaerkninger.map(({ afsending }) => afsending);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it('are no news to the referat they went out from', async () => {
    expect(hjem(await send(alle), alle)).toEqual({ bemaerkninger: [], svar: [], rapport: [] });
  });

  it.skipIf(!hasLibreOffice)(
    `come home after LibreOffice ${NEEDS_LIBREOFFICE}`,
    async () => {
      const fil = convert(await send(alle), 'docx');
      expect(wordudkastAf(fil)).toEqual(kendemaerke);
      erHjemme(hjem(fil));
      expect(hjem(fil, alle)).toEqual({ bemaerkninger: [], svar: [], rapport: [] });
    },
    90_000,
  );
});

describe('answers and decisions', () => {
  const traade = [
    traad(1, {
      tekst: 'Var det ni uger?',
      sted: ved('ni uger'),
      svar: [{ af: 'Signe Ravnholt', at: TID + 9e6, tekst: 'Ja.\nNi.' }],
    }),
    traad(2, {
      ...{ tekst: 'Nej.', sted: ved('enighed om tonen'), stand: 'afvist', begrundelse: 'Det blev sagt.' },
      afgjort: { navn: 'Signe Ravnholt', at: TID + 8e6 },
    }),
    traad(3, { forslag: { art: 'ret', tekst: 'otte uger' }, sted: ved('ni uger'), tekst: 'Så vidt jeg ved.' }),
    traad(4, { forslag: { art: 'ret', tekst: 'ti uger' }, sted: ved('ni uger'), af: 'Yrsa Tangmose' }),
    traad(5, { tekst: 'Til det hele', sted: { blok: '', fra: 0, til: 0 }, citat: 'noget, der er væk' }),
  ];

  it('are no news either, in our own file and in that of LibreOffice', async () => {
    const fil = await send(traade);
    const nothing = { bemaerkninger: [], svar: [], rapport: [] };
    expect(hjem(fil, traade)).toEqual(nothing);
    if (hasLibreOffice) expect(hjem(convert(fil, 'docx'), traade)).toEqual(nothing);
  }, 90_000);

  it('are no news when they were settled after the file went out', async () => {
    const fil = await send(traade);
    const senere = traade.map((one) => ({
      ...one,
      stand: 'indarbejdet' as const,
      afgjort: { navn: 'Signe Ravnholt', at: TID + 1e7 },
      svar: [...one.svar, { af: 'Signe Ravnholt', at: TID + 1e7, tekst: 'Nu står det der.' }],
    }));
    expect(hjem(fil, senere)).toEqual({ bemaerkninger: [], svar: [], rapport: [] });
  });
});

describe('a word difference as changes', () => {
  it('gives the new text back, and narrow stretches', () => {
    expect(ordaendringer('Der er brug for mødesteder.', 'Der er stor brug for steder.')).toEqual([
      { fra: 7, til: 7, tekst: 'stor ' },
      { fra: 16, til: 26, tekst: 'steder' },
    ]);
    for (const [a, b] of [
      ['', 'x'],
      ['x y', ''],
      ['a  b', 'a b'],
      ['en to tre', 'tre to en'],
      ['linje\nto', 'linje to'],
    ] as const)
      expect(medAendringer(a, ordaendringer(a, b))).toBe(b);
  });
});
