// The key of another system as it comes with a request: `Authorization: Bearer …` (RFC 6750 §2.1) and nowhere else. In an
// address it would stand in logs and histories, so there it is refused.
import type { Request } from 'express';
import { AppError } from '../../editor/model/fejl.ts';
import type { RandomBytes } from '../../editor/model/id.ts';
import type { Deps } from '../deps.ts';
import { tekster } from '../tekster.ts';
import type { Noegle } from './policy.ts';
import { hashToken, nytToken, SET_HVER } from './sessioner.ts';
import { Takst } from './takst.ts';

const t = tekster.noegler;
/** So that people and scanners see what it is. */
const FORAN = 'referat_';
const I_ADRESSEN = ['access_token', 'token', 'noegle', 'api_key', 'key'];

/** Requests of one key, and wrong keys of one address, in a minute. */
export const HOEJST = { noegle: 300, forkerte: 30 } as const;

/** A new key (256 bits) and what the database keeps of it. */
export function nyNoegle(random: RandomBytes): { noegle: string; hash: string } {
  const noegle = `${FORAN}${nytToken(random).token}`;
  return { noegle, hash: hashToken(noegle) };
}

/** Finds the key of a request; null = none that holds. Throws AppError where it asks too often or shows it in the address. */
export function noeglevagt({ store, now }: Pick<Deps, 'store' | 'now'>): (req: Request) => Promise<Noegle | null> {
  const takst = new Takst(HOEJST.noegle);
  const forkerte = new Takst(HOEJST.forkerte);
  return async (req) => {
    if (I_ADRESSEN.some((navn) => navn in req.query)) throw new AppError('ugyldig', t.iAdressen);
    const adresse = req.ip ?? '';
    if (!forkerte.har(adresse, now())) throw new AppError('for-mange', t.forMange);
    const [, noegle] = /^Bearer +(referat_[A-Za-z0-9_-]{43})$/i.exec(req.get('authorization') ?? '') ?? [];
    const found = noegle === undefined ? null : await store.findNoegle(hashToken(noegle));
    if (!found) {
      if (req.get('authorization') !== undefined) forkerte.tael(adresse, now());
      return null;
    }
    if (!takst.har(found.id, now())) throw new AppError('for-mange', t.forMange);
    takst.tael(found.id, now());
    if (found.brugt === null || now() - found.brugt > SET_HVER) await store.touchNoegle(found.id);
    return found;
  };
}
