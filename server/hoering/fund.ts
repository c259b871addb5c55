// What the check finds that concerns people outside: holes, what could be private, what could give away something withheld.
// What stands only where they never see it is left out.
import type { Node } from 'prosemirror-model';
import type { Deps } from '../deps.ts';
import { type Fund, REGLER, type Regel } from '../kontrol/regler.ts';
import { type Hvilket, kontrollerTekst } from '../kontrollen.ts';
import { kopi } from './kopi.ts';

const FOR_ANDRE: readonly Regel[] = [
  'parkeret',
  'cpr',
  'telefon',
  'adresse',
  'mail',
  'lukket-punkt',
  'skjult-navn',
  'skjult-titel',
];

/** `fuld`: somebody sees what is withheld as well. */
export async function findFund(
  deps: Pick<Deps, 'arbejde' | 'store' | 'log' | 'now'>,
  referat: Hvilket,
  doc: Node,
  fuld: boolean,
): Promise<readonly Fund[]> {
  const alle = await kontrollerTekst(deps, referat, doc);
  const seen = fuld ? null : synlige(doc);
  return alle.filter((fund) => FOR_ANDRE.includes(fund.regel) && (seen === null || seen(fund)));
}

/** Whether any of the words stands in the public copy. */
function synlige(doc: Node): (fund: Pick<Fund, 'blok' | 'fra' | 'til'>) => boolean {
  const open = new Map<string, (readonly [number, number])[]>();
  for (const { blok, ens } of Object.values(kopi(doc, 'offentlig').steder))
    open.set(blok, [...(open.get(blok) ?? []), ...ens.map(([, fra, laengde]) => [fra, fra + laengde] as const)]);
  return ({ blok, fra, til }) => {
    const stretches = open.get(blok);
    return stretches !== undefined && (til === fra || stretches.some(([a, b]) => fra < b && til > a));
  };
}

/** Those that stop a round: holes are filled or taken out first. */
export function spaerrer(fund: readonly Fund[]): number {
  return fund.filter(({ regel }) => REGLER[regel] === 'spaerrer').length;
}
