// Approved referater as another system reads them: in the order in which they last changed, so that whoever asks again goes
// on where they stopped, whatever the clocks say.
import type { Database } from './open.ts';

export interface GodkendtReferat {
  readonly id: string;
  readonly organ: string;
  readonly organnavn: string;
  /** The newest version. */
  readonly udgave: number;
  readonly tilbagekaldt: boolean;
  /** When it was last approved or withdrawn. */
  readonly aendret: number;
  /** The number of that event: grows, so that it is a place in the list. */
  readonly nr: number;
}

interface Spoergsmaal {
  readonly organer: readonly string[];
  /** Changed at this moment or later; 0 = all. */
  readonly siden: number;
  /** Behind this place in the list; 0 = from its beginning. */
  readonly efter: number;
  readonly hoejst: number;
  /** Only this referat. */
  readonly id?: string;
}

export interface Godkendtliste {
  listGodkendte(spoergsmaal: Spoergsmaal): Promise<readonly GodkendtReferat[]>;
  /** The versions that were withdrawn, also where a correction has begun since. */
  listTilbagekaldte(referat: string): Promise<readonly number[]>;
}

/** The withdrawal of the version `godkendelse`: after its approval, before the next. */
const TILBAGEKALDELSE = `SELECT max(id) FROM haendelse AS kald
  WHERE kald.referat = godkendelse.referat AND kald.id > godkendelse.haendelse
    AND kald.slags = 'status-skiftet' AND json_extract(kald.detaljer, '$.til') = 'tilbagekaldt'
    AND NOT EXISTS (SELECT 1 FROM godkendelse AS senere
      WHERE senere.referat = godkendelse.referat AND senere.haendelse > godkendelse.haendelse AND senere.haendelse < kald.id)`;

export function godkendtliste(db: Database): Godkendtliste {
  return {
    async listGodkendte({ organer, siden, efter, hoejst, id }) {
      return db
        .prepare<
          [string, number, number, string | null, string | null, number],
          Omit<GodkendtReferat, 'tilbagekaldt'> & { kald: number | null }
        >(
          `WITH nyeste AS (
             SELECT referat, udgave, haendelse, (${TILBAGEKALDELSE}) AS kald FROM godkendelse
             WHERE udgave = (SELECT max(udgave) FROM godkendelse AS alle WHERE alle.referat = godkendelse.referat))
           SELECT referat.id, organ, organ.navn AS organnavn, udgave, kald, haendelse.at AS aendret, haendelse.id AS nr
           FROM nyeste JOIN referat ON referat.id = nyeste.referat JOIN organ ON organ.id = organ
             JOIN haendelse ON haendelse.id = coalesce(kald, nyeste.haendelse)
           WHERE slettet IS NULL AND organ IN (SELECT value FROM json_each(?)) AND haendelse.at >= ? AND haendelse.id > ?
             AND (? IS NULL OR referat.id = ?)
           ORDER BY haendelse.id LIMIT ?`,
        )
        .all(JSON.stringify(organer), siden, efter, id ?? null, id ?? null, hoejst)
        .map(({ kald, ...row }) => ({ ...row, tilbagekaldt: kald !== null }));
    },
    async listTilbagekaldte(referat) {
      return db
        .prepare<[string], number>(
          `SELECT udgave FROM godkendelse WHERE referat = ? AND (${TILBAGEKALDELSE}) IS NOT NULL ORDER BY udgave`,
        )
        .pluck()
        .all(referat);
    },
  };
}
