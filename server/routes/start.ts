// The first start and invitations: whoever holds a one-time link chooses a password and is signed in.

import { AppError } from '../../editor/model/fejl.ts';
import { hashAdgangskode, tjekAdgangskode } from '../access/adgangskode.ts';
import { hashEngangskode } from '../access/engangskode.ts';
import { brugernavn, linje, navn, ordret } from '../access/indtastning.ts';
import type { Deps } from '../deps.ts';
import { invitationside, startside } from '../pages/konto.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { begyndSession } from './session.ts';
import { formular, sendSide, sentence, videre } from './svar.ts';

const FORM = { as: 'form', limit: 20_000 } as const;

export function start(deps: Deps): readonly Route[] {
  return [...foerste(deps), ...invitation(deps)];
}

function kodeI({ req }: Anmodning): string {
  return hashEngangskode(String(req.params.kode));
}

function foerste(deps: Deps): readonly Route[] {
  const { store } = deps;
  const t = tekster.start;
  const kend = async (kode: string): Promise<void> => {
    if (!(await store.findStartkode(kode))) throw new AppError('findes-ikke', t.ugyldigt);
  };
  return [
    {
      method: 'get',
      path: '/start/:kode',
      action: 'start',
      handler: async (a) => {
        await kend(kodeI(a));
        sendSide(a.res, startside({ navn: '', brugernavn: '', organer: '' }, null));
      },
    },
    {
      method: 'post',
      path: '/start/:kode',
      action: 'start',
      body: FORM,
      handler: async (a) => {
        const kode = kodeI(a);
        await kend(kode);
        const form = formular(a.req);
        const svar = {
          navn: linje(form, 'navn'),
          brugernavn: linje(form, 'brugernavn'),
          organer: ordret(form, 'organer'),
        };
        try {
          const organer = svar.organer
            .split('\n')
            .map((line) => line.replace(/\s+/g, ' ').trim())
            .filter((line, i, all) => line !== '' && all.indexOf(line) === i);
          const bruger = { navn: navn(form, 'navn', t.udenNavn), brugernavn: brugernavn(form, t.udenBrugernavn) };
          tjekAdgangskode(ordret(form, 'adgangskode'));
          if (organer.length === 0 || organer.some((one) => one.length > 100))
            throw new AppError('ugyldig', t.udenOrgan);
          const adgangskode = await hashAdgangskode(ordret(form, 'adgangskode'));
          const id = await store.createFoerste(
            kode,
            { ...bruger, adgangskode },
            organer.map((one) => ({ navn: one, type: gaetOrgantype(one) })),
          );
          if (id === null) throw new AppError('findes-ikke', t.ugyldigt);
          await begyndSession(deps, a, id);
          videre(a.res, '/');
        } catch (cause) {
          sendSide(a.res, startside(svar, sentence(cause, 'ugyldig')), 400);
        }
      },
    },
  ];
}

function invitation(deps: Deps): readonly Route[] {
  const { store } = deps;
  const t = tekster.invitation;
  const kend = async (kode: string) => {
    const bruger = await store.findInvitation(kode);
    if (!bruger) throw new AppError('findes-ikke', t.ugyldigt);
    return bruger;
  };
  return [
    {
      method: 'get',
      path: '/invitation/:kode',
      action: 'start',
      handler: async (a) => {
        sendSide(a.res, invitationside(await kend(kodeI(a)), null));
      },
    },
    {
      method: 'post',
      path: '/invitation/:kode',
      action: 'start',
      body: FORM,
      handler: async (a) => {
        const bruger = await kend(kodeI(a));
        try {
          const adgangskode = await hashAdgangskode(ordret(formular(a.req), 'adgangskode'));
          const id = await store.brugInvitation(kodeI(a), adgangskode);
          if (id === null) throw new AppError('findes-ikke', t.ugyldigt);
          await begyndSession(deps, a, id);
          videre(a.res, '/');
        } catch (cause) {
          sendSide(a.res, invitationside(bruger, sentence(cause, 'ugyldig')), 400);
        }
      },
    },
  ];
}

/** The kind of organ that a name speaks of; an administrator can correct it. */
function gaetOrgantype(navn: string): string {
  const ord: readonly (readonly [RegExp, string])[] = [
    [/byråd|kommunalbestyrelse/i, 'byraad'],
    [/\bmed\b|med-|hovedmed|medudvalg/i, 'med'],
    [/styregruppe|projekt/i, 'styregruppe'],
    [/udvalg/i, 'udvalg'],
    [/bestyrelse/i, 'bestyrelse'],
    [/dialog/i, 'dialogforum'],
    [/råd\b|rådet\b/i, 'raad'],
  ];
  return ord.find(([moenster]) => moenster.test(navn))?.[1] ?? 'uformel';
}
