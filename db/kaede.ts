// The chain that the log of events is: each row's hash covers the row and the hash of the row before it, so that whoever
// changes one must rewrite all that follow, and a hash that was printed once still tells (`findLed`). Hashing is pure.
import { createHash } from 'node:crypto';
import { kanoniskJson } from '../editor/model/kanoniskjson.ts';
import type { Database } from './open.ts';

/** What stands before the first event. */
export const BEGYNDELSE = '0'.repeat(64);

/** A row as it is hashed. `detaljer` is JSON as it is stored; `tekst` the salted hash of a text outside the chain. */
export interface Led {
  readonly id: number;
  readonly at: number;
  readonly slags: string;
  readonly bruger: string | null;
  readonly referat: string | null;
  readonly detaljer: string;
  readonly tekst: string | null;
}

export interface Kaedeled extends Led {
  readonly forrige: string | null;
  readonly aftryk: string | null;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash of a text that lies outside the chain: the salt keeps a short one from being guessed. */
export function tekstaftryk(salt: string, json: string): string {
  return sha256(`${salt}\n${json}`);
}

/** The hash of a row behind `forrige`. */
export function ledaftryk({ id, at, slags, bruger, referat, detaljer, tekst }: Led, forrige: string): string {
  const indhold = sha256(kanoniskJson({ detaljer: sha256(detaljer), tekst }));
  return sha256(kanoniskJson({ seq: id, at, slags, aktoer: bruger, emne: referat, indhold, forrige }));
}

/** The hash that the next row stands on, and its number. Seals what an older release wrote. Inside a transaction. */
export function naesteLed(db: Database): { readonly id: number; readonly forrige: string } {
  const last = db.prepare<[], Kaedeled>('SELECT * FROM haendelse ORDER BY id DESC LIMIT 1').get();
  if (!last) return { id: 1, forrige: BEGYNDELSE };
  return { id: last.id + 1, forrige: last.aftryk ?? forsegl(db) };
}

/** Hashes the rows that have no hash yet, in order; returns the last hash. */
function forsegl(db: Database): string {
  const set = db.prepare('UPDATE haendelse SET forrige = ?, aftryk = ? WHERE id = ?');
  let forrige = hoved(db) ?? BEGYNDELSE;
  for (const row of db.prepare<[], Kaedeled>('SELECT * FROM haendelse WHERE aftryk IS NULL ORDER BY id').all()) {
    const aftryk = ledaftryk(row, forrige);
    set.run(forrige, aftryk, row.id);
    forrige = aftryk;
  }
  return forrige;
}

/** The hash of the newest row: whoever writes it down can see later whether the rows up to it are still the same. */
export function hoved(db: Database): string | null {
  return (
    db
      .prepare<[], string>('SELECT aftryk FROM haendelse WHERE aftryk IS NOT NULL ORDER BY id DESC LIMIT 1')
      .pluck()
      .get() ?? null
  );
}
