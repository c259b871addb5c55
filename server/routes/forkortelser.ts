// A writer's own abbreviations: the page that edits them, and what the editor reads and adds to. Nobody sees another's.
import { laesForkortelser, skrivForkortelser, tjekForkortelse } from '../../editor/model/forkortelser.ts';
import { linje, ordret } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { forkortelsesside } from '../pages/forkortelser.ts';
import type { Route } from '../route.ts';
import { findBesked } from '../tekster.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

export function forkortelser(deps: Deps): readonly Route[] {
  const { store } = deps;
  return [
    {
      method: 'get',
      path: '/indstillinger/forkortelser',
      action: 'egen-konto',
      handler: async (a) => {
        const svar = { bruger: await getBruger(deps, a), besked: findBesked(parameter(a.req, 'besked')), fejl: null };
        sendSide(a.res, forkortelsesside(svar, skrivForkortelser(await store.listForkortelser(a.bruger.id))));
      },
    },
    {
      method: 'post',
      path: '/indstillinger/forkortelser',
      action: 'egen-konto',
      body: { as: 'form', limit: 300_000 },
      handler: async (a) => {
        const tekst = ordret(formular(a.req), 'tekst');
        try {
          await store.saveForkortelser(a.bruger.id, laesForkortelser(tekst));
          videre(a.res, '/indstillinger/forkortelser?besked=gemt');
        } catch (cause) {
          const svar = { bruger: await getBruger(deps, a), besked: null, fejl: sentence(cause, 'ugyldig') };
          sendSide(a.res, forkortelsesside(svar, tekst), 400);
        }
      },
    },
    {
      method: 'get',
      path: '/forkortelser',
      action: 'egen-konto',
      handler: async ({ res, bruger }) => {
        res.setHeader('Cache-Control', 'no-store');
        res.json(await store.listForkortelser(bruger.id));
      },
    },
    {
      method: 'post',
      path: '/forkortelser',
      action: 'egen-konto',
      body: { as: 'json', limit: 10_000 },
      handler: async ({ req, res, bruger }) => {
        const form = formular(req);
        await store.putForkortelse(
          bruger.id,
          tjekForkortelse({ kort: linje(form, 'kort'), lang: linje(form, 'lang') }),
        );
        res.status(204).end();
      },
    },
  ];
}
