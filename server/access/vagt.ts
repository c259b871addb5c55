// Who sends a request and what it asks about: looks the session's cookie and the referat up in the store.
import type { Request } from 'express';
import type { Deps } from '../deps.ts';
import type { Vagt } from '../route.ts';
import { deltagervagt } from './deltager.ts';
import { noeglevagt } from './noegler.ts';
import { gaelder, hashToken, laesCookie, SET_HVER } from './sessioner.ts';

export function createVagt({ store, config, now }: Deps): Vagt {
  return {
    findNoegle: noeglevagt({ store, now }),
    findDeltager: deltagervagt({ store, config, now }),
    async findHvem(req) {
      const token = laesCookie(req.get('cookie'), config.sikker);
      if (token === null) return null;
      const hash = hashToken(token);
      const session = await store.findSession(hash);
      if (!session || !gaelder(session, now())) return null;
      if (isByHand(req) && now() - session.set > SET_HVER) await store.touchSession(hash);
      return session.bruger;
    },
    async findHvad(id) {
      const referat = await store.findReferat(id);
      if (!referat) return null;
      const { organ, ejer, status, slettet, udgaver } = referat;
      return { organ, ejer, status, slettet: slettet !== null, udgaver };
    },
  };
}

/** A page that someone opened or something they changed. A forgotten tab that listens must not keep a session alive. */
function isByHand(req: Request): boolean {
  return req.method !== 'GET' || /\btext\/html\b/.test(req.get('accept') ?? '');
}
