// The session as the browser and the database know it: a random token in a cookie, its hash in a row.
// Pure: the clock and the random bytes are passed in; `db/sessioner.ts` keeps the rows.
import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../editor/model/id.ts';

const MINUT = 60_000;
/** A meeting, the lunch after it and the drive home: nobody is signed out in the middle of a day. */
export const LEDIG_MAKS = 12 * 60 * MINUT;
/** Signing in anew is asked for at least every week. */
export const SAMLET_MAKS = 7 * 24 * 60 * MINUT;
/** `set` is written at most this often: a session must not cost a write per request. */
export const SET_HVER = 5 * MINUT;

/** The times of a session in milliseconds since 1970. */
export interface Sessionstider {
  readonly oprettet: number;
  readonly set: number;
}

/** A new token (256 bits, base64url) and what the database keeps of it. */
export function nytToken(random: RandomBytes): { token: string; hash: string } {
  const token = Buffer.from(random(new Uint8Array(32))).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** The stored form of a token: whoever reads the database cannot sign in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether the session still holds at `now`. */
export function gaelder({ oprettet, set }: Sessionstider, now: number): boolean {
  return now - set < LEDIG_MAKS && now - oprettet < SAMLET_MAKS;
}

/**
 * The cookie's name. `__Host-` (RFC 6265bis §4.1.3.2) binds it to this host and to TLS; without TLS, on the machine's
 * own loopback address only, browsers refuse that name.
 */
function cookienavn(sikker: boolean): string {
  return sikker ? '__Host-referat' : 'referat';
}

/** The `Set-Cookie` header. `token` null takes the cookie away. */
export function cookie(token: string | null, sikker: boolean): string {
  const parts = [`${cookienavn(sikker)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (sikker) parts.push('Secure');
  parts.push(token === null ? 'Max-Age=0' : `Max-Age=${SAMLET_MAKS / 1000}`);
  return parts.join('; ');
}

/** The token in a `Cookie` header, or null. Anything that is not a token of ours counts as none. */
export function laesCookie(header: string | undefined, sikker: boolean): string | null {
  const navn = cookienavn(sikker);
  for (const part of (header ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=');
    if (key === navn && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}
