// The bilag of an approved version as they were that day: titles, order, whether they may be published. Written with the
// approval and never changed; the list beside the referat may change while the next version is being made.
import type { Database } from './open.ts';

export interface GodkendtBilag {
  readonly nr: number;
  readonly titel: string;
  readonly filnavn: string;
  readonly mime: string;
  readonly sha256: string;
  /** Bytes. */
  readonly stoerrelse: number;
  readonly offentlig: boolean;
}

export interface GodkendteBilag {
  /** In their order. */
  listGodkendteBilag(referat: string, udgave: number): Promise<readonly GodkendtBilag[]>;
  /** The bytes of a bilag, by their hash; null where there is none, now or in any version. */
  findBilagsbytes(referat: string, sha256: string): Promise<Uint8Array | null>;
}

export function godkendteBilag(db: Database): GodkendteBilag {
  return {
    async listGodkendteBilag(referat, udgave) {
      return db
        .prepare<[string, number], Omit<GodkendtBilag, 'offentlig'> & { offentlig: 0 | 1 }>(
          `SELECT nr, titel, filnavn, mime, sha256, stoerrelse, offentlig FROM godkendt_bilag
           WHERE referat = ? AND udgave = ? ORDER BY nr`,
        )
        .all(referat, udgave)
        .map((row) => ({ ...row, offentlig: row.offentlig === 1 }));
    },
    async findBilagsbytes(referat, sha256) {
      const bytes = db
        .prepare<[string, string, string], Uint8Array>(
          `SELECT bytes FROM fil WHERE sha256 = ? AND (
             EXISTS (SELECT 1 FROM godkendt_bilag WHERE referat = ? AND godkendt_bilag.sha256 = fil.sha256)
             OR EXISTS (SELECT 1 FROM bilag WHERE referat = ? AND bilag.sha256 = fil.sha256))`,
        )
        .pluck()
        .get(sha256, referat, referat);
      return bytes ?? null;
    },
  };
}

/** What the event says of them: the hash of each, and of those that may be published that they may. */
export function bilagsdetaljer(db: Database, referat: string): Readonly<Record<string, string>> {
  const rows = db
    .prepare<[string], { sha256: string; offentlig: number | null }>(
      `SELECT sha256, offentlig FROM bilag WHERE referat = ? AND fjernet IS NULL ORDER BY plads, tilfoejet, id`,
    )
    .all(referat);
  return Object.fromEntries(
    rows.map(({ sha256, offentlig }, i) => [`bilag:${i + 1}`, bilagsord(sha256, offentlig === 1)]),
  );
}

/** How an event says it. */
export function bilagsord(sha256: string, offentlig: boolean): string {
  return offentlig ? `${sha256} offentlig` : sha256;
}

/** Keeps the bilag as they are now with the version. Inside its transaction. */
export function insertGodkendteBilag(db: Database, referat: string, udgave: number): void {
  db.prepare(
    `INSERT INTO godkendt_bilag (referat, udgave, nr, titel, filnavn, mime, sha256, stoerrelse, offentlig)
     SELECT referat, ?, row_number() OVER (ORDER BY plads, tilfoejet, id), titel, filnavn, mime, sha256, stoerrelse,
       coalesce(offentlig, 0)
     FROM bilag WHERE referat = ? AND fjernet IS NULL`,
  ).run(udgave, referat);
}
