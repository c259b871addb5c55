// The check of a referat, made by the worker thread from the document as it is now.
import type { Deps } from '../deps.ts';
import { kontrollerReferat } from '../kontrollen.ts';
import { kontrolside } from '../pages/kontrol.ts';
import type { Route } from '../route.ts';
import { getReferat } from './overblik.ts';
import { getBruger, sendSide } from './svar.ts';

export function kontrol(deps: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/referater/:id/kontrol',
      action: 'kontroller',
      handler: async (a) => {
        const { doc } = await deps.levende.dokument(a.referat);
        const referat = await getReferat(deps, a.referat);
        const fund = await kontrollerReferat(deps, referat, doc);
        sendSide(a.res, kontrolside({ bruger: await getBruger(deps, a), referat, fund }));
      },
    },
  ];
}
