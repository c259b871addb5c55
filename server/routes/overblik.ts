// Overblik and the papirkurv: the lists of referater of one's organs.
import { AppError } from '../../editor/model/fejl.ts';
import { tilstande } from '../../editor/model/forloeb.ts';
import type { Deps } from '../deps.ts';
import { overblikside } from '../pages/overblik.ts';
import { papirkurvside } from '../pages/referat.ts';
import type { Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { getBruger, parameter, sendSide } from './svar.ts';

export function overblik(deps: Deps): readonly Route[] {
  const { store, now } = deps;
  return [
    {
      method: 'get',
      path: '/',
      action: 'overblik',
      handler: async (a) => {
        const { req, res } = a;
        const bruger = await getBruger(deps, a);
        const soeg = parameter(req, 'soeg').slice(0, 200).trim();
        const kun = tilstande.find((one) => one === parameter(req, 'status')) ?? null;
        sendSide(
          res,
          overblikside({
            bruger,
            referater: await store.listReferater(bruger.organer, soeg),
            soeg,
            kun,
            besked: findBesked(parameter(req, 'besked')),
            om: parameter(req, 'om') || null,
            now: now(),
          }),
        );
      },
    },
    {
      method: 'get',
      path: '/papirkurv',
      action: 'papirkurv',
      handler: async (a) => {
        const bruger = await getBruger(deps, a);
        sendSide(a.res, papirkurvside(bruger, await store.listPapirkurv(bruger.organer), now()));
      },
    },
  ];
}

/** The referat of a request as lists see it. */
export async function getReferat({ store }: Deps, id: string) {
  const referat = await store.findReferat(id);
  if (!referat) throw new AppError('findes-ikke', tekster.fejl.titel[404]);
  return referat;
}
