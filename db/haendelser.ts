// The log of events: who did what and when. Never keys, never text of a referat.
import type { Database } from './open.ts';

export interface Haendelse {
  readonly at: number;
  readonly bruger: string | null;
  readonly referat: string | null;
  /** "referat-oprettet", "version-gendannet" … */
  readonly slags: string;
  readonly detaljer?: Readonly<Record<string, string | number | boolean | null>>;
}

/** For operations that log in their own transaction. */
export function insertHaendelse(db: Database, { at, bruger, referat, slags, detaljer = {} }: Haendelse): void {
  db.prepare('INSERT INTO haendelse (at, bruger, referat, slags, detaljer) VALUES (?, ?, ?, ?, ?)').run(
    at,
    bruger,
    referat,
    slags,
    JSON.stringify(detaljer),
  );
}
