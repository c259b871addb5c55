// The line of the rescued texts in a random history: the real store behind it, and a network that refuses and forgets.

import type { Privatsvar } from '../../editor/connection/privatlinje.ts';
import { laesReddettekst } from '../../editor/model/reddet.ts';
import type { Linje } from '../../editor/reddet/linje.ts';
import type { Lager } from './lager.ts';
import type { Maskine } from './simulation.ts';
import { spoergsmaal } from './ur.ts';

/** `doed`: a dead tab is never answered. */
export function bakkelinje(
  { store }: Lager,
  hvis: { bruger: string; referat: string },
  maskine: Pick<Maskine, 'net' | 'session' | 'bakkeskaebner'>,
  doed: () => boolean,
): Linje {
  const spoerg = async <T>(work: () => Promise<T>): Promise<Privatsvar<T>> => {
    if (doed()) return new Promise<never>(() => undefined);
    if (!maskine.net || !maskine.session) return { slags: 'senere' };
    const skaebne = maskine.bakkeskaebner.shift();
    if (skaebne === 'tabt') return { slags: 'senere' };
    const svar = await spoergsmaal(work);
    return skaebne === 'svar-tabt' ? { slags: 'senere' } : { slags: 'ja', svar };
  };
  return {
    hent: () => spoerg(() => store.findReddet(hvis)),
    gem: (one) => spoerg(() => store.saveReddet(hvis, laesReddettekst({ ...one, at: Math.floor(one.at) }))),
    slet: (id) => spoerg(() => store.deleteReddet(hvis, id).then(() => null)),
  };
}
