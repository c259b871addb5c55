// The points of a document's history that people see: created, pauses in the writing, named versions, restores.
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Version {
  readonly version: number;
  readonly slags: 'oprettet' | 'pause' | 'navngivet' | 'gendannet' | 'godkendt' | 'rettelse';
  readonly navn: string | null;
  /** Of a pause null: those who wrote stand in `forfattere`. */
  readonly bruger: string | null;
  /** Ids of those who wrote since the point before, in no order. */
  readonly forfattere: readonly string[];
  readonly at: number;
  /** Of a restore: the version that came back; of an approval and a correction: the number that people count. */
  readonly fra: number | null;
}

export interface Versioner {
  /** Newest first. */
  listVersioner(id: string): Promise<readonly Version[]>;
  navngivVersion(id: string, version: number, navn: string, bruger: string): Promise<void>;
  /** A pause in the writing, unless that version is a point already. */
  addPause(id: string, version: number): Promise<void>;
}

export function versioner(db: Database, { now }: Udefra): Versioner {
  return {
    async listVersioner(id) {
      const rows = db
        .prepare<[string], Omit<Version, 'forfattere'>>(
          'SELECT version, slags, navn, bruger, at, fra FROM version WHERE doc = ? ORDER BY version, at',
        )
        .all(id);
      const authors = db
        .prepare<[string, number, number], string>(
          'SELECT DISTINCT author FROM step WHERE doc = ? AND version > ? AND version <= ?',
        )
        .pluck();
      let before = 0;
      return rows
        .map((row) => {
          const forfattere = authors.all(id, before, row.version);
          before = row.version;
          return { ...row, forfattere };
        })
        .reverse();
    },
    async navngivVersion(id, version, navn, bruger) {
      db.transaction(() => {
        const at = now();
        db.prepare(
          `INSERT INTO version (doc, version, slags, navn, bruger, at) VALUES (?, ?, 'navngivet', ?, ?, ?)
           ON CONFLICT DO UPDATE SET navn = excluded.navn, bruger = excluded.bruger, at = excluded.at`,
        ).run(id, version, navn, bruger, at);
        insertHaendelse(db, { at, bruger, referat: id, slags: 'version-navngivet', detaljer: { version } });
      }).immediate();
    },
    async addPause(id, version) {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO version (doc, version, slags, at) SELECT @id, @version, 'pause', @at
           WHERE NOT EXISTS (SELECT 1 FROM version WHERE doc = @id AND version = @version)`,
        ).run({ id, version, at: now() });
      }).immediate();
    },
  };
}
