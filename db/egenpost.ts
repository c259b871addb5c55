// What people mail to themselves: the address each has given, and an outbox beside the one of sendings. Each change of a
// letter is committed before the next thing is done with it, as in `udgaaende.ts`; what is settled keeps no message.
import { AppError } from '../editor/model/fejl.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';
import type { Brevtilstand } from './udsendelser.ts';

type Egenposttilstand = Exclude<Brevtilstand, 'noteret' | 'fil'>;

export interface Egenpost {
  readonly mail: string;
  /** What the file is called. */
  readonly navn: string;
  readonly lavet: number;
  readonly tilstand: Egenposttilstand;
  /** When it is tried next. */
  readonly naeste: number | null;
  readonly svar: string | null;
}

/** Whose, by the name that the page gave it. */
interface Egenpostnavn {
  readonly bruger: string;
  readonly id: string;
}

interface NyEgenpost extends Egenpostnavn {
  readonly referat: string;
  readonly mail: string;
  readonly navn: string;
  readonly bytes: Uint8Array;
}

interface AfhentetEgenpost extends Egenpostnavn {
  readonly mail: string;
  readonly bytes: Uint8Array;
  /** This attempt's number. */
  readonly forsoeg: number;
}

interface Egenpostsvar {
  readonly tilstand: Extract<Egenposttilstand, 'sendt' | 'senere' | 'afvist' | 'uvist'>;
  readonly svar: string;
  readonly naeste: number | null;
}

export interface Egenpostkasse {
  /** The address that the account has given; null = none. */
  findEgenMail(bruger: string): Promise<string | null>;
  setEgenMail(bruger: string, mail: string | null): Promise<void>;
  /** Puts a letter in the outbox; false where one of the same name is there already. Throws AppError "konflikt" beyond the bound. */
  addEgenpost(ny: NyEgenpost): Promise<boolean>;
  /** The newest that the account sent itself of the referat. */
  findEgenpost(referat: string, bruger: string): Promise<Egenpost | null>;
  /** The next that is due, marked "i-gang"; null where none is. Stops what is to go to a blocked account. */
  tagEgenpost(): Promise<AfhentetEgenpost | null>;
  /** The whole letter is at the server but for its end, which is sent next. */
  noterEgenpostAfgivet(navn: Egenpostnavn): Promise<void>;
  noterEgenpostsvar(navn: Egenpostnavn, svar: Egenpostsvar): Promise<void>;
  /** As `genoptagBreve` of sendings; how many are unknown. */
  genoptagEgenpost(): Promise<number>;
  naesteEgenpost(): Promise<number | null>;
  /** Those made before `foer` and settled go. */
  fjernGammelEgenpost(foer: number): Promise<void>;
}

/** How many letters of one account can wait. */
const MAX_VENTER = 20;

export function egenpost(db: Database, { now }: Udefra): Egenpostkasse {
  const WAITING = `tilstand IN ('venter', 'senere')`;
  const settle = db.prepare(
    `UPDATE egenpost SET tilstand = ?, naeste = NULL, svar = ?, afgjort = ?, bytes = NULL WHERE bruger = ? AND id = ?`,
  );
  return {
    async findEgenMail(bruger) {
      return (
        db.prepare<[string], string | null>('SELECT egen_mail FROM bruger WHERE id = ?').pluck().get(bruger) ?? null
      );
    },
    async setEgenMail(bruger, mail) {
      db.transaction(() => {
        db.prepare('UPDATE bruger SET egen_mail = ? WHERE id = ?').run(mail, bruger);
        const detaljer = { har: mail !== null };
        insertHaendelse(db, { at: now(), bruger, referat: null, slags: 'egen-mail', detaljer });
      }).immediate();
    },
    async addEgenpost({ bruger, id, referat, mail, navn, bytes }) {
      return db
        .transaction(() => {
          const waiting = db
            .prepare<[string], number>(`SELECT count(*) FROM egenpost WHERE bruger = ? AND bytes IS NOT NULL`)
            .pluck()
            .get(bruger);
          if ((waiting ?? 0) >= MAX_VENTER)
            throw new AppError('konflikt', `${MAX_VENTER} breve til dig venter allerede på at blive sendt.`);
          return (
            db
              .prepare(
                `INSERT INTO egenpost (bruger, id, referat, mail, navn, lavet, bytes, tilstand, naeste)
           VALUES (@bruger, @id, @referat, @mail, @navn, @at, @bytes, 'venter', @at) ON CONFLICT DO NOTHING`,
              )
              .run({ bruger, id, referat, mail, navn, bytes, at: now() }).changes === 1
          );
        })
        .immediate();
    },
    async findEgenpost(referat, bruger) {
      const row = db
        .prepare<[string, string], Egenpost>(
          `SELECT mail, navn, lavet, tilstand, naeste, svar FROM egenpost WHERE referat = ? AND bruger = ?
           ORDER BY lavet DESC, id LIMIT 1`,
        )
        .get(referat, bruger);
      return row ?? null;
    },
    async tagEgenpost() {
      return db
        .transaction(() => {
          db.prepare(
            `UPDATE egenpost SET tilstand = 'standset', naeste = NULL, bytes = NULL, afgjort = ? WHERE ${WAITING} AND
               (bruger IN (SELECT id FROM bruger WHERE spaerret IS NOT NULL)
                OR referat IN (SELECT id FROM referat WHERE slettet IS NOT NULL))`,
          ).run(now());
          const row = db
            .prepare<[number], AfhentetEgenpost>(
              `SELECT bruger, id, mail, bytes, forsoeg + 1 AS forsoeg FROM egenpost WHERE ${WAITING} AND naeste <= ?
               ORDER BY naeste, lavet, id LIMIT 1`,
            )
            .get(now());
          if (!row) return null;
          db.prepare(
            `UPDATE egenpost SET tilstand = 'i-gang', forsoeg = ?, naeste = NULL WHERE bruger = ? AND id = ?`,
          ).run(row.forsoeg, row.bruger, row.id);
          return row;
        })
        .immediate();
    },
    async noterEgenpostAfgivet({ bruger, id }) {
      const { changes } = db
        .prepare(`UPDATE egenpost SET tilstand = 'afgivet' WHERE bruger = ? AND id = ? AND tilstand = 'i-gang'`)
        .run(bruger, id);
      if (changes !== 1) throw new Error(`The letter ${id} is not on its way.`);
    },
    async noterEgenpostsvar({ bruger, id }, { tilstand, svar, naeste }) {
      if (tilstand === 'senere')
        db.prepare(`UPDATE egenpost SET tilstand = 'senere', naeste = ?, svar = ? WHERE bruger = ? AND id = ?`).run(
          ...[naeste, svar, bruger, id],
        );
      else settle.run(tilstand, svar, now(), bruger, id);
    },
    async genoptagEgenpost() {
      return db
        .transaction(() => {
          db.prepare(`UPDATE egenpost SET tilstand = 'venter', naeste = ? WHERE tilstand = 'i-gang'`).run(now());
          return db
            .prepare(`UPDATE egenpost SET tilstand = 'uvist', bytes = NULL, afgjort = ? WHERE tilstand = 'afgivet'`)
            .run(now()).changes;
        })
        .immediate();
    },
    async naesteEgenpost() {
      return db.prepare<[], number | null>(`SELECT min(naeste) FROM egenpost WHERE ${WAITING}`).pluck().get() ?? null;
    },
    async fjernGammelEgenpost(foer) {
      db.prepare('DELETE FROM egenpost WHERE lavet < ? AND bytes IS NULL').run(foer);
    },
  };
}
