// Settings: one's own password; for administrators the accounts (invited by a link that is shown once) and the organs.
import { AppError } from '../../editor/model/fejl.ts';
import { hashAdgangskode, passer } from '../access/adgangskode.ts';
import { INVITATION_DAGE, nyEngangskode } from '../access/engangskode.ts';
import { brugernavn, type Formular, flere, linje, navn, ordret } from '../access/indtastning.ts';
import { roller } from '../access/policy.ts';
import { hashToken, laesCookie } from '../access/sessioner.ts';
import type { Deps } from '../deps.ts';
import { tjekMail } from '../mail/adresse.ts';
import { brugereside, brugerside, kontoside, type Link, organerside, type Svar } from '../pages/indstillinger.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { formular, getBruger, parameter, sendSide, sentence, videre } from './svar.ts';

const FORM = { as: 'form', limit: 50_000 } as const;
const DAG = 24 * 60 * 60_000;

export function indstillinger(deps: Deps): readonly Route[] {
  return [...konto(deps), ...brugere(deps), ...organer(deps)];
}

async function svarTil(deps: Deps, a: Anmodning, fejl: string | null): Promise<Svar> {
  return { bruger: await getBruger(deps, a), besked: fejl ? null : findBesked(parameter(a.req, 'besked')), fejl };
}

function konto(deps: Deps): readonly Route[] {
  const { store, config } = deps;
  const side = async (a: Anmodning, fejl: string | null, skrevet: string | null = null): Promise<string> =>
    kontoside(
      await svarTil(deps, a, fejl),
      await store.listOrganer(a.bruger.organer),
      skrevet ?? (await store.findEgenMail(a.bruger.id)) ?? '',
    );
  return [
    {
      method: 'get',
      path: '/indstillinger',
      action: 'egen-konto',
      handler: async (a) => sendSide(a.res, await side(a, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/mail',
      action: 'egen-konto',
      body: FORM,
      handler: async (a) => {
        const skrevet = linje(formular(a.req), 'mail');
        try {
          await store.setEgenMail(a.bruger.id, skrevet === '' ? null : tjekMail(skrevet));
          videre(a.res, '/indstillinger?besked=egen-mail');
        } catch (cause) {
          sendSide(a.res, await side(a, sentence(cause, 'ugyldig'), skrevet), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/indstillinger/adgangskode',
      action: 'egen-konto',
      body: FORM,
      handler: async (a) => {
        try {
          const form = formular(a.req);
          const login = await store.findLogin((await getBruger(deps, a)).brugernavn);
          if (!(await passer(login?.adgangskode ?? null, ordret(form, 'nuvaerende'))))
            throw new AppError('ugyldig', tekster.indstillinger.forkertNuvaerende);
          const token = laesCookie(a.req.get('cookie'), config.sikker) ?? '';
          await store.setAdgangskode(a.bruger.id, await hashAdgangskode(ordret(form, 'adgangskode')), hashToken(token));
          videre(a.res, '/indstillinger?besked=kode');
        } catch (cause) {
          sendSide(a.res, await side(a, sentence(cause, 'ugyldig')), 400);
        }
      },
    },
  ];
}

function brugere(deps: Deps): readonly Route[] {
  const { store, random, now, config } = deps;
  const t = tekster.brugere;
  const alle = async (a: Anmodning, link: Link | null, fejl: string | null): Promise<string> =>
    brugereside(await svarTil(deps, a, fejl), await store.listBrugere(), await store.listOrganer(), link);
  const getAnden = async (a: Anmodning) => {
    const found = await store.findBruger(String(a.req.params.bruger));
    if (!found) throw new AppError('findes-ikke', t.ukendt);
    return found;
  };
  const en = async (a: Anmodning, fejl: string | null): Promise<string> =>
    brugerside(await svarTil(deps, a, fejl), await getAnden(a), await store.listOrganer());
  const laes = (form: Formular) => {
    const rolle = roller.find((one) => one === linje(form, 'rolle'));
    if (!rolle) throw new AppError('ugyldig', t.ukendtRolle);
    return { navn: navn(form, 'navn', t.udenNavn), rolle, organer: flere(form, 'organ') };
  };
  const nytLink = ({ req }: Anmodning) => {
    const { kode, hash } = nyEngangskode(random);
    const her = config.url?.origin ?? `http://${req.get('host') ?? ''}`;
    return {
      invitation: { kode: hash, udloeber: now() + INVITATION_DAGE * DAG },
      adresse: `${her}/invitation/${kode}`,
    };
  };
  return [
    {
      method: 'get',
      path: '/indstillinger/brugere',
      action: 'brugere',
      handler: async (a) => sendSide(a.res, await alle(a, null, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/brugere',
      action: 'brugere',
      body: FORM,
      handler: async (a) => {
        try {
          const form = formular(a.req);
          const ny = { ...laes(form), brugernavn: brugernavn(form, tekster.start.udenBrugernavn) };
          const { invitation, adresse } = nytLink(a);
          await store.createBruger(ny, invitation, a.bruger.id);
          sendSide(a.res, await alle(a, { navn: ny.navn, adresse }, null));
        } catch (cause) {
          sendSide(a.res, await alle(a, null, sentence(cause, 'ugyldig', 'konflikt')), 400);
        }
      },
    },
    {
      method: 'get',
      path: '/indstillinger/brugere/:bruger',
      action: 'brugere',
      handler: async (a) => sendSide(a.res, await en(a, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/brugere/:bruger',
      action: 'brugere',
      body: FORM,
      handler: async (a) => {
        try {
          await store.updateBruger((await getAnden(a)).id, laes(formular(a.req)), a.bruger.id);
          videre(a.res, '/indstillinger/brugere?besked=gemt');
        } catch (cause) {
          sendSide(a.res, await en(a, sentence(cause, 'ugyldig', 'konflikt')), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/indstillinger/brugere/:bruger/link',
      action: 'brugere',
      handler: async (a) => {
        try {
          const bruger = await getAnden(a);
          const { invitation, adresse } = nytLink(a);
          await store.inviterIgen(bruger.id, invitation, a.bruger.id);
          sendSide(a.res, await alle(a, { navn: bruger.navn, adresse }, null));
        } catch (cause) {
          sendSide(a.res, await en(a, sentence(cause, 'konflikt')), 400);
        }
      },
    },
    {
      method: 'post',
      path: '/indstillinger/brugere/:bruger/adgang',
      action: 'brugere',
      body: FORM,
      handler: async (a) => {
        try {
          const spaerret = linje(formular(a.req), 'spaerret') === 'ja';
          await store.setSpaerret((await getAnden(a)).id, spaerret, a.bruger.id);
          videre(a.res, '/indstillinger/brugere?besked=gemt');
        } catch (cause) {
          sendSide(a.res, await en(a, sentence(cause, 'konflikt')), 400);
        }
      },
    },
  ];
}

function organer(deps: Deps): readonly Route[] {
  const { store } = deps;
  const t = tekster.organer;
  const side = async (a: Anmodning, fejl: string | null): Promise<string> =>
    organerside(await svarTil(deps, a, fejl), await store.listOrganer(), await store.countIOrganer());
  const laes = (form: Formular) => {
    const type = linje(form, 'type');
    if (!(type in tekster.organtype)) throw new AppError('ugyldig', t.ukendtType);
    return { navn: navn(form, 'navn', t.udenNavn), type, toPersoner: linje(form, 'to-personer') === 'ja' };
  };
  const getId = async (a: Anmodning): Promise<string> => {
    const id = String(a.req.params.organ);
    if ((await store.listOrganer([id])).length === 0) throw new AppError('findes-ikke', t.ukendt);
    return id;
  };
  /** Does it and shows the list again, with the sentence of what was refused. */
  const goer = async (a: Anmodning, besked: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      videre(a.res, `/indstillinger/organer?besked=${besked}`);
    } catch (cause) {
      sendSide(a.res, await side(a, sentence(cause, 'ugyldig', 'konflikt')), 400);
    }
  };
  return [
    {
      method: 'get',
      path: '/indstillinger/organer',
      action: 'organer',
      handler: async (a) => sendSide(a.res, await side(a, null)),
    },
    {
      method: 'post',
      path: '/indstillinger/organer',
      action: 'organer',
      body: FORM,
      handler: (a) => goer(a, 'gemt', async () => store.createOrgan(laes(formular(a.req)), a.bruger.id)),
    },
    {
      method: 'post',
      path: '/indstillinger/organer/:organ',
      action: 'organer',
      body: FORM,
      handler: (a) =>
        goer(a, 'gemt', async () => store.updateOrgan({ id: await getId(a), ...laes(formular(a.req)) }, a.bruger.id)),
    },
    {
      method: 'post',
      path: '/indstillinger/organer/:organ/slet',
      action: 'organer',
      handler: (a) => goer(a, 'organ-slettet', async () => store.deleteOrgan(await getId(a), a.bruger.id)),
    },
  ];
}
