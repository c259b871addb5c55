// The bilag of a referat over HTTP. They are always sent to be saved, never to be shown: no file of anybody's is run or
// drawn at our address.
import type { Bilag } from '../../db/bilag.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { linje } from '../access/indtastning.ts';
import { MAX_FIL } from '../bilag/modtag.ts';
import type { Deps } from '../deps.ts';
import { wantsJson } from '../errors.ts';
import { bilagside } from '../pages/bilag.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.bilag;
const FORM = { as: 'form', limit: 10_000 } as const;
/** Several files at once, and what stands between them. The script sends them one by one. */
const OPSLAG = { as: 'bytes', limit: 2.5 * MAX_FIL } as const;

export function bilag(deps: Deps): readonly Route[] {
  const { store } = deps;

  const side = async (a: Anmodning, fejl: string | null): Promise<string> => {
    const besked = fejl ? null : findBesked(parameter(a.req, 'besked'));
    const fjernet = besked === 'bilag-fjernet' ? await store.findBilag(a.referat, parameter(a.req, 'om')) : null;
    return bilagside({
      bruger: await getBruger(deps, a),
      referat: await getReferat(deps, a.referat),
      bilag: await store.listBilag(a.referat),
      besked,
      fjernet,
      fejl,
    });
  };
  const getEt = async (a: Anmodning): Promise<Bilag> => {
    const found = (await store.listBilag(a.referat)).find(({ id }) => id === a.req.params.bilag);
    if (!found) throw new AppError('findes-ikke', t.ukendt);
    return found;
  };
  /** Does it and shows the list again, with the sentence of what was refused. */
  const goer = async (a: Anmodning, om: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      if (wantsJson(a.req)) throw cause;
      sendSide(a.res, await side(a, sentence(cause, 'ugyldig', 'for-stor')), 400);
      return;
    }
    if (wantsJson(a.req)) a.res.status(204).setHeader('Cache-Control', 'no-store').end();
    else videre(a.res, `/referater/${a.referat}/bilag${om}`);
  };

  return [
    {
      method: 'get',
      path: '/referater/:id/bilag',
      action: 'laes',
      handler: async (a) => {
        if (!wantsJson(a.req)) return sendSide(a.res, await side(a, null));
        a.res.setHeader('Cache-Control', 'no-store').json(await store.listBilag(a.referat));
      },
    },
    {
      method: 'post',
      path: '/referater/:id/bilag',
      action: 'skriv',
      body: OPSLAG,
      handler: (a) =>
        goer(a, '?besked=bilag-lagt-til', async () => {
          const body: unknown = a.req.body;
          if (!(body instanceof Uint8Array)) throw new AppError('ugyldig', t.ingenFil);
          // Off the event loop: nobody's keystroke waits for somebody's files (S4).
          const nye = await deps.arbejde.modtagBilag({ body, type: a.req.get('content-type') ?? '' });
          await store.addBilag(a.referat, nye, a.bruger.id);
        }),
    },
    {
      method: 'get',
      path: '/referater/:id/bilag/:bilag',
      action: 'laes',
      handler: async (a) => {
        const { id, filnavn, mime } = await getEt(a);
        const bytes = await store.findBilagsfil(a.referat, id);
        if (!bytes) throw new AppError('findes-ikke', t.ukendt);
        // Should a reader show it all the same, nothing in it may run or fetch.
        a.res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
        sendFil(a.res, { navn: filnavn, mime, bytes });
      },
    },
    {
      method: 'post',
      path: '/referater/:id/bilag/:bilag',
      action: 'skriv',
      body: FORM,
      handler: async (a) => {
        const { id } = await getEt(a);
        await goer(a, '?besked=gemt', async () => {
          const form = formular(a.req);
          const titel = linje(form, 'titel');
          if (titel === '' || titel.length > 200) throw new AppError('ugyldig', t.udenTitel);
          const svar = linje(form, 'offentlig');
          await store.updateBilag(
            a.referat,
            id,
            { titel, offentlig: svar === 'ja' ? true : svar === 'nej' ? false : null },
            a.bruger.id,
          );
        });
      },
    },
    {
      method: 'post',
      path: '/referater/:id/bilag/:bilag/plads',
      action: 'skriv',
      body: FORM,
      handler: async (a) => {
        const { id } = await getEt(a);
        const til = linje(formular(a.req), 'til');
        await goer(a, '', async () => {
          if (!/^\d{1,3}$/.test(til)) throw new AppError('ugyldig', t.ikkeGemt);
          await store.flytBilag(a.referat, id, Number(til), a.bruger.id);
        });
      },
    },
    {
      method: 'post',
      path: '/referater/:id/bilag/:bilag/fjern',
      action: 'skriv',
      handler: async (a) => {
        const { id } = await getEt(a);
        await goer(a, `?besked=bilag-fjernet&om=${id}`, () => store.fjernBilag(a.referat, id, a.bruger.id));
      },
    },
    {
      method: 'post',
      path: '/referater/:id/bilag/:bilag/fortryd',
      action: 'skriv',
      handler: (a) => goer(a, '', () => store.fortrydFjernBilag(a.referat, String(a.req.params.bilag), a.bruger.id)),
    },
  ];
}
