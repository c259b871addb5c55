// The leak test: what is withheld is in no byte of a public edition. Words are planted in every place that can be withheld,
// and searched for in the finished files, whatever they are packed in; the full edition proves that they would be found.
import { describe, expect, it } from 'vitest';
import { gennemgaa } from '../../editor/model/adgang.ts';
import { laesReferatfil } from '../../editor/model/referatfil.ts';
import { schema } from '../../editor/model/schema.ts';
import { getBrevhoved } from '../../server/export/brevhoved.ts';
import { type Bestilling, type Eksporteret, eksporter } from '../../server/export/eksport.ts';
import { FORMATER } from '../../server/export/formater.ts';
import { iUdgave, type Udgave } from '../../server/export/udgave.ts';
import { fundneOrd } from '../builders/ibytes.ts';
import { AABENT, fil, KANARIER, kanariedokument, kanariekilde } from './kanarier.ts';

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
