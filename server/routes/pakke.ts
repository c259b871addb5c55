// The parcel for the case system, of the text as it stands or of an approved version, and what the referat is filed under.
import { sha256 } from '../../db/kaede.ts';
import * as is from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { erLaast } from '../../editor/model/forloeb.ts';
import { type Journal, laesFacet, laesKle } from '../../editor/model/kle.ts';
import { type Formular, ordret } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { wantsJson } from '../errors.ts';
import { iDag } from '../pages/tid.ts';
import { type Pakkeri, pakUdgave, pakUdkast } from '../pakker.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { visEksport } from './eksportside.ts';
import { type Fil, sendFil } from './fil.ts';
import { getReferat } from './overblik.ts';
import { formular, sentence, udfoert } from './svar.ts';

const t = tekster.pakke.journal;
const FORM = { as: 'form', limit: 10_000 } as const;

/** What a parcel is made from on this server. */
export function pakkeri({ store, log, arbejde, levende }: Deps): Pakkeri {
  return { store, log, arbejde, dokument: async (referat) => (await levende.dokument(referat)).doc };
}

export function pakke(deps: Deps): readonly Route[] {
  const { store, now } = deps;
  const her = pakkeri(deps);
  const udlever = async (a: Anmodning, udgave: number | null, fil: Fil): Promise<void> => {
    await store.noterUdlevering(a.referat, { format: 'pakke', udgave, sha256: sha256(fil.bytes) }, a.bruger.id);
    sendFil(a.res, fil);
  };
  const getUdgave = async (a: Anmodning, tal: string) => {
    const found = (await store.listUdgaver(a.referat)).find(({ udgave }) => String(udgave) === tal);
    if (!found) throw new AppError('findes-ikke', tekster.godkendelse.ukendtUdgave);
    return found;
  };
  return [
    {
      method: 'get',
      path: '/referater/:id/pakke',
      action: 'eksporter',
      handler: async (a) => {
        const referat = await getReferat(deps, a.referat);
        if (!erLaast(referat.status) || referat.udgaver === 0) return udlever(a, null, await pakUdkast(her, referat));
        const udgave = await getUdgave(a, String(referat.udgaver));
        await udlever(a, udgave.udgave, await pakUdgave(her, referat, udgave));
      },
    },
    {
      method: 'get',
      path: '/referater/:id/udgaver/:udgave/pakke',
      action: 'eksporter',
      handler: async (a) => {
        const udgave = await getUdgave(a, String(a.req.params.udgave));
        await udlever(a, udgave.udgave, await pakUdgave(her, await getReferat(deps, a.referat), udgave));
      },
    },
    {
      method: 'post',
      path: '/referater/:id/journal',
      action: 'ret-journal',
      body: FORM,
      handler: async (a) => {
        try {
          await store.saveJournal(a.referat, laesJournal(formular(a.req), iDag(now())), a.bruger.id);
          udfoert(a, `/referater/${a.referat}/eksport?besked=journal#journal`);
        } catch (cause) {
          if (wantsJson(a.req)) throw cause;
          const form = formular(a.req);
          const sent = { kle: ordret(form, 'kle'), facet: ordret(form, 'facet'), dato: ordret(form, 'dato') };
          await visEksport(deps, a, { journal: { journal: sent, fejl: sentence(cause, 'ugyldig') } });
        }
      },
    },
  ];
}

/** Throws AppError "ugyldig" for the first field that is wrong. */
function laesJournal(form: Formular, idag: string): Journal {
  const kle = laesKle(ordret(form, 'kle'));
  const facet = laesFacet(ordret(form, 'facet'));
  const dato = ordret(form, 'dato').trim();
  if (dato === '') return { kle, facet, dato: null };
  try {
    is.date(dato);
  } catch (cause) {
    throw new AppError('ugyldig', t.datoform, { cause });
  }
  if (dato > idag) throw new AppError('ugyldig', t.fremtid);
  return { kle, facet, dato };
}
