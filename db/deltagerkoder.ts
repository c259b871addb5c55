// Asking for a code by mail: the letter is queued here, the code itself is drawn when the letter is handed over.
import { insertHoeringsbreve } from './hoeringsbreve.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Deltagerkoder {
  /** Queues the letter with a code, which is made when the letter is handed over. */
  bestilKode(hoering: string, nr: number, brev: { emne: string; tekst: string }): Promise<void>;
  /** When codes were asked for, the newest first, since then. */
  listKodebreve(hoering: string, nr: number, siden: number): Promise<readonly number[]>;
}

export function deltagerkoder(db: Database, { now, random }: Udefra): Deltagerkoder {
  return {
    async bestilKode(hoering, nr, { emne, tekst }) {
      const brev = { nr, slags: 'kode', emne, tekst, tidligst: null } as const;
      db.transaction(() => {
        insertHoeringsbreve(db, hoering, [brev], { at: now(), random, server: true });
      }).immediate();
    },
    async listKodebreve(hoering, nr, siden) {
      return db
        .prepare<[string, number, number], number>(
          `SELECT lavet FROM hoeringsbrev WHERE hoering = ? AND nr = ? AND slags = 'kode' AND lavet >= ?
           ORDER BY lavet DESC`,
        )
        .pluck()
        .all(hoering, nr, siden);
    },
  };
}
