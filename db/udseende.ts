// How the interface looks in this municipality: its name and its colour. One row, or none while it is as it came.
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Udseende {
  /** Stands beside the name of the program; null = nothing. */
  readonly navn: string | null;
  /** `#rrggbb`; null = the program's own. */
  readonly accent: string | null;
}

export interface Udseender {
  findUdseende(): Promise<Udseende>;
  saveUdseende(udseende: Udseende, af: string): Promise<void>;
}

export function udseende(db: Database, { now }: Udefra): Udseender {
  return {
    async findUdseende() {
      const row = db.prepare<[], Udseende>('SELECT navn, accent FROM udseende').get();
      return row ?? { navn: null, accent: null };
    },
    async saveUdseende({ navn, accent }, af) {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO udseende (id, navn, accent) VALUES (1, ?, ?)
           ON CONFLICT DO UPDATE SET navn = excluded.navn, accent = excluded.accent`,
        ).run(navn, accent);
        insertHaendelse(db, { at: now(), bruger: af, referat: null, slags: 'udseende-rettet', detaljer: { accent } });
      }).immediate();
    },
  };
}
