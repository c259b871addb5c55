// Signing in and out. The same answer for an unknown name and a wrong password; guessing is slowed down.
import { AppError } from '../../editor/model/fejl.ts';
import { passer } from '../access/adgangskode.ts';
import { Bremse } from '../access/bremse.ts';
import { linje, ordret } from '../access/indtastning.ts';
import { cookie, hashToken, laesCookie, nytToken } from '../access/sessioner.ts';
import type { Deps } from '../deps.ts';
import { STATUS, wantsJson } from '../errors.ts';
import { loginside } from '../pages/konto.ts';
import type { Anmodning, Route } from '../route.ts';
import { findBesked, tekster } from '../tekster.ts';
import { formular, parameter, sendSide, udfoert, videre } from './svar.ts';

const t = tekster.login;

export function session(deps: Deps): readonly Route[] {
  const { store, config, now } = deps;
  const bremse = new Bremse();

  const logInd = async (a: Anmodning): Promise<string> => {
    const form = formular(a.req);
    const brugernavn = linje(form, 'brugernavn').toLocaleLowerCase('da').slice(0, 200);
    const adresse = a.req.ip ?? '';
    const venter = bremse.venter(brugernavn, adresse, now());
    if (venter > 0) throw new AppError('for-mange', t.vent(Math.ceil(venter / 1000)));
    const login = await store.findLogin(brugernavn);
    const fits = await passer(login?.adgangskode ?? null, ordret(form, 'adgangskode'));
    if (!fits || !login || login.bruger.spaerret) {
      bremse.forkert(brugernavn, adresse, now());
      throw new AppError('ikke-logget-ind', t.forkert);
    }
    bremse.rigtig(brugernavn, adresse);
    await begyndSession(deps, a, login.bruger.id);
    return login.bruger.id;
  };

  const slut = async (a: Anmodning): Promise<void> => {
    const token = laesCookie(a.req.get('cookie'), config.sikker);
    if (token !== null) await store.deleteSession(hashToken(token));
    a.res.append('Set-Cookie', cookie(null, config.sikker));
    udfoert(a, '/login?besked=logget-ud');
  };

  return [
    {
      method: 'get',
      path: '/login',
      action: 'login',
      handler: async ({ req, res, hvem }) => {
        const til = egenSti(parameter(req, 'til'));
        if (hvem) return videre(res, til);
        const besked = findBesked(parameter(req, 'besked'));
        sendSide(
          res,
          loginside({
            brugernavn: '',
            til,
            fejl: null,
            besked: besked && tekster.beskeder[besked],
            ingenBrugere: (await store.countBrugere()) === 0,
          }),
        );
      },
    },
    {
      method: 'post',
      path: '/session',
      action: 'login',
      body: { as: 'form', limit: 10_000 },
      handler: async (a) => {
        const form = formular(a.req);
        const til = egenSti(ordret(form, 'til'));
        try {
          const id = await logInd(a);
          if (wantsJson(a.req)) a.res.setHeader('Cache-Control', 'no-store').json({ bruger: id });
          else videre(a.res, til);
        } catch (cause) {
          if (!(cause instanceof AppError) || wantsJson(a.req)) throw cause;
          const page = loginside({
            brugernavn: linje(form, 'brugernavn'),
            til,
            fejl: cause.message,
            besked: null,
            ingenBrugere: false,
          });
          sendSide(a.res, page, STATUS[cause.code]);
        }
      },
    },
    { method: 'delete', path: '/session', action: 'log-ud', handler: slut },
    { method: 'post', path: '/session/slut', action: 'log-ud', handler: slut },
  ];
}

/** Signs the account in on this browser: a new token each time, the old one stops working. */
export async function begyndSession(
  { store, config, random }: Deps,
  { req, res }: Anmodning,
  bruger: string,
): Promise<void> {
  const { token, hash } = nytToken(random);
  const gammelt = laesCookie(req.get('cookie'), config.sikker);
  await store.createSession(hash, bruger, gammelt === null ? null : hashToken(gammelt));
  res.append('Set-Cookie', cookie(token, config.sikker));
}

/** A path on this server to go on to; anything that could lead elsewhere is the overview. */
function egenSti(til: string): string {
  const base = 'http://her.invalid';
  const url = til.startsWith('/') ? URL.parse(til, base) : null;
  // "/.//elsewhere" is a path of ours whose normal form, "//elsewhere", is another host's address.
  if (url?.origin !== base || url.pathname.startsWith('//') || url.pathname === '/login') return '/';
  return `${url.pathname}${url.search}`;
}
