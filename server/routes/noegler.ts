// The keys of other systems: made, shown once, revoked. For administrators.
import { AppError } from '../../editor/model/fejl.ts';
import { flere, linje, navn } from '../access/indtastning.ts';
import { nyNoegle } from '../access/noegler.ts';
import type { Deps } from '../deps.ts';
import { noegleside } from '../pages/noegler.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.noegler;
const FORM = { as: 'form', limit: 50_000 } as const;

export function noegler(deps: Deps): readonly Route[] {
  const { store, random, now } = deps;
  const side = async (a: Anmodning, lavet: { navn: string; noegle: string } | null, fejl: string | null) =>
    noegleside({
      bruger: await getBruger(deps, a),
      besked: fejl === null && lavet === null ? findBesked(parameter(a.req, 'besked')) : null,
      fejl,
      lavet,
      noegler: await store.listNoegler(),
      organer: await store.listOrganer(),
      now: now(),
    });
  return [
    {
      method: 'get',
      path: '/indstillinger/noegler',
      action: 'noegler',
      handler: async (a) => sendSide(a.res, await side(a, null, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/noegler',
      action: 'noegler',
      body: FORM,
      handler: async (a) => {
        try {
          const form = formular(a.req);
          const kaldt = navn(form, 'navn', t.udenNavn);
          const omfang = (['offentlig', 'fuld'] as const).find((one) => one === linje(form, 'omfang'));
          if (!omfang) throw new AppError('ugyldig', t.udenOmfang);
          const organer = (await store.listOrganer(flere(form, 'organ'))).map(({ id }) => id);
          if (organer.length === 0) throw new AppError('ugyldig', t.udenOrgan);
          const { noegle, hash } = nyNoegle(random);
          await store.createNoegle({ navn: kaldt, omfang, organer, hash }, a.bruger.id);
          sendSide(a.res, await side(a, { navn: kaldt, noegle }, null));
        } catch (cause) {
          sendSide(a.res, await side(a, null, sentence(cause, 'ugyldig')), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/indstillinger/noegler/:noegle/spaer',
      action: 'noegler',
      handler: async (a) => {
        await store.spaerNoegle(String(a.req.params.noegle), a.bruger.id);
        videre(a.res, '/indstillinger/noegler?besked=noegle-spaerret');
      },
    },
  ];
}
