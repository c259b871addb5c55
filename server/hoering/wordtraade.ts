// The threads of a referat as a Word file of a round has them: placed in the document that the file shows. For the referent
// all of them; for a participant those of their page, in the words and under the names that they see there.

import type { Node } from 'prosemirror-model';
import type { Hoering } from '../../db/hoeringer.ts';
import { Bloktekster, findBlok, findIgen, type Soegt, tilEnheder } from '../../editor/model/ankertekst.ts';
import type { Traad } from '../../editor/model/bemaerkning.ts';
import { rosterOf } from '../../editor/model/roster.ts';
import { tekst } from '../../editor/model/tekst.ts';
import type { Wordtraad } from '../../editor/model/wordudkast.ts';
import type { Deps } from '../deps.ts';
import { type Steder, tilKopi } from './kopi.ts';
import type { Visning, Visttraad } from './visning.ts';

type Sted = NonNullable<Wordtraad['sted']>;

/** All threads of the referat. `doc` is the document of the round; `steder` leads to the copy, where the file shows one. */
export async function alleTraade(
  { store }: Pick<Deps, 'store'>,
  h: Pick<Hoering, 'id' | 'nr' | 'referat'>,
  doc: Node,
  steder: Steder | null,
): Promise<readonly Wordtraad[]> {
  const { traade } = await store.listTraade(h.referat);
  const sagt = new Map((await store.listHoertesteder(h.id)).map((one) => [one.traad, one]));
  const ankre = new Map((await store.listAnkre(h.referat)).map((one) => [one.traad, one]));
  const tekster = new Bloktekster(rosterOf(doc));
  return traade.map((traad) => {
    const anker = ankre.get(traad.id);
    const sted =
      sagt.get(traad.id) ??
      (anker ? findSted(doc, tekster, { citat: anker, egen: anker.blok, anker: anker.anker }) : null);
    return somWord(traad, sted && sted.blok !== '' ? (steder ? tilKopi(steder, sted) : sted) : null);
  });
}

/** Where a thread of another round, or of an account, is in the document of this one. */
function findSted(doc: Node, tekster: Bloktekster, soegt: Soegt): Sted | null {
  const { stand, ...found } = findIgen(doc, tekster, soegt);
  const node = stand === 'loesrevet' ? null : findBlok(doc, found.blok)?.node;
  if (!node) return null;
  return stand === 'blok'
    ? { blok: found.blok, fra: 0, til: tekst(node, tekster.roster).length }
    : { blok: found.blok, ...tilEnheder(node, tekster.roster, found) };
}

function somWord(traad: Traad, sted: Sted | null): Wordtraad {
  const { nr, at, slags, tekst: said, forslag, stand, begrundelse, afgjort, citat } = traad;
  const svar = traad.svar.map(({ af, tekst: words, at: when }) => ({ af: af.navn, tekst: words, at: when }));
  return {
    ...{ nr, at, slags, tekst: said, forslag, stand, begrundelse, afgjort, svar, sted },
    ...{ af: traad.af.navn, citat: sted ? '' : citat },
  };
}

/** What a participant may see. `numre`: the number of each thread by its id. */
export function visteTraade({ traade }: Visning, numre: ReadonlyMap<string, number>): readonly Wordtraad[] {
  return traade.flatMap((one: Visttraad): Wordtraad[] => {
    const nr = numre.get(one.id);
    if (nr === undefined) return [];
    const { navn, at, slags, tekst: said, forslag, stand, begrundelse, sted, citat } = one;
    const svar = one.svar.map(({ navn: af, tekst: words, at: when }) => ({ af, tekst: words, at: when }));
    return [
      {
        ...{ nr, af: navn, at, slags, tekst: said, forslag, stand, begrundelse, afgjort: null, svar, sted },
        citat: sted ? '' : citat,
      },
    ];
  });
}
