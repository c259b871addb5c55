// What a referat is filed under. A row per referat that somebody set; without one the defaults of its organ hold.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { forslag, type Journal } from '../editor/model/kle.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Journaler {
  /** What was set, else what its organ begins with. Throws AppError "findes-ikke". */
  getJournal(referat: string): Promise<Journal>;
  /** Checked already (`laesKle`, `laesFacet`). */
  saveJournal(referat: string, journal: Journal, af: string): Promise<void>;
}

export function journaler(db: Database, { now, random }: Udefra): Journaler {
  const select = db.prepare<[string], { type: string; kle: string | null; facet: string | null; dato: string | null }>(
    `SELECT type, kle, facet, journal.dato FROM referat JOIN organ ON organ.id = organ
       LEFT JOIN journal ON journal.referat = referat.id WHERE referat.id = ?`,
  );
  return {
    async getJournal(referat) {
      const row = select.get(referat);
      if (!row) throw new AppError('findes-ikke', 'Referatet findes ikke.');
      const { type, kle, facet, dato } = row;
      return kle === null || facet === null ? forslag(type) : { kle, facet, dato };
    },
    async saveJournal(referat, { kle, facet, dato }, af) {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO journal (referat, kle, facet, dato) VALUES (?, ?, ?, ?)
           ON CONFLICT (referat) DO UPDATE SET kle = excluded.kle, facet = excluded.facet, dato = excluded.dato`,
        ).run(referat, kle, facet, dato);
        // Free text: it can be erased, the day cannot.
        const tekst = { salt: nytId(random) + nytId(random), json: JSON.stringify({ kle, facet }) };
        insertHaendelse(db, { at: now(), bruger: af, referat, slags: 'journal-rettet', detaljer: { dato }, tekst });
      }).immediate();
    },
  };
}
