// The log of events: who did what and when. Never keys, never text of a referat; what people wrote about it lies beside
// the chain. Append-only: triggers hold it, and `kaede.ts` makes a change visible.
import { hoved, ledaftryk, naesteLed, tekstaftryk } from './kaede.ts';
import type { Database } from './open.ts';

export interface Haendelse {
  readonly at: number;
  readonly bruger: string | null;
  readonly referat: string | null;
  /** "referat-oprettet", "version-gendannet" … */
  readonly slags: string;
  readonly detaljer?: Readonly<Record<string, string | number | boolean | null>>;
  /** Names and free text: erasable, so only their salted hash is in the chain. `salt` is random. */
  readonly tekst?: { readonly salt: string; readonly json: string };
}

/** What the log says of an event afterwards. */
export interface Skrevet {
  readonly id: number;
  /** The head of the chain with this event as its last. */
  readonly aftryk: string;
}

/** An event as it is read again. */
export interface Haendelseslinje {
  readonly at: number;
  readonly slags: string;
  /** Of the account; null where nobody did it, or the account is unknown. */
  readonly navn: string | null;
  readonly detaljer: Readonly<Partial<Record<string, string | number | boolean | null>>>;
}

export interface Haendelser {
  /** What happened to a referat, the newest first; at most `hoejst`. */
  listHaendelser(referat: string, hoejst: number): Promise<readonly Haendelseslinje[]>;
  /** The head of the chain; null before the first event. */
  findHoved(): Promise<string | null>;
}

export function haendelser(db: Database): Haendelser {
  return {
    async listHaendelser(referat, hoejst) {
      return db
        .prepare<[string, number], Omit<Haendelseslinje, 'detaljer'> & { detaljer: string }>(
          `SELECT at, slags, bruger.navn, detaljer FROM haendelse LEFT JOIN bruger ON bruger.id = haendelse.bruger
           WHERE referat = ? ORDER BY haendelse.id DESC LIMIT ?`,
        )
        .all(referat, hoejst)
        .map((row) => ({ ...row, detaljer: JSON.parse(row.detaljer) as Haendelseslinje['detaljer'] }));
    },
    async findHoved() {
      return hoved(db);
    },
  };
}

/** For operations that log in their own transaction. */
export function insertHaendelse(db: Database, haendelse: Haendelse): Skrevet {
  const { at, bruger, referat, slags, tekst } = haendelse;
  const detaljer = JSON.stringify(haendelse.detaljer ?? {});
  const { id, forrige } = naesteLed(db);
  const salted = tekst ? tekstaftryk(tekst.salt, tekst.json) : null;
  if (tekst)
    db.prepare('INSERT INTO haendelsestekst (aftryk, salt, json) VALUES (?, ?, ?)').run(salted, tekst.salt, tekst.json);
  const aftryk = ledaftryk({ id, at, slags, bruger, referat, detaljer, tekst: salted }, forrige);
  db.prepare(
    `INSERT INTO haendelse (id, at, bruger, referat, slags, detaljer, tekst, forrige, aftryk)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, at, bruger, referat, slags, detaljer, salted, forrige, aftryk);
  return { id, aftryk };
}

/** Erases the texts beside the events of a referat; the chain still holds. Returns how many. Inside a transaction. */
export function sletTekster(db: Database, referat: string): number {
  return db
    .prepare('DELETE FROM haendelsestekst WHERE aftryk IN (SELECT tekst FROM haendelse WHERE referat = ?)')
    .run(referat).changes;
}
