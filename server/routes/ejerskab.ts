// What is done to a referat as a whole: a new name, another owner, a copy, into the papirkurv and out of it.
// Each change has an address of its own for fetch (PUT, DELETE) and the same under POST for plain forms.
import { isXmlText } from '../../editor/model/attrs.ts';
import { AppError } from '../../editor/model/fejl.ts';
import { kopi } from '../../templates/moeder/begynd.ts';
import { linje } from '../access/indtastning.ts';
import { erMedlem } from '../access/policy.ts';
import type { Deps } from '../deps.ts';
import { wantsJson } from '../errors.ts';
import { kaldes } from '../pages/overblik.ts';
import { ejerside, navneside, sletteside } from '../pages/referat.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { getReferat } from './overblik.ts';
import { formular, getBruger, sendSide, sentence, udfoert, videre } from './svar.ts';

const JSON_BODY = { as: 'json', limit: 10_000 } as const;
const FORM = { as: 'form', limit: 10_000 } as const;

export function ejerskab(deps: Deps): readonly Route[] {
  return [...navn(deps), ...ejer(deps), ...kopier(deps), ...papirkurv(deps)];
}

function navn(deps: Deps): readonly Route[] {
  const { store, levende } = deps;
  const omdoeb = async (a: Anmodning): Promise<void> => {
    const { navn: sent } = formular(a.req);
    if (typeof sent !== 'string' || !isXmlText(sent)) throw new AppError('ugyldig', tekster.omdoeb.ulaeseligt);
    const value = linje({ navn: sent }, 'navn');
    if (value.length > 200) throw new AppError('ugyldig', tekster.omdoeb.forLangt);
    await store.omdoebReferat(a.referat, value, a.bruger.id);
    levende.navngivet(a.referat, kaldes(await getReferat(deps, a.referat)));
  };
  return [
    {
      method: 'get',
      path: '/referater/:id/navn',
      action: 'omdoeb',
      handler: async (a) => {
        sendSide(a.res, navneside(await getBruger(deps, a), await getReferat(deps, a.referat), null));
      },
    },
    {
      method: 'post',
      path: '/referater/:id/navn',
      action: 'omdoeb',
      body: FORM,
      handler: async (a) => {
        try {
          await omdoeb(a);
          videre(a.res, '/?besked=omdoebt');
        } catch (cause) {
          const fejl = sentence(cause, 'ugyldig');
          sendSide(a.res, navneside(await getBruger(deps, a), await getReferat(deps, a.referat), fejl), 400);
        }
      },
    },
    {
      method: 'put',
      path: '/referater/:id/navn',
      action: 'omdoeb',
      body: JSON_BODY,
      handler: async (a) => {
        await omdoeb(a);
        udfoert(a, '/?besked=omdoebt');
      },
    },
  ];
}

function ejer(deps: Deps): readonly Route[] {
  const { store } = deps;
  /** Colleagues who could have it: in the organ, able to sign in, not its owner. */
  const kolleger = async (a: Anmodning) => {
    const referat = await getReferat(deps, a.referat);
    const alle = await store.listBrugere();
    return alle.filter((one) => erMedlem(one, referat.organ) && one.aktiv && !one.spaerret && one.id !== referat.ejer);
  };
  const giv = async (a: Anmodning): Promise<void> => {
    const til = linje(formular(a.req), 'bruger');
    if (!(await kolleger(a)).some(({ id }) => id === til)) throw new AppError('ugyldig', tekster.givVidere.ukendt);
    await store.setEjer(a.referat, til, a.bruger.id);
  };
  const side = async (a: Anmodning, fejl: string | null): Promise<string> =>
    ejerside(await getBruger(deps, a), await getReferat(deps, a.referat), await kolleger(a), fejl);
  return [
    {
      method: 'get',
      path: '/referater/:id/ejer',
      action: 'giv-videre',
      handler: async (a) => sendSide(a.res, await side(a, null)),
    },
    {
      method: 'post',
      path: '/referater/:id/ejer',
      action: 'giv-videre',
      body: FORM,
      handler: async (a) => {
        try {
          await giv(a);
          videre(a.res, '/?besked=givet-videre');
        } catch (cause) {
          sendSide(a.res, await side(a, sentence(cause, 'ugyldig')), 400);
        }
      },
    },
    {
      method: 'put',
      path: '/referater/:id/ejer',
      action: 'giv-videre',
      body: JSON_BODY,
      handler: async (a) => {
        await giv(a);
        udfoert(a, '/?besked=givet-videre');
      },
    },
  ];
}

function kopier(deps: Deps): readonly Route[] {
  const { store, random } = deps;
  return [
    {
      method: 'post',
      path: '/referater/:id/kopi',
      action: 'kopier',
      handler: async (a) => {
        const referat = await getReferat(deps, a.referat);
        const { doc } = await deps.levende.dokument(a.referat);
        const id = await store.createReferat({
          organ: referat.organ,
          ejer: a.bruger.id,
          doc: kopi(doc, random),
          navn: tekster.kopiAf(kaldes(referat)).slice(0, 200),
          filer: [...(await store.listFiler(a.referat)).values()],
        });
        if (wantsJson(a.req)) a.res.status(201).json({ id });
        else videre(a.res, '/?besked=kopieret');
      },
    },
  ];
}

function papirkurv(deps: Deps): readonly Route[] {
  const { store } = deps;
  const slet = async (a: Anmodning): Promise<void> => {
    await store.laegIPapirkurv(a.referat, a.bruger.id);
    udfoert(a, `/?besked=slettet&om=${a.referat}`);
  };
  const hentOp = async (a: Anmodning): Promise<void> => {
    await store.hentOp(a.referat, a.bruger.id);
    udfoert(a, '/?besked=hentet-op');
  };
  return [
    {
      method: 'get',
      path: '/referater/:id/slet',
      action: 'slet',
      handler: async (a) => sendSide(a.res, sletteside(await getBruger(deps, a), await getReferat(deps, a.referat))),
    },
    { method: 'put', path: '/referater/:id/papirkurv', action: 'slet', handler: slet },
    { method: 'post', path: '/referater/:id/papirkurv', action: 'slet', handler: slet },
    { method: 'delete', path: '/referater/:id/papirkurv', action: 'hent-op', handler: hentOp },
    { method: 'post', path: '/referater/:id/papirkurv/op', action: 'hent-op', handler: hentOp },
  ];
}
