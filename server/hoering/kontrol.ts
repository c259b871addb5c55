// What comment rounds add to the check of a referat: remarks that nobody has settled, a round that runs still.
import { erIGang } from '../../db/hoeringer.ts';
import { erAaben } from '../../editor/model/bemaerkning.ts';
import type { Deps } from '../deps.ts';
import { type Fund, REGLER, type Regel } from '../kontrol/regler.ts';
import { fristTekst } from './frist.ts';

export async function kontrollerRunder(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  referat: string,
): Promise<readonly Fund[]> {
  const aabne = (await store.listTraade(referat)).traade.filter(({ stand }) => erAaben(stand)).length;
  const runde = await store.findHoering(referat);
  const fund = (regel: Regel, om: string): Fund => ({
    ...{ regel, alvor: REGLER[regel], blok: '', fra: 0, til: 0, citat: '', om },
  });
  return [
    ...(aabne > 0 ? [fund('uafklarede-bemaerkninger', String(aabne))] : []),
    ...(runde && erIGang(runde, now()) ? [fund('runde-i-gang', fristTekst(runde.frist, now()))] : []),
  ];
}
