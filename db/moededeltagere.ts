// Who took part in the meetings of an organ, as far as lists remember: offered when the next list is typed. Written with
// what is derived from a document (`dokumenter.ts`); who may see which referat is for the one who asks to decide.
import type { Tilstand } from '../editor/model/forloeb.ts';
import type { Tidligere } from '../editor/model/wire.ts';
import type { Database } from './open.ts';

/** Somebody on the list of a referat, and the referat as far as access goes. */
interface Moededeltager extends Tidligere {
  readonly referat: string;
  readonly organ: string;
  readonly ejer: string;
  readonly status: Tilstand;
}

export interface Moededeltagere {
  /** Those on the lists of the other referater of the same organ, the latest meeting first; none of the papirkurv. */
  listMoededeltagere(referat: string): Promise<readonly Moededeltager[]>;
}

/** Meetings further back help nobody. */
const MOEDER = 60;

export function moededeltagere(db: Database): Moededeltagere {
  return {
    async listMoededeltagere(referat) {
      return db
        .prepare<[string, string, number], Moededeltager>(
          `WITH moede AS (
             SELECT id, organ, ejer, status, coalesce(dato, date(aendret / 1000, 'unixepoch')) AS dag, aendret
             FROM referat
             WHERE slettet IS NULL AND id <> ? AND organ = (SELECT organ FROM referat WHERE id = ?)
             ORDER BY dag DESC, aendret DESC LIMIT ?)
           SELECT moede.id AS referat, organ, ejer, status, navn, rolle, organisation, initialer
           FROM moede JOIN moededeltager ON moededeltager.referat = moede.id
           ORDER BY dag DESC, aendret DESC, nr`,
        )
        .all(referat, referat, MOEDER);
    },
  };
}

/** Writes the list of one referat anew; within the transaction of what else is derived. */
export function saveMoededeltagere(db: Database, referat: string, all: readonly Tidligere[]): void {
  db.prepare('DELETE FROM moededeltager WHERE referat = ?').run(referat);
  const insert = db.prepare(
    'INSERT INTO moededeltager (referat, nr, navn, rolle, organisation, initialer) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const [nr, { navn, rolle, organisation, initialer }] of all.entries())
    insert.run(referat, nr, navn, rolle, organisation, initialer);
}
