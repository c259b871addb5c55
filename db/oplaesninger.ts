// What was read out at a meeting, when and by whom: events with the hash of the exact words, never the words.
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

interface Oplaest {
  /** Id of the conclusion. */
  readonly del: string;
  /** SHA-256 of its text (UTF-8) as it was read, hexadecimal. */
  readonly sha256: string;
  /** When it was read, in milliseconds since 1970. */
  readonly laest: number;
}

/** A reading, with the name of the account. */
export interface Laest extends Oplaest {
  readonly navn: string;
}

export interface Oplaesninger {
  /** The last reading of each conclusion. */
  listOplaesninger(referat: string): Promise<readonly Laest[]>;
  /** Every reading, the earliest first. */
  listLaest(referat: string): Promise<readonly Laest[]>;
  /** `version` is the version of the document that holds these words; null where none that the server knows did. */
  insertOplaesning(referat: string, oplaest: Oplaest & { version: number | null }, af: string): Promise<void>;
}

export function oplaesninger(db: Database, { now }: Udefra): Oplaesninger {
  const alle = (referat: string): Laest[] =>
    db
      .prepare<[string], Laest>(
        `SELECT json_extract(detaljer, '$.del') AS del, json_extract(detaljer, '$.sha256') AS sha256,
           json_extract(detaljer, '$.laest') AS laest, coalesce(bruger.navn, '') AS navn
         FROM haendelse LEFT JOIN bruger ON bruger.id = haendelse.bruger
         WHERE referat = ? AND slags = 'oplaest' ORDER BY laest, haendelse.id`,
      )
      .all(referat);
  return {
    async listOplaesninger(referat) {
      return [...new Map(alle(referat).map((row) => [row.del, row])).values()];
    },
    async listLaest(referat) {
      return alle(referat);
    },
    async insertOplaesning(referat, { del, sha256, laest, version }, af) {
      db.transaction(() => {
        // Sent again where the answer was lost: written once.
        const known = db
          .prepare(
            `SELECT 1 FROM haendelse WHERE referat = ? AND slags = 'oplaest' AND bruger = ?
               AND json_extract(detaljer, '$.del') = ? AND json_extract(detaljer, '$.laest') = ?`,
          )
          .get(referat, af, del, laest);
        if (known) return;
        const detaljer = { del, sha256, laest, version };
        insertHaendelse(db, { at: now(), bruger: af, referat, slags: 'oplaest', detaljer });
      }).immediate();
    },
  };
}
