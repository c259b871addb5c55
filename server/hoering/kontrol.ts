// The check of a referat with what its comment rounds add: remarks that nobody has settled, a round that runs still.
import type { Node } from 'prosemirror-model';
import { erIGang } from '../../db/hoeringer.ts';
import { erAaben } from '../../editor/model/bemaerkning.ts';
import type { Deps } from '../deps.ts';
import { type Fund, REGLER, type Regel } from '../kontrol/regler.ts';
import { fristTekst } from './frist.ts';

export async function kontrollerReferat(
  { arbejde, store, now }: Pick<Deps, 'arbejde' | 'store' | 'now'>,
  referat: string,
  doc: Node,
): Promise<readonly Fund[]> {
  const iTeksten = await arbejde.kontroller({ doc: doc.toJSON(), bilag: await store.listBilag(referat) });
  const aabne = (await store.listTraade(referat)).traade.filter(({ stand }) => erAaben(stand)).length;
  const runde = await store.findHoering(referat);
  const fund = (regel: Regel, om: string): Fund => ({
    ...{ regel, alvor: REGLER[regel], blok: '', fra: 0, til: 0, citat: '', om },
  });
  return [
    ...iTeksten,
    ...(aabne > 0 ? [fund('uafklarede-bemaerkninger', String(aabne))] : []),
    ...(runde && erIGang(runde, now()) ? [fund('runde-i-gang', fristTekst(runde.frist, now()))] : []),
  ];
}
