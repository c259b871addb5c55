// One-time codes: the first start's link and invitations. The code stands only in the link; the database has its hash.
import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../editor/model/id.ts';

/** 26 characters of Crockford's base 32 (no I, L, O, U: it may have to be read aloud), 130 bits. */
const TEGN = '0123456789abcdefghjkmnpqrstvwxyz';
const LAENGDE = 26;

/** How long an invitation can be used; the first start's link has no limit, it is made anew at every start. */
export const INVITATION_DAGE = 7;

/** A new code and what the database keeps of it. */
export function nyEngangskode(random: RandomBytes): { kode: string; hash: string } {
  const kode = [...random(new Uint8Array(LAENGDE))].map((byte) => TEGN[byte % 32]).join('');
  return { kode, hash: hashEngangskode(kode) };
}

/** The stored form of a code, for looking it up. A code has 130 random bits: no salt and no slow hash are needed. */
export function hashEngangskode(kode: string): string {
  return createHash('sha256').update(kode.toLowerCase()).digest('hex');
}
