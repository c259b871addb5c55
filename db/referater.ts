// The referater as lists see them: names, owners, organs, the papirkurv. What stands in them is `dokumenter.ts`.
import { AppError } from '../editor/model/fejl.ts';
import type { Milepaelsdage, Tilstand } from '../editor/model/forloeb.ts';
import { insertHaendelse, sletTekster } from './haendelser.ts';
import type { Database } from './open.ts';
import { passerPaa } from './soegning.ts';
import type { Udefra } from './udefra.ts';

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
  /** How many versions have been approved; the last of them when. */
  readonly udgaver: number;
  readonly godkendt: number | null;
  /** What has happened to the last of them, by day. */
  readonly milepaele: Milepaelsdage;
  /** How far the latest comment round is; null where there was none. */
  readonly runde: Rundestand | null;
}

interface Rundestand {
  readonly nr: number;
  readonly frist: number;
  /** Null = it runs. */
  readonly lukket: number | null;
  readonly spurgte: number;
  readonly mangler: number;
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

/** Somebody has said that they have nothing to say, or has a remark that stands. */
const SVARET = `(svar IS NOT NULL OR EXISTS (SELECT 1 FROM bemaerkning WHERE bemaerkning.hoering = inviteret.hoering
  AND bemaerkning.inviteret = inviteret.nr AND stand <> 'trukket'))`;

const SELECT = `SELECT referat.id, organ, organ.navn AS organnavn, ejer, bruger.navn AS ejernavn, referat.navn, titel, dato,
  status, skabelon, huller, referat.oprettet, aendret, slettet, deltagernavne,
  coalesce(nyeste.udgave, 0) AS udgaver, haendelse.at AS godkendt,
  CASE WHEN nyeste.udgave IS NULL THEN '{}' ELSE
    (SELECT json_group_object(art, dato) FROM (
       SELECT json_extract(detaljer, '$.art') AS art, json_extract(detaljer, '$.dato') AS dato FROM haendelse AS paa
       WHERE paa.referat = referat.id AND slags = 'milepael' AND json_extract(detaljer, '$.udgave') = nyeste.udgave
       ORDER BY paa.id)) END AS milepaele,
  (SELECT json_object('nr', nr, 'frist', frist, 'lukket', lukket,
     'spurgte', (SELECT count(*) FROM inviteret WHERE hoering = hoering.id AND (tilbagekaldt IS NULL OR ${SVARET})),
     'mangler', (SELECT count(*) FROM inviteret WHERE hoering = hoering.id AND tilbagekaldt IS NULL AND NOT ${SVARET}))
   FROM hoering WHERE hoering.referat = referat.id ORDER BY nr DESC LIMIT 1) AS runde
  FROM referat JOIN organ ON organ.id = organ JOIN bruger ON bruger.id = ejer
    LEFT JOIN godkendelse AS nyeste ON nyeste.referat = referat.id
      AND nyeste.udgave = (SELECT max(udgave) FROM godkendelse WHERE referat = referat.id)
    LEFT JOIN haendelse ON haendelse.id = nyeste.haendelse`;

type Row = Omit<Referat, 'milepaele' | 'runde'> & {
  readonly deltagernavne: string;
  readonly milepaele: string;
  readonly runde: string | null;
};

function read({ deltagernavne: _, milepaele, runde, ...referat }: Row): Referat {
  // One that was taken back is null; of two of a kind the last one counts.
  const dage = Object.entries(JSON.parse(milepaele) as Record<string, string | null>).filter(([, dato]) => dato);
  return {
    ...referat,
    milepaele: Object.fromEntries(dage),
    runde: runde === null ? null : (JSON.parse(runde) as Rundestand),
  };
}

export function referater(db: Database, { now }: Udefra): Referater {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE referat.id = ?`);
  const change = (
    id: string,
    af: string,
    slags: string,
    detaljer: Readonly<Record<string, string>>,
    sql: string,
    ...values: (string | number | null)[]
  ): void => {
    db.transaction(() => {
      if (db.prepare(sql).run(...values, id).changes === 0) throw new AppError('findes-ikke', 'Referatet findes ikke.');
      insertHaendelse(db, { at: now(), bruger: af, referat: id, slags, detaljer });
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
      change(id, af, 'referat-omdoebt', {}, 'UPDATE referat SET navn = ? WHERE id = ?', navn === '' ? null : navn);
    },
    async setEjer(id, ejer, af) {
      change(id, af, 'referat-givet-videre', { til: ejer }, 'UPDATE referat SET ejer = ? WHERE id = ?', ejer);
    },
    async laegIPapirkurv(id, af) {
      // What was approved once is kept for good.
      const sql = `UPDATE referat SET slettet = ? WHERE id = ? AND NOT EXISTS
        (SELECT 1 FROM godkendelse WHERE referat = referat.id)`;
      change(id, af, 'referat-i-papirkurv', {}, sql, now());
    },
    async hentOp(id, af) {
      change(id, af, 'referat-hentet-op', {}, 'UPDATE referat SET slettet = NULL WHERE id = ?');
    },
    async toemPapirkurv(foer) {
      return db
        .transaction(() => {
          const ids = db.prepare<[number], string>('SELECT id FROM referat WHERE slettet < ?').pluck().all(foer);
          for (const id of ids) {
            db.prepare('DELETE FROM referat WHERE id = ?').run(id);
            const detaljer = { tekster: sletTekster(db, id) };
            insertHaendelse(db, { at: now(), bruger: null, referat: id, slags: 'referat-slettet', detaljer });
          }
          db.prepare('DELETE FROM bilag WHERE fjernet < ?').run(foer);
          db.prepare(
            `DELETE FROM fil WHERE sha256 NOT IN (SELECT sha256 FROM referat_fil)
               AND sha256 NOT IN (SELECT sha256 FROM bilag) AND sha256 NOT IN (SELECT sha256 FROM godkendt_bilag)`,
          ).run();
          return ids.length;
        })
        .immediate();
    },
  };
}
