// Who is the referent of a referat, and who was it from when to when. Lines are added, never changed.
import type { Referentskifte } from '../editor/model/wire.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Referenter {
  /** The newest first; empty where nobody has written in it yet. */
  listReferenter(referat: string): Promise<readonly Referentskifte[]>;
  /** Makes `bruger` the referent from now on; null where they are it already. */
  blivReferent(referat: string, bruger: string): Promise<Referentskifte | null>;
}

/** The first one who writes in a new referat is its referent; one that was fetched from elsewhere has had its own. */
export function insertFoersteReferent(db: Database, referat: string, bruger: string, fra: number): void {
  const { changes } = db
    .prepare(
      `INSERT INTO referentskifte (referat, bruger, fra) SELECT @referat, @bruger, @fra
     WHERE NOT EXISTS (SELECT 1 FROM referentskifte WHERE referat = @referat)
       AND NOT EXISTS (SELECT 1 FROM kilde WHERE referat = @referat)
       AND EXISTS (SELECT 1 FROM bruger WHERE id = @bruger)`,
    )
    .run({ referat, bruger, fra });
  if (changes > 0) insertHaendelse(db, { at: fra, bruger, referat, slags: 'referent-skiftet' });
}

export function referenter(db: Database, { now }: Udefra): Referenter {
  const list = db.prepare<[string], Referentskifte>(
    `SELECT bruger, bruger.navn, fra FROM referentskifte JOIN bruger ON bruger.id = bruger
     WHERE referat = ? ORDER BY referentskifte.id DESC`,
  );
  return {
    async listReferenter(referat) {
      return list.all(referat);
    },
    async blivReferent(referat, bruger) {
      return db
        .transaction(() => {
          if (list.get(referat)?.bruger === bruger) return null;
          const fra = now();
          db.prepare('INSERT INTO referentskifte (referat, bruger, fra) VALUES (?, ?, ?)').run(referat, bruger, fra);
          insertHaendelse(db, { at: fra, bruger, referat, slags: 'referent-skiftet' });
          return list.get(referat) ?? null;
        })
        .immediate();
    },
  };
}
