// What lies beside a document: images (by the SHA-256 of their bytes), the source and the report of an import.
import { createHash } from 'node:crypto';
import { type Importrapport, laesImportrapport } from '../editor/model/importrapport.ts';
import { type Kilde, tjekKilde } from '../editor/model/kilde.ts';
import type { Database } from './open.ts';

export interface NyFil {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface Filer {
  /** Stores an image of a referat and returns its name: the SHA-256 of its bytes. */
  addFil(referat: string, fil: NyFil): Promise<string>;
  findFil(referat: string, sha256: string): Promise<NyFil | null>;
  /** Every image of a referat, by name; for exports. */
  listFiler(referat: string): Promise<ReadonlyMap<string, NyFil>>;
  findKilde(referat: string): Promise<Kilde | null>;
  findImportrapport(referat: string): Promise<Importrapport | null>;
}

/** Stores the bytes and returns their name. Whoever points at it keeps it. */
export function insertBytes(db: Database, { mime, bytes }: NyFil): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  db.prepare('INSERT INTO fil (sha256, mime, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(sha256, mime, bytes);
  return sha256;
}

export function insertFil(db: Database, referat: string, fil: NyFil): string {
  const sha256 = insertBytes(db, fil);
  db.prepare('INSERT INTO referat_fil (referat, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING').run(referat, sha256);
  return sha256;
}

export function filer(db: Database): Filer {
  const selectJson = (table: 'kilde' | 'importrapport') =>
    db.prepare<[string], string>(`SELECT json FROM ${table} WHERE referat = ?`).pluck();
  return {
    async addFil(referat, fil) {
      return db.transaction(() => insertFil(db, referat, fil)).immediate();
    },
    async findFil(referat, sha256) {
      const row = db
        .prepare<[string, string], NyFil>(
          'SELECT mime, bytes FROM fil JOIN referat_fil USING (sha256) WHERE referat = ? AND sha256 = ?',
        )
        .get(referat, sha256);
      return row ?? null;
    },
    async listFiler(referat) {
      const rows = db
        .prepare<[string], NyFil & { sha256: string }>(
          'SELECT sha256, mime, bytes FROM fil JOIN referat_fil USING (sha256) WHERE referat = ?',
        )
        .all(referat);
      return new Map(rows.map(({ sha256, mime, bytes }) => [sha256, { mime, bytes }]));
    },
    async findKilde(referat) {
      const json = selectJson('kilde').get(referat);
      return json === undefined ? null : tjekKilde(JSON.parse(json));
    },
    async findImportrapport(referat) {
      const json = selectJson('importrapport').get(referat);
      return json === undefined ? null : laesImportrapport(JSON.parse(json));
    },
  };
}
