// How somebody without an account comes in: the personal link, the cookie it is exchanged for, the code by mail.
// Pure but for `deltagervagt`: the clock and the random bytes are passed in; `db/deltageradgang.ts` keeps the rows.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Inviteret } from '../../db/deltageradgang.ts';
import type { RandomBytes } from '../../editor/model/id.ts';
import type { Deps } from '../deps.ts';
import type { Deltager } from './policy.ts';
import { hashToken } from './sessioner.ts';

const MINUT = 60_000;
const TIME = 60 * MINUT;
const DAG = 24 * TIME;

/** How long a link is good for a session: the letter is at hand for another one. */
export const DELTAGERSESSION = 14 * DAG;
/** Where a code is asked for as well, it is asked for every day. */
const DELTAGERSESSION_KODE = 12 * TIME;
/** So long after a round was closed its answers can be read. */
const EFTER_LUKNING = 30 * DAG;

export const KODE_GAELDER = 10 * MINUT;
export const KODE_FORSOEG = 5;
/** Between two letters with a code, and how many in an hour. */
export const KODE_IGEN = MINUT;
export const KODER_I_TIMEN = 5;

/** The personal address with this token. `adresse` is the server's, with or without a slash at its end. */
export function deltagerlink(adresse: URL | string, token: string): string {
  return new URL(`/k/${token}`, adresse).href;
}

/** A new code of six digits and what the database keeps of it. */
export function nyDeltagerkode(random: RandomBytes): { kode: string; salt: string; hash: string } {
  // 2^32 is so much more than a million that the first digits come up as often as the last (to one in 4000).
  const bytes = Buffer.from(random(new Uint8Array(4)));
  const kode = String(bytes.readUInt32BE() % 1_000_000).padStart(6, '0');
  const salt = Buffer.from(random(new Uint8Array(16))).toString('hex');
  return { kode, salt, hash: hashDeltagerkode(kode, salt) };
}

function hashDeltagerkode(kode: string, salt: string): string {
  return createHash('sha256').update(`${salt} ${kode}`).digest('hex');
}

/** Whether `kode` is the one that was mailed; spaces in it do not matter. */
export function passerKode(
  kode: string,
  kendt: { salt: string; kode: string; lavet: number; forsoeg: number },
  now: number,
): boolean {
  if (now - kendt.lavet >= KODE_GAELDER || kendt.forsoeg > KODE_FORSOEG) return false;
  const given = Buffer.from(hashDeltagerkode(kode.replace(/\s/g, ''), kendt.salt));
  const known = Buffer.from(kendt.kode);
  return given.length === known.length && timingSafeEqual(given, known);
}

/** Whether somebody who was invited may come in at all. */
export function harAdgang({ tilbagekaldt, runde }: Inviteret, now: number): boolean {
  return tilbagekaldt === null && !runde.slettet && (runde.lukket === null || now - runde.lukket < EFTER_LUKNING);
}

/** A cookie for each round: two of them in one browser never meet. The id of a round is letters and digits. */
function cookienavn(hoering: string, sikker: boolean): string {
  return `${sikker ? '__Host-' : ''}udkast-${hoering}`;
}

/** The `Set-Cookie` header. `token` null takes the cookie away. */
export function deltagercookie(hoering: string, token: string | null, sikker: boolean): string {
  const parts = [`${cookienavn(hoering, sikker)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (sikker) parts.push('Secure');
  parts.push(`Max-Age=${token === null ? 0 : DELTAGERSESSION / 1000}`);
  return parts.join('; ');
}

/** The token for this round in a `Cookie` header, or null. */
export function laesDeltagercookie(header: string | undefined, hoering: string, sikker: boolean): string | null {
  const navn = cookienavn(hoering, sikker);
  for (const part of (header ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=');
    if (key === navn && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}

/** Finds who asks about a round, by the cookie of that round alone; null = nobody who still may. */
export function deltagervagt({
  store,
  config,
  now,
}: Pick<Deps, 'store' | 'config' | 'now'>): (req: Request, hoering: string) => Promise<Deltager | null> {
  return async (req, hoering) => {
    const token = laesDeltagercookie(req.get('cookie'), hoering, config.sikker);
    if (token === null) return null;
    const session = await store.findDeltagersession(hashToken(token));
    if (!session || session.inviteret.hoering !== hoering || !harAdgang(session.inviteret, now())) return null;
    const { kode } = session.inviteret.runde;
    if (now() - session.oprettet >= (kode ? DELTAGERSESSION_KODE : DELTAGERSESSION)) return null;
    return { hoering, nr: session.inviteret.nr, bekraeftet: session.bekraeftet || !kode };
  };
}
