// Any referat with any remarks and proposals goes out as Word and comes back: what was in it is no news, and to somebody
// who knew of none of it everything is there, each in its block.
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { type Wordsted, wordsteder } from '../../editor/model/wordsteder.ts';
import type { Wordtraad } from '../../editor/model/wordudkast.ts';
import { medNyeIds } from '../../server/export/udgave/ids.ts';
import { iUdgave } from '../../server/export/udgave.ts';
import { renderWordKommenteret } from '../../server/export/word.ts';
import { laesWordsvar } from '../../server/import/wordsvar.ts';
import { udskrift } from '../export/proever.ts';
import { tilfaeldigt } from '../export/tilfaeldigt.ts';
import { kendemaerke, traad } from './wordudkast.ts';

const SEED = 20261127;
const intet = { bemaerkninger: [], svar: [], rapport: [] };
const ORD = ['kajen', 'bænke & lys', 'ikke »her«', 'to\nlinjer', 'Øllgård', '12,5 mio.', '<stien>'];

interface Valg {
  readonly sted: number;
  readonly fra: number;
  readonly til: number;
  readonly hvad: number;
  readonly ord: number;
}
const valg: fc.Arbitrary<Valg> = fc.record({
  sted: fc.nat(),
  fra: fc.nat(),
  til: fc.nat({ max: 40 }),
  hvad: fc.nat({ max: 5 }),
  ord: fc.nat({ max: ORD.length - 1 }),
});

/** A thread somewhere in the document; its place on the edges of words, as people choose. */
function somTraad(steder: readonly Wordsted[], { sted: s, fra, til, hvad, ord }: Valg, i: number): Wordtraad {
  const one = steder[s % steder.length];
  if (!one) throw new Error('Referatet er tomt.');
  const { tekst, blok } = one;
  const edges = [0, ...[...tekst.matchAll(/\s+/g)].map(({ index }) => index), tekst.length];
  const a = edges[fra % edges.length] ?? 0;
  const b = edges.find((edge) => edge >= Math.min(tekst.length, a + til)) ?? tekst.length;
  const sted = { blok, fra: a, til: b };
  const words = ORD[ord] ?? '';
  const base = { sted, at: Date.UTC(2026, 10, 20) + i * 61_000, af: i % 2 ? 'Bo Eksempel' : 'Åse & Co.' };
  if (hvad <= 1) return traad(i + 1, { ...base, tekst: words });
  if (hvad === 2)
    return traad(i + 1, { ...base, tekst: words, forslag: { art: 'nyt-afsnit', tekst: `Nyt ${i}: ${words}` } });
  if (hvad === 3) return traad(i + 1, { ...base, forslag: { art: 'slet-afsnit', tekst: '' } });
  return traad(i + 1, { ...base, forslag: { art: 'ret', tekst: `${tekst.slice(a, b)} ${words}`.trim() } });
}

async function rundt(doc: Node, traade: readonly Wordtraad[], kendte: readonly Wordtraad[]) {
  const bytes = await renderWordKommenteret(udskrift(doc, { udkast: true }), { kendemaerke, traade });
  return laesWordsvar(bytes, { doc, kendemaerke, traade: kendte, afsender: 'a', navn: 'Nogen' });
}

const dokument = (seed: number): Node => medNyeIds(iUdgave(tilfaeldigt(seed).doc, 'offentlig'));

describe('any referat', () => {
  it('comes back as it went, with every thread known', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(valg, { maxLength: 12 }),
        async (seed, valgte) => {
          const doc = dokument(seed);
          const steder = wordsteder(doc).filter(({ tom, node }) => !tom && node.isTextblock);
          const traade = valgte.map((one, i) => somTraad(steder, one, i));
          expect(await rundt(doc, traade, traade)).toEqual(intet);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  }, 240_000);

  it('brings home what nobody knew of: each thread once, changed blocks as they would read', async () => {
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(valg, { maxLength: 8 }),
        async (seed, valgte) => {
          const doc = dokument(seed);
          const steder = wordsteder(doc).filter(({ tom, node }) => !tom && node.isTextblock);
          // One proposal to a block: what two of them come to together is nobody's own.
          const seen = new Set<string>();
          const traade = valgte
            .map((one, i) => somTraad(steder, one, i))
            .filter(({ forslag, sted }) => {
              const first = forslag === null || !seen.has(sted?.blok ?? '');
              if (forslag !== null) seen.add(sted?.blok ?? '');
              return first;
            });
          const { bemaerkninger, rapport } = await rundt(doc, traade, []);
          expect(rapport).toEqual([]);
          for (const one of traade) {
            const { sted, forslag, nr } = one;
            const text = steder.find(({ blok }) => blok === sted?.blok)?.tekst ?? '';
            const head = bemaerkninger.filter(({ tekst }) =>
              new RegExp(`(?:Forslag|Bemærkning) ${nr}(?:\n|$)`).test(tekst),
            );
            expect(head.map(({ blok }) => blok)).toEqual([sted?.blok]);
            if (!forslag || !sted) continue;
            const own = bemaerkninger.filter((found) => found.blok === sted.blok && found.forslag?.art === forslag.art);
            if (forslag.art === 'ret') {
              const made = [...own]
                .reverse()
                .reduce((now, { fra, til, forslag: f }) => now.slice(0, fra) + (f?.tekst ?? '') + now.slice(til), text);
              expect(made).toBe(text.slice(0, sted.fra) + forslag.tekst + text.slice(sted.til));
            } else if (forslag.art === 'nyt-afsnit')
              expect(own.map((found) => found.forslag?.tekst)).toEqual([forslag.tekst]);
            else if (own.length === 0)
              expect(
                bemaerkninger.some(({ blok, tekst }) => blok === sted.blok && tekst.includes('er slettet i tabellen')),
              ).toBe(true);
            changes++;
          }
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
    expect(changes).toBeGreaterThan(80);
  }, 240_000);
});
