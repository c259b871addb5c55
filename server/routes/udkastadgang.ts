// How those who were invited come in and go out: the link, the code by mail, the end of the session.
import { AppError } from '../../editor/model/fejl.ts';
import {
  deltagercookie,
  harAdgang,
  KODE_FORSOEG,
  KODE_GAELDER,
  KODE_IGEN,
  KODER_I_TIMEN,
  laesDeltagercookie,
  passerKode,
} from '../access/deltager.ts';
import { linje } from '../access/indtastning.ts';
import { hashToken, nytToken } from '../access/sessioner.ts';
import { Takst } from '../access/takst.ts';
import type { Deps } from '../deps.ts';
import { kodeside, linkside, udeside } from '../pages/udkastadgang.ts';
import type { Anmodning, Route } from '../route.ts';
import { tekster } from '../tekster.ts';
import { formular, parameter, sendSide, sentence, videre } from './svar.ts';

const t = tekster.udkast;
const FORM = { as: 'form', limit: 10_000 } as const;
const TIME = 60 * 60_000;
/** Wrong links from one address in a minute. */
const FORKERTE = 30;

export function udkastadgang(deps: Deps): readonly Route[] {
  const { store, config, now, random, postbud } = deps;
  const forkerte = new Takst(FORKERTE);
  const tokenI = ({ req }: Anmodning): string | null =>
    laesDeltagercookie(req.get('cookie'), hoeringI(req), config.sikker);
  return [
    {
      method: 'get',
      path: '/k/:token',
      action: 'udkast-link',
      handler: ({ res }) => {
        foraede(res);
        sendSide(res, linkside());
      },
    },
    {
      method: 'post',
      path: '/k/:token',
      action: 'udkast-link',
      handler: async ({ req, res }) => {
        foraede(res);
        const adresse = req.ip ?? '';
        const inviteret = forkerte.har(adresse, now())
          ? await store.findDeltagerlink(hashToken(String(req.params.token)))
          : null;
        if (!inviteret || !harAdgang(inviteret, now())) {
          forkerte.tael(adresse, now());
          throw new AppError('findes-ikke', t.neutral.besked);
        }
        const { hoering, nr, runde } = inviteret;
        const gammelt = laesDeltagercookie(req.get('cookie'), hoering, config.sikker);
        if (gammelt !== null) await store.deleteDeltagersession(hashToken(gammelt));
        const { token, hash } = nytToken(random);
        await store.createDeltagersession(hash, hoering, nr, !runde.kode);
        res.append('Set-Cookie', deltagercookie(hoering, token, config.sikker));
        videre(res, `/udkast/${hoering}${runde.kode ? '/kode' : ''}`);
      },
    },
    {
      method: 'get',
      path: '/udkast/:hoering/kode',
      action: 'udkast-kode',
      handler: ({ req, res, deltager }) => {
        if (deltager.bekraeftet) return videre(res, `/udkast/${deltager.hoering}`);
        const sendt = parameter(req, 'sendt') === '1';
        sendSide(res, kodeside({ hoering: deltager.hoering, sendt, fejl: null }));
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/kode/brev',
      action: 'udkast-kode',
      body: FORM,
      handler: async ({ res, deltager: { hoering, nr } }) => {
        const at = now();
        const inviteret = await store.findInviteret(hoering, nr);
        const sendte = await store.listKodebreve(hoering, nr, at - TIME);
        try {
          if (!inviteret?.mail) throw new AppError('ugyldig', t.kode.udenMail);
          const [seneste = 0] = sendte;
          if (at - seneste < KODE_IGEN) throw new AppError('for-mange', t.kode.vent);
          if (sendte.length >= KODER_I_TIMEN) throw new AppError('for-mange', t.kode.forMange);
          const tekst = t.kode.brev.replace('{navn}', () => inviteret.navn);
          await store.bestilKode(hoering, nr, { emne: t.kode.emne, tekst });
          postbud.afsted();
          videre(res, `/udkast/${hoering}/kode?sendt=1`);
        } catch (cause) {
          const fejl = sentence(cause, 'ugyldig', 'for-mange');
          sendSide(res, kodeside({ hoering, sendt: sendte.length > 0, fejl }), 429);
        }
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/kode',
      action: 'udkast-kode',
      body: FORM,
      handler: async (a) => {
        const { hoering, nr } = a.deltager;
        const kendt = await store.tagKodeforsoeg(hoering, nr);
        const token = tokenI(a);
        if (!kendt || token === null || !passerKode(linje(formular(a.req), 'kode'), kendt, now())) {
          const gone = !kendt || now() - kendt.lavet >= KODE_GAELDER || kendt.forsoeg >= KODE_FORSOEG;
          sendSide(a.res, kodeside({ hoering, sendt: true, fejl: gone ? t.kode.udloebet : t.kode.forkert }), 400);
          return;
        }
        await store.deleteDeltagerkode(hoering, nr);
        await store.bekraeftDeltagersession(hashToken(token));
        videre(a.res, `/udkast/${hoering}`);
      },
    },
    {
      method: 'post',
      path: '/udkast/:hoering/ud',
      action: 'udkast-kode',
      handler: async (a) => {
        const token = tokenI(a);
        if (token !== null) await store.deleteDeltagersession(hashToken(token));
        a.res.append('Set-Cookie', deltagercookie(a.deltager.hoering, null, config.sikker));
        sendSide(a.res, udeside());
      },
    },
  ];
}

function hoeringI(req: Anmodning['req']): string {
  return String(req.params.hoering);
}

/** The address is the permission: it goes nowhere from here, and no one keeps the page. */
function foraede(res: Anmodning['res']): void {
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('X-Robots-Tag', 'noindex, nofollow');
  res.setHeader('Cache-Control', 'no-store');
}
