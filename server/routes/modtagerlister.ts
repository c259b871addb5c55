// The lists of recipients: the secretariat keeps those of its organs, administrators everybody's too.
import type { Modtagerliste } from '../../db/modtagerlister.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { type Formular, linje, navn, ordret } from '../access/indtastning.ts';
import { erMedlem, type Hvem } from '../access/policy.ts';
import type { Deps } from '../deps.ts';
import { laesModtagere } from '../mail/adresse.ts';
import type { Svar } from '../pages/indstillinger.ts';
import { type Felter, listerside, listeside } from '../pages/modtagerlister.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.udsendelse.lister;
const FORM = { as: 'form', limit: 300_000 } as const;
const MAX = 1000;
const HER = '/indstillinger/modtagerlister';

/** Whether this account keeps lists of the organ (null = everybody's). */
function maa(hvem: Hvem, organ: string | null): boolean {
  return organ === null ? hvem.rolle === 'administrator' : erMedlem(hvem, organ);
}

export function modtagerlister(deps: Deps): readonly Route[] {
  const { store } = deps;
  const svar = async (a: Anmodning, fejl: string | null): Promise<Svar> => ({
    bruger: await getBruger(deps, a),
    besked: fejl ? null : findBesked(parameter(a.req, 'besked')),
    fejl,
  });
  const alle = async (a: Anmodning, felter: Felter, fejl: string | null): Promise<string> =>
    listerside(
      await svar(a, fejl),
      await store.listModtagerlister(a.bruger.organer),
      await store.listOrganer(a.bruger.organer),
      { maa: ({ organ }) => maa(a.bruger, organ), felter },
    );
  const getListe = async (a: Anmodning): Promise<Modtagerliste> => {
    const id = String(a.req.params.liste);
    const found = (await store.listModtagerlister(a.bruger.organer)).find((one) => one.id === id);
    if (!found || !maa(a.bruger, found.organ)) throw new AppError('findes-ikke', t.ukendt);
    return found;
  };
  const laes = (form: Formular) => {
    const modtagere = laesModtagere(ordret(form, 'modtagere'));
    if (modtagere.length > MAX) throw new AppError('ugyldig', t.forMange);
    return { navn: navn(form, 'navn', t.udenNavn), modtagere };
  };
  const typed = (form: Formular): Felter => ({
    navn: linje(form, 'navn'),
    organ: linje(form, 'organ'),
    modtagere: ordret(form, 'modtagere'),
  });
  return [
    {
      method: 'get',
      path: HER,
      action: 'modtagerlister',
      handler: async (a) => {
        const [foerste] = await store.listOrganer(a.bruger.organer);
        const felter = { navn: '', organ: foerste?.id ?? '', modtagere: '' };
        sendSide(a.res, await alle(a, felter, null));
      },
    },
    {
      method: 'post',
      path: HER,
      action: 'modtagerlister',
      body: FORM,
      handler: async (a) => {
        const form = formular(a.req);
        try {
          const organ = linje(form, 'organ') || null;
          if (!maa(a.bruger, organ)) throw new AppError('ugyldig', t.ukendtOrgan);
          await store.createModtagerliste({ organ, ...laes(form) }, a.bruger.id);
          videre(a.res, `${HER}?besked=gemt`);
        } catch (cause) {
          sendSide(a.res, await alle(a, typed(form), sentence(cause, 'ugyldig', 'konflikt')), 400);
        }
      },
    },
    {
      method: 'get',
      path: `${HER}/:liste`,
      action: 'modtagerlister',
      handler: async (a) => sendSide(a.res, listeside(await svar(a, null), await getListe(a), null)),
    },
    {
      method: 'post',
      path: `${HER}/:liste`,
      action: 'modtagerlister',
      body: FORM,
      handler: async (a) => {
        const liste = await getListe(a);
        const form = formular(a.req);
        try {
          await store.updateModtagerliste({ id: liste.id, ...laes(form) }, a.bruger.id);
          videre(a.res, `${HER}?besked=gemt`);
        } catch (cause) {
          const fejl = sentence(cause, 'ugyldig', 'konflikt');
          sendSide(a.res, listeside(await svar(a, fejl), liste, typed(form)), 400);
        }
      },
    },
    {
      method: 'post',
      path: `${HER}/:liste/slet`,
      action: 'modtagerlister',
      handler: async (a) => {
        await store.deleteModtagerliste((await getListe(a)).id, a.bruger.id);
        videre(a.res, `${HER}?besked=liste-slettet`);
      },
    },
  ];
}
