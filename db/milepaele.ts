// What has happened to an approved version, each on its own day: sent, signed, filed, published, corrected. Events; the
// last word about one counts.
import type { Milepael } from '../editor/model/forloeb.ts';
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Milepaelslinje {
  readonly udgave: number;
  readonly art: Milepael;
  /** The day (ISO). */
  readonly dato: string;
  /** A number of a case, whom it was sent to …; "" where nothing was written. */
  readonly note: string;
  /** Who noted it, and when. */
  readonly navn: string;
  readonly at: number;
}

interface NyMilepael {
  readonly referat: string;
  readonly udgave: number;
  readonly art: Milepael;
  /** Null takes it back. */
  readonly dato: string | null;
  readonly note: string;
}

/** What left the house: in which form, as which version, with which bytes. */
interface Udleveret {
  readonly format: string;
  /** Null = a draft. */
  readonly udgave: number | null;
  readonly sha256: string;
}

export interface Milepaele {
  /** Of all versions, in the order of their days. */
  listMilepaele(referat: string): Promise<readonly Milepaelslinje[]>;
  noterMilepael(ny: NyMilepael, af: string): Promise<void>;
  /** A file was taken out of the product, by an account or by another system with a key (its id). */
  noterUdlevering(referat: string, fil: Udleveret, af: string | { readonly noegle: string }): Promise<void>;
}

export function milepaele(db: Database, { now, random }: Udefra): Milepaele {
  return {
    async listMilepaele(referat) {
      const rows = db
        .prepare<[string], { at: number; navn: string | null; detaljer: string; json: string | null }>(
          `SELECT at, bruger.navn, detaljer, json FROM haendelse LEFT JOIN bruger ON bruger.id = haendelse.bruger
             LEFT JOIN haendelsestekst ON haendelsestekst.aftryk = haendelse.tekst
           WHERE referat = ? AND slags = 'milepael' ORDER BY haendelse.id`,
        )
        .all(referat);
      const latest = new Map<string, Milepaelslinje | null>();
      for (const { at, navn, detaljer, json } of rows) {
        const { udgave, art, dato } = JSON.parse(detaljer) as { udgave: number; art: Milepael; dato: string | null };
        const { note = '' } = JSON.parse(json ?? '{}') as { note?: string };
        latest.set(`${udgave} ${art}`, dato === null ? null : { udgave, art, dato, note, navn: navn ?? '', at });
      }
      return [...latest.values()]
        .filter((one) => one !== null)
        .sort((a, b) => a.udgave - b.udgave || (a.dato < b.dato ? -1 : a.dato > b.dato ? 1 : a.at - b.at));
    },

    async noterMilepael({ referat, udgave, art, dato, note }, af) {
      const tekst = { salt: nytId(random) + nytId(random), json: JSON.stringify({ note }) };
      db.transaction(() => {
        insertHaendelse(db, {
          at: now(),
          bruger: af,
          referat,
          slags: 'milepael',
          detaljer: { udgave, art, dato },
          ...(note !== '' && { tekst }),
        });
      }).immediate();
    },

    async noterUdlevering(referat, { format, udgave, sha256 }, af) {
      db.transaction(() => {
        const bruger = typeof af === 'string' ? af : null;
        const detaljer = { format, udgave, sha256, ...(typeof af !== 'string' && { noegle: af.noegle }) };
        insertHaendelse(db, { at: now(), bruger, referat, slags: 'fil-hentet', detaljer });
      }).immediate();
    },
  };
}
