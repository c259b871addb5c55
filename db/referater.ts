// The referater as lists see them: names, owners, organs, the papirkurv. What stands in them is `dokumenter.ts`.
import { AppError } from '../editor/model/fejl.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import { passerPaa } from './soegning.ts';
import type { Udefra } from './udefra.ts';

type Tilstand = 'kladde' | 'kommentering' | 'godkendelse' | 'godkendt' | 'tilbagekaldt';

/** One line of a list. Times in milliseconds since 1970, `dato` the day of the meeting (ISO). */
export interface Referat {
  readonly id: string;
  readonly organ: string;
  readonly organnavn: string;
  readonly ejer: string;
  readonly ejernavn: string;
  /** The name somebody gave it; null = it goes by its title. */
  readonly navn: string | null;
  readonly titel: string;
  readonly dato: string | null;
  readonly status: Tilstand;
  readonly skabelon: string | null;
  /** How many `???` the text has. */
  readonly huller: number;
  readonly oprettet: number;
  readonly aendret: number;
  /** In the papirkurv since. */
  readonly slettet: number | null;
}

export interface Referater {
  findReferat(id: string): Promise<Referat | null>;
  /** Those of the organs that are not in the papirkurv, newest meeting first; with `soeg`, those that fit every word. */
  listReferater(organer: readonly string[], soeg?: string): Promise<readonly Referat[]>;
  /** What lies in the papirkurv, newest first. */
  listPapirkurv(organer: readonly string[]): Promise<readonly Referat[]>;
  /** `navn` "" = it goes by its title again. */
  omdoebReferat(id: string, navn: string, af: string): Promise<void>;
  setEjer(id: string, ejer: string, af: string): Promise<void>;
  laegIPapirkurv(id: string, af: string): Promise<void>;
  hentOp(id: string, af: string): Promise<void>;
  /** Removes for good what has lain in the papirkurv, or was removed from a list of bilag, since before `foer`; returns how many referater. */
  toemPapirkurv(foer: number): Promise<number>;
}

const SELECT = `SELECT referat.id, organ, organ.navn AS organnavn, ejer, bruger.navn AS ejernavn, referat.navn, titel, dato,
  status, skabelon, huller, referat.oprettet, aendret, slettet, deltagernavne
  FROM referat JOIN organ ON organ.id = organ JOIN bruger ON bruger.id = ejer`;

type Row = Referat & { readonly deltagernavne: string };

function read({ deltagernavne: _, ...referat }: Row): Referat {
  return referat;
}

export function referater(db: Database, { now }: Udefra): Referater {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE referat.id = ?`);
  const change = (id: string, af: string, slags: string, sql: string, ...values: (string | number | null)[]): void => {
    db.transaction(() => {
      if (db.prepare(sql).run(...values, id).changes === 0) throw new AppError('findes-ikke', 'Referatet findes ikke.');
      insertHaendelse(db, { at: now(), bruger: af, referat: id, slags });
    }).immediate();
  };
  return {
    async findReferat(id) {
      const row = byId.get(id);
      return row ? read(row) : null;
    },
    async listReferater(organer, soeg = '') {
      const rows = db
        .prepare<[string], Row>(
          `${SELECT} WHERE slettet IS NULL AND organ IN (SELECT value FROM json_each(?))
           ORDER BY coalesce(dato, date(aendret / 1000, 'unixepoch')) DESC, aendret DESC`,
        )
        .all(JSON.stringify(organer));
      return (soeg.trim() === '' ? rows : rows.filter(passerPaa(soeg))).map(read);
    },
    async listPapirkurv(organer) {
      return db
        .prepare<[string], Row>(
          `${SELECT} WHERE slettet IS NOT NULL AND organ IN (SELECT value FROM json_each(?)) ORDER BY slettet DESC`,
        )
        .all(JSON.stringify(organer))
        .map(read);
    },
    async omdoebReferat(id, navn, af) {
      change(id, af, 'referat-omdoebt', 'UPDATE referat SET navn = ? WHERE id = ?', navn === '' ? null : navn);
    },
    async setEjer(id, ejer, af) {
      change(id, af, 'referat-givet-videre', 'UPDATE referat SET ejer = ? WHERE id = ?', ejer);
    },
    async laegIPapirkurv(id, af) {
      change(id, af, 'referat-i-papirkurv', 'UPDATE referat SET slettet = ? WHERE id = ?', now());
    },
    async hentOp(id, af) {
      change(id, af, 'referat-hentet-op', 'UPDATE referat SET slettet = NULL WHERE id = ?');
    },
    async toemPapirkurv(foer) {
      return db
        .transaction(() => {
          const ids = db.prepare<[number], string>('SELECT id FROM referat WHERE slettet < ?').pluck().all(foer);
          for (const id of ids) {
            db.prepare('DELETE FROM referat WHERE id = ?').run(id);
            insertHaendelse(db, { at: now(), bruger: null, referat: id, slags: 'referat-slettet' });
          }
          db.prepare('DELETE FROM bilag WHERE fjernet < ?').run(foer);
          db.prepare(
            `DELETE FROM fil WHERE sha256 NOT IN (SELECT sha256 FROM referat_fil)
               AND sha256 NOT IN (SELECT sha256 FROM bilag)`,
          ).run();
          return ids.length;
        })
        .immediate();
    },
  };
}
