// People of earlier meetings of the same organ, offered while participants are typed: each once, as they were last, from
// the referater that the one who asks may read.
import type { Tidligere } from '../../editor/model/wire.ts';
import { tilladte } from '../access/policy.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';

/** More is no help while somebody types. */
const FLEST = 400;

export function tidligere({ store }: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/tidligere-deltagere',
      action: 'foreslaa-deltagere',
      handler: async ({ res, bruger, referat }) => {
        const found = new Map<string, Tidligere>();
        for (const one of await store.listMoededeltagere(referat)) {
          const key = one.navn.toLocaleLowerCase('da');
          if (found.has(key) || !tilladte(bruger, { ...one, slettet: false, udgaver: 0 }).includes('laes')) continue;
          const { navn, rolle, organisation, initialer } = one;
          found.set(key, { navn, rolle, organisation, initialer });
          if (found.size >= FLEST) break;
        }
        res.json([...found.values()]);
      },
    },
  ];
}
