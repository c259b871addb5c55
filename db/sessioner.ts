// The sessions of those who are signed in. A row holds the hash of the token, never the token; when a session ends for
// age is said by `server/access/sessioner.ts`.
import { type Bruger, brugere } from './brugere.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** A session and whose it is. Times in milliseconds since 1970. */
interface Session {
  readonly bruger: Bruger;
  readonly oprettet: number;
  readonly set: number;
}

export interface Sessioner {
  /** Null for an unknown token and for a blocked account. */
  findSession(token: string): Promise<Session | null>;
  /** Starts a session and ends `iStedetFor`, the one this browser had: the token changes at each signing in. */
  createSession(token: string, bruger: string, iStedetFor: string | null): Promise<void>;
  touchSession(token: string): Promise<void>;
  deleteSession(token: string): Promise<void>;
  /** Removes the rows that no longer hold: last seen before `set`, or begun before `oprettet`. */
  sweepSessioner(foer: { set: number; oprettet: number }): Promise<void>;
}

export function sessioner(db: Database, udefra: Udefra): Sessioner {
  const { now } = udefra;
  const { findBruger } = brugere(db, udefra);
  const select = db.prepare<[string], { bruger: string; oprettet: number; set: number }>(
    'SELECT bruger, oprettet, set_sidst AS "set" FROM session WHERE token = ?',
  );
  return {
    async findSession(token) {
      const row = select.get(token);
      const bruger = row ? await findBruger(row.bruger) : null;
      if (!row || !bruger || bruger.spaerret) return null;
      return { bruger, oprettet: row.oprettet, set: row.set };
    },
    async createSession(token, bruger, iStedetFor) {
      db.transaction(() => {
        const at = now();
        if (iStedetFor !== null) db.prepare('DELETE FROM session WHERE token = ?').run(iStedetFor);
        db.prepare('INSERT INTO session (token, bruger, oprettet, set_sidst) VALUES (?, ?, ?, ?)').run(
          token,
          bruger,
          at,
          at,
        );
        insertHaendelse(db, { at, bruger, referat: null, slags: 'log-ind' });
      }).immediate();
    },
    async touchSession(token) {
      db.prepare('UPDATE session SET set_sidst = ? WHERE token = ?').run(now(), token);
    },
    async deleteSession(token) {
      db.prepare('DELETE FROM session WHERE token = ?').run(token);
    },
    async sweepSessioner({ set, oprettet }) {
      db.prepare('DELETE FROM session WHERE set_sidst < ? OR oprettet < ?').run(set, oprettet);
    },
  };
}
