// The outbox: which letter is tried next, and what became of it. Each change of a letter is committed before the next
// thing is done with it, so that after a crash the rows say what can have happened (`DECISIONS.md` 43).
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';
import { AFGJORT, type Brevtilstand, brevbytes, findStandset } from './udsendelser.ts';

/** A letter that has been taken to be sent. */
interface Afhentet {
  readonly udsendelse: string;
  readonly nr: number;
  readonly mail: string;
  /** This attempt's number. */
  readonly forsoeg: number;
  /** When the sending was released. */
  readonly frigivet: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What became of an attempt. */
interface Brevsvar {
  readonly udsendelse: string;
  readonly nr: number;
  readonly tilstand: Extract<Brevtilstand, 'sendt' | 'senere' | 'afvist' | 'uvist'>;
  /** The code of the mail server's answer; null where there was none. */
  readonly kode: number | null;
  readonly svar: string;
  /** When it is tried again; of "senere" alone. */
  readonly naeste: number | null;
  /** Today (ISO, Danish time): the day that the version counts as sent. */
  readonly dag: string;
}

/** What a person says of a letter, and the words of it that are shown. */
interface Afgoerelse {
  readonly valg: 'igen' | 'modtaget';
  readonly svar: string | null;
}

export interface Udgaaende {
  /** The next letter that is due, marked "i-gang"; null where none is. Letters of a version that no longer holds stop. */
  tagBrev(): Promise<Afhentet | null>;
  /** The whole letter is at the server but for its end, which is sent next. */
  noterAfgivet(udsendelse: string, nr: number): Promise<void>;
  noterBrevsvar(svar: Brevsvar): Promise<void>;
  /**
   * While nothing is being sent: what was on its way when something went wrong waits again, what had been handed over is
   * unknown. Returns how many of each.
   */
  genoptagBreve(): Promise<{ readonly igen: number; readonly uvist: number }>;
  /** When the next letter is due; null where none waits. */
  naesteBrev(): Promise<number | null>;
  /** A person decides about a letter that is unknown ("igen", "modtaget"), refused or to be tried later ("igen": now). False where it is none. */
  afgoerBrev(udsendelse: string, nr: number, afgoerelse: Afgoerelse, af: string): Promise<boolean>;
}

interface Raekke {
  readonly udsendelse: string;
  readonly nr: number;
  readonly mail: string;
  readonly forsoeg: number;
  readonly frigivet: number;
  readonly referat: string;
  readonly udgave: number;
  readonly tilstand: Brevtilstand;
}

export function udgaaende(db: Database, { now, random }: Udefra): Udgaaende {
  const RAEKKE = `SELECT udsendelse, nr, mail, forsoeg, frigivet, referat, udgave, tilstand
    FROM brev JOIN udsendelse ON udsendelse.id = udsendelse`;
  const due = db.prepare<[number], Raekke>(
    `${RAEKKE} WHERE tilstand IN ('venter', 'senere') AND frigivet IS NOT NULL AND naeste <= ?
     ORDER BY naeste, frigivet, udsendelse, nr LIMIT 1`,
  );
  const get = db.prepare<[string, number], Raekke>(`${RAEKKE} WHERE udsendelse = ? AND nr = ?`);
  const set = db.prepare(
    'UPDATE brev SET tilstand = ?, forsoeg = ?, naeste = ?, svar = ?, afgjort = ? WHERE udsendelse = ? AND nr = ?',
  );

  /** Writes the state with its event, and the end of the sending where this was the last. Inside a transaction. */
  const skift = (
    row: Raekke,
    ny: { tilstand: Brevtilstand; svar: string | null; kode?: number | null; naeste?: number | null },
    af: { bruger: string | null; slags: 'brev-svar' | 'brev-afgjort' },
  ): void => {
    const at = now();
    const { udsendelse, nr, forsoeg, referat, udgave } = row;
    const done = AFGJORT.includes(ny.tilstand);
    set.run(ny.tilstand, forsoeg, ny.naeste ?? null, ny.svar, done ? at : null, udsendelse, nr);
    const detaljer = { udsendelse, udgave, nr, tilstand: ny.tilstand, forsoeg, kode: ny.kode ?? null };
    // The words of a mail server quote addresses: outside the chain.
    const tekst = { salt: nytId(random) + nytId(random), json: JSON.stringify({ svar: ny.svar }) };
    insertHaendelse(db, {
      at,
      bruger: af.bruger,
      referat,
      slags: af.slags,
      detaljer,
      ...(ny.svar !== null && { tekst }),
    });
    afslut(row, at);
  };

  const afslut = ({ udsendelse, referat, udgave }: Raekke, at: number): void => {
    const antal = db
      .prepare<[string], { tilstand: Brevtilstand; n: number }>(
        'SELECT tilstand, count(*) AS n FROM brev WHERE udsendelse = ? GROUP BY tilstand ORDER BY tilstand',
      )
      .all(udsendelse);
    const done = antal.every(({ tilstand }) => AFGJORT.includes(tilstand));
    db.prepare('UPDATE udsendelse SET afsluttet = ? WHERE id = ?').run(done ? at : null, udsendelse);
    if (!done) return;
    const detaljer = { udsendelse, udgave, ...Object.fromEntries(antal.map(({ tilstand, n }) => [tilstand, n])) };
    insertHaendelse(db, { at, bruger: null, referat, slags: 'udsendelse-afsluttet', detaljer });
  };

  /** The version counts as sent from the first letter that was accepted. */
  const noterUdsendt = ({ referat, udgave }: Raekke, dato: string): void => {
    const before = db
      .prepare<[string, number], string | null>(
        `SELECT json_extract(detaljer, '$.dato') FROM haendelse WHERE referat = ? AND slags = 'milepael'
           AND json_extract(detaljer, '$.udgave') = ? AND json_extract(detaljer, '$.art') = 'udsendt'
         ORDER BY id DESC LIMIT 1`,
      )
      .pluck()
      .get(referat, udgave);
    if (before) return;
    const detaljer = { udgave, art: 'udsendt', dato };
    insertHaendelse(db, { at: now(), bruger: null, referat, slags: 'milepael', detaljer });
  };

  /** What is not the letter that was written is not sent; the others go on. */
  const laesBytes = (row: Raekke): Uint8Array<ArrayBuffer> | null => {
    try {
      return brevbytes(db, row.udsendelse, row.nr);
    } catch (cause) {
      const svar = cause instanceof Error ? cause.message : String(cause);
      skift(row, { tilstand: 'standset', svar }, { bruger: null, slags: 'brev-svar' });
      return null;
    }
  };

  return {
    async tagBrev() {
      return db
        .transaction(() => {
          for (;;) {
            const row = due.get(now());
            if (!row) return null;
            const { udsendelse, nr, mail, frigivet } = row;
            const standset = findStandset(db, row.referat, row.udgave);
            if (standset !== null) {
              skift(row, { tilstand: 'standset', svar: null }, { bruger: null, slags: 'brev-svar' });
              continue;
            }
            const bytes = laesBytes(row);
            if (!bytes) continue;
            const forsoeg = row.forsoeg + 1;
            db.prepare(
              `UPDATE brev SET tilstand = 'i-gang', forsoeg = ?, naeste = NULL WHERE udsendelse = ? AND nr = ?`,
            ).run(forsoeg, udsendelse, nr);
            return { udsendelse, nr, mail, forsoeg, frigivet, bytes };
          }
        })
        .immediate();
    },

    async noterAfgivet(udsendelse, nr) {
      const { changes } = db
        .prepare(`UPDATE brev SET tilstand = 'afgivet' WHERE udsendelse = ? AND nr = ? AND tilstand = 'i-gang'`)
        .run(udsendelse, nr);
      if (changes !== 1) throw new Error(`Letter ${udsendelse}.${nr} is not on its way.`);
    },

    async noterBrevsvar({ udsendelse, nr, tilstand, kode, svar, naeste, dag }) {
      db.transaction(() => {
        const row = get.get(udsendelse, nr);
        if (!row || (row.tilstand !== 'i-gang' && row.tilstand !== 'afgivet'))
          throw new Error(`Letter ${udsendelse}.${nr} is not on its way.`);
        if (tilstand === 'sendt') noterUdsendt(row, dag);
        skift(row, { tilstand, svar, kode, naeste }, { bruger: null, slags: 'brev-svar' });
      }).immediate();
    },

    async genoptagBreve() {
      return db
        .transaction(() => {
          const igen = db
            .prepare(`UPDATE brev SET tilstand = 'venter', naeste = ? WHERE tilstand = 'i-gang'`)
            .run(now()).changes;
          const unknown = db.prepare<[], Raekke>(`${RAEKKE} WHERE tilstand = 'afgivet'`).all();
          for (const row of unknown)
            skift(row, { tilstand: 'uvist', svar: null }, { bruger: null, slags: 'brev-svar' });
          return { igen, uvist: unknown.length };
        })
        .immediate();
    },

    async naesteBrev() {
      return (
        db
          .prepare<[], number | null>(`SELECT min(naeste) FROM brev WHERE tilstand IN ('venter', 'senere')`)
          .pluck()
          .get() ?? null
      );
    },

    async afgoerBrev(udsendelse, nr, { valg, svar }, af) {
      return db
        .transaction(() => {
          const row = get.get(udsendelse, nr);
          const kan = valg === 'modtaget' ? ['uvist'] : ['uvist', 'afvist', 'senere'];
          if (!row || !kan.includes(row.tilstand)) return false;
          const by = { bruger: af, slags: 'brev-afgjort' } as const;
          if (valg === 'modtaget') skift(row, { tilstand: 'noteret', svar }, by);
          // A person's word begins a new row of attempts.
          else skift({ ...row, forsoeg: 0 }, { tilstand: 'venter', svar, naeste: now() }, by);
          return true;
        })
        .immediate();
    },
  };
}
