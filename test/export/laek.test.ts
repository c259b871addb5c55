// The leak test: what is withheld is in no byte of a public edition. Words are planted in every place that can be withheld,
// and searched for in the finished files, whatever they are packed in; the full edition proves that they would be found.
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { gennemgaa } from '../../editor/model/adgang.ts';
import { logiskTekst } from '../../editor/model/linjer.ts';
import { nummereret } from '../../editor/model/nummer.ts';
import { laesDokument, laesReferatfil } from '../../editor/model/referatfil.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { schema } from '../../editor/model/schema.ts';
import { tekst } from '../../editor/model/tekst.ts';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { type Bestilling, type Eksporteret, eksporter } from '../../server/export/eksport.ts';
import { FORMATER, type Formatnavn, findFormat } from '../../server/export/formater.ts';
import { iUdgave, type Udgave } from '../../server/export/udgave.ts';
import { afvigelse, udtrukketTekst } from '../../server/export/udtraek/sammenlign.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import { AABENT, fil, KANARIER, kanariedokument, kanariekilde } from './kanarier.ts';
import { hasValidator, NEEDS_VALIDATOR, ooxmlErrors } from './ooxml.ts';
import { udskrift } from './proever.ts';
import { tilfaeldigt } from './tilfaeldigt.ts';

const doc = kanariedokument();
const formater = Object.keys(FORMATER);
const ord = Object.values(KANARIER);

const bestilling = (format: string, udgave: Udgave): Bestilling => ({
  doc,
  udgave,
  format,
  brevhoved: getBrevhoved(),
  udkast: false,
  kilde: kanariekilde(),
  kildetro: false,
  fil,
});
const skriv = (format: string, udgave: Udgave): Promise<Eksporteret> => eksporter(bestilling(format, udgave));

/** What a format shows nowhere, also of the full edition. */
const VISES_IKKE: Readonly<Record<string, readonly string[]>> = {
  txt: 'init attrrolle attrorg beskrivelse alt figuralt adresse linktitel idlukket kilde billede'.split(' '),
  html: 'init attrrolle attrorg linktitel idlukket kilde'.split(' '),
  pdf: 'init attrrolle attrorg idlukket kilde billede'.split(' '),
  docx: 'init attrrolle attrorg linktitel idlukket kilde'.split(' '),
  json: [],
  akn: ['linktitel', 'kilde'],
  arkiv: ['kilde'],
};

describe('the leak test', () => {
  it.each(formater)(
    '%s: the full edition holds every word that the format shows (or the search proves nothing)',
    async (format) => {
      const { bytes } = await skriv(format, 'fuld');
      const found = await fundneOrd(bytes, ord);
      const missing = Object.entries(KANARIER).flatMap(([sted, word]) => (found.includes(word) ? [] : sted));
      expect(missing.toSorted()).toEqual((VISES_IKKE[format] ?? []).toSorted());
    },
  );

  it.each(formater)('%s: the public edition holds none of them, in no layer, and what is open', async (format) => {
    const { bytes, filnavn } = await skriv(format, 'offentlig');
    expect(await fundneOrd(bytes, ord)).toEqual([]);
    expect(await fundneOrd(Buffer.from(filnavn), ord)).toEqual([]);
    expect(filnavn).toContain('(offentlig udgave)');
    expect(await fundneOrd(bytes, AABENT)).toEqual(AABENT);
  });

  it.each(Object.keys(FORMATER) as Formatnavn[])(
    '%s: the public edition says what its document says',
    async (format) => {
      const { bytes } = await skriv(format, 'offentlig');
      expect(afvigelse(logiskTekst(iUdgave(doc, 'offentlig')), await udtrukketTekst(format, bytes))).toBeNull();
    },
  );

  it.skipIf(!hasValidator)(`its Word file is valid ${hasValidator ? '' : NEEDS_VALIDATOR}`, async () => {
    expect(ooxmlErrors((await skriv('docx', 'offentlig')).bytes)).toEqual([]);
  });

  it('the file names say which edition it is, where there are two', async () => {
    expect((await skriv('txt', 'fuld')).filnavn).toContain('(fuld udgave).txt');
    const open = await eksporter({ ...bestilling('txt', 'fuld'), doc: iUdgave(doc, 'offentlig') });
    expect(open.filnavn).toBe('Referat af møde om stien [Behandlet for lukkede døre] 9. marts 2027.txt');
  });

  it('the source of an import is in no public edition, byte for byte least of all', async () => {
    await expect(eksporter({ ...bestilling('txt', 'offentlig'), kildetro: true })).rejects.toMatchObject({
      code: 'ugyldig',
    });
    const { bytes } = await skriv('json', 'offentlig');
    expect(laesReferatfil(new TextDecoder().decode(bytes)).kilde).toBeNull();
  });

  it('the full edition is the document itself', () => {
    expect(iUdgave(doc, 'fuld')).toBe(doc);
  });

  it('nothing in the public document is marked, and no id is one of the full', () => {
    const open = iUdgave(doc, 'offentlig');
    const before = new Set<string>();
    doc.descendants(({ attrs }) => {
      if (attrs.id) before.add(attrs.id);
    });
    gennemgaa(open, (node, skjult) => {
      expect(skjult).toBeNull();
      expect(node.attrs.adgang ?? null).toBeNull();
      if (node.attrs.id) expect(before).not.toContain(node.attrs.id);
      expect(node.marks.map(({ type }) => type)).not.toContain(schema.marks.skjult);
    });
  });
});

describe('any referat with any marks', () => {
  it('the public edition holds every open word and no hidden one, keeps the numbers, and is a referat', () => {
    let hidden = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { doc: made, skjulte, aabne } = tilfaeldigt(seed);
        const open = iUdgave(made, 'offentlig');
        laesDokument(open.toJSON());
        const json = JSON.stringify(open.toJSON());
        expect(skjulte.filter((word) => json.includes(word))).toEqual([]);
        expect(aabne.filter((word) => !json.includes(word))).toEqual([]);
        expect(numre(open)).toEqual(numre(made));
        expect(iUdgave(open, 'offentlig').toJSON()).toEqual(open.toJSON());
        expect(iUdgave(made, 'fuld')).toBe(made);
        hidden += skjulte.length;
      }),
      { seed: 20270309, numRuns: 500 },
    );
    expect(hidden).toBeGreaterThan(10_000);
  });

  it.each(formater)('%s: no hidden word in its bytes, every word in those of the full edition', async (format) => {
    for (let seed = 1; seed <= 8; seed++) {
      const { doc: made, skjulte } = tilfaeldigt(seed);
      const given = { ...udskrift(made), format, doc: made, kilde: null, kildetro: false };
      const { bytes } = await eksporter({ ...given, udgave: 'offentlig' });
      expect(await fundneOrd(bytes, skjulte), `seed ${seed}`).toEqual([]);
      const { bytes: full } = await eksporter({ ...given, udgave: 'fuld' });
      expect(Buffer.compare(full, await eneste(format, made)), `seed ${seed}`).toBe(0);
    }
  });
});

/** What the renderer makes of the document where nobody asks for an edition. */
async function eneste(format: string, made: Node): Promise<Uint8Array> {
  const found = findFormat(format);
  if (!found) throw new Error(`Der er intet format, der hedder ${format}.`);
  return found.render(udskrift(made));
}

/** The numbers of the items at the top. */
function numre(of: Node): readonly string[] {
  return of.children.flatMap((one) =>
    one.type === schema.nodes.punkt && one.firstChild ? nummereret(tekst(one.firstChild, rosterOf(of))).nummer : [],
  );
}
