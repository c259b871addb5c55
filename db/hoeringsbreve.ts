// Letters of a comment round: an outbox of its own, since a letter holds a link or a code that is drawn at each attempt
// and stored nowhere. Each change of a letter is committed before the next thing is done with it, as in `udgaaende.ts`.
import { nytId, type RandomBytes } from '../editor/model/id.ts';
import { insertDeltagerlink, saetDeltagerkode } from './deltageradgang.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';
import type { Brevtilstand } from './udsendelser.ts';

export type Hoeringsbrevslags = 'invitation' | 'paamindelse' | 'frist' | 'kode' | 'svar';
/** "noteret" is of sendings alone. */
export type Hoeringsbrevtilstand = Exclude<Brevtilstand, 'noteret'>;

export interface NytHoeringsbrev {
  readonly slags: Hoeringsbrevslags;
  /** Merge fields filled in but for {link} and {kode}. */
  readonly emne: string;
  readonly tekst: string;
  /** Not before; null = at once. */
  readonly tidligst: number | null;
}

export interface Hoeringsbrev extends Omit<NytHoeringsbrev, 'tidligst'> {
  readonly id: string;
  /** Of the invited person. */
  readonly nr: number;
  readonly lavet: number;
  readonly tilstand: Hoeringsbrevtilstand;
  readonly forsoeg: number;
  /** When it is due; null where it is settled or on its way. */
  readonly naeste: number | null;
  readonly svar: string | null;
  readonly afgjort: number | null;
}

/** A letter that has been taken to be sent. */
interface AfhentetHoeringsbrev {
  readonly id: string;
  readonly hoering: string;
  readonly nr: number;
  readonly navn: string;
  readonly mail: string;
  readonly slags: Hoeringsbrevslags;
  readonly emne: string;
  readonly tekst: string;
  readonly lavet: number;
  readonly forsoeg: number;
  /** What the link of this attempt holds; of a letter that has none "". */
  readonly token: string;
  /** The code of this attempt; of a letter that has none "". */
  readonly kode: string;
}

/** Draws what an attempt hands over, and says what is kept of it. */
interface Engangsting {
  link(): { readonly token: string; readonly hash: string };
  kode(): { readonly kode: string; readonly salt: string; readonly hash: string };
}

/** What became of an attempt. */
interface Hoeringsbrevsvar {
  readonly id: string;
  readonly tilstand: Extract<Hoeringsbrevtilstand, 'sendt' | 'senere' | 'afvist' | 'uvist'>;
  /** The code of the mail server's answer; null where there was none. */
  readonly kode: number | null;
  readonly svar: string;
  /** When it is tried again; of "senere" alone. */
  readonly naeste: number | null;
}

export interface Hoeringsbreve {
  /** Puts letters in the outbox, or beside it as files where there is no server. */
  addHoeringsbreve(
    hoering: string,
    breve: readonly (NytHoeringsbrev & { readonly nr: number })[],
    server: boolean,
    af: string,
  ): Promise<void>;
  /** The newest first. */
  listHoeringsbreve(hoering: string): Promise<readonly Hoeringsbrev[]>;
  /** The next letter that is due, marked "i-gang"; null where none is. What need not be said any more stops. */
  tagHoeringsbrev(nyt: Engangsting): Promise<AfhentetHoeringsbrev | null>;
  /** The whole letter is at the server but for its end, which is sent next. */
  noterHoeringsbrevAfgivet(id: string): Promise<void>;
  noterHoeringsbrevsvar(svar: Hoeringsbrevsvar): Promise<void>;
  /** As `genoptagBreve` of sendings. */
  genoptagHoeringsbreve(): Promise<{ readonly igen: number; readonly uvist: number }>;
  naesteHoeringsbrev(): Promise<number | null>;
  /** A person lets a letter go again that is unknown, refused or to be tried later. False where it is none. */
  sendHoeringsbrevIgen(hoering: string, id: string, af: string): Promise<boolean>;
  /** A link that a person hands over, by the hash of its token. False where nobody is asked under that number. */
  noterDeltagerlink(hoering: string, nr: number, hash: string, af: string): Promise<boolean>;
}

interface Raekke extends Hoeringsbrev {
  readonly hoering: string;
  readonly navn: string;
  readonly mail: string | null;
  readonly referat: string;
  readonly runde: number;
  readonly status: string;
  readonly slettet: number | null;
  readonly lukket: number | null;
  readonly personsvar: string | null;
  readonly tilbagekaldt: number | null;
}

const AFGJORT: readonly Hoeringsbrevtilstand[] = ['sendt', 'afvist', 'uvist', 'standset', 'fil'];
const BREV = 'id, nr, slags, emne, tekst, lavet, tilstand, forsoeg, naeste, svar, afgjort';

/** Inside a transaction. */
export function insertHoeringsbreve(
  db: Database,
  hoering: string,
  breve: readonly (NytHoeringsbrev & { readonly nr: number })[],
  { at, random, server }: { readonly at: number; readonly random: RandomBytes; readonly server: boolean },
): void {
  const insert = db.prepare(
    `INSERT INTO hoeringsbrev (id, hoering, nr, slags, emne, tekst, lavet, tilstand, naeste, afgjort)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { nr, slags, emne, tekst, tidligst } of breve) {
    // What would be said later is not said where nothing is sent.
    if (!server && tidligst !== null) continue;
    const hvornaar = server ? ['venter', Math.max(tidligst ?? at, at), null] : ['fil', null, at];
    insert.run(nytId(random), hoering, nr, slags, emne, tekst, at, ...hvornaar);
  }
}

/** Stops what waits: of one or of all, of some kinds or of all. Inside a transaction. */
export function standsBreve(
  db: Database,
  hoering: string,
  nr: number | null,
  slags: readonly Hoeringsbrevslags[] | null,
  at: number,
): void {
  db.prepare(
    `UPDATE hoeringsbrev SET tilstand = 'standset', naeste = NULL, afgjort = @at
     WHERE hoering = @hoering AND tilstand IN ('venter', 'senere') AND (@nr IS NULL OR nr = @nr)
       AND (@slags IS NULL OR slags IN (SELECT value FROM json_each(@slags)))`,
  ).run({ at, hoering, nr, slags: slags && JSON.stringify(slags) });
}

export function hoeringsbreve(db: Database, { now, random }: Udefra): Hoeringsbreve {
  const RAEKKE = `SELECT brev.id, brev.hoering, brev.nr, slags, brev.emne, tekst, brev.lavet, tilstand, forsoeg, naeste,
      brev.svar, afgjort, inviteret.navn, mail, inviteret.svar AS personsvar, tilbagekaldt, hoering.referat,
      hoering.nr AS runde, lukket, status, slettet
    FROM hoeringsbrev AS brev JOIN inviteret ON inviteret.hoering = brev.hoering AND inviteret.nr = brev.nr
      JOIN hoering ON hoering.id = brev.hoering JOIN referat ON referat.id = hoering.referat`;
  const due = db.prepare<[number], Raekke>(
    `${RAEKKE} WHERE tilstand IN ('venter', 'senere') AND naeste <= ? 
     ORDER BY slags <> 'kode', naeste, brev.lavet, brev.nr, brev.id LIMIT 1`,
  );
  const get = db.prepare<[string], Raekke>(`${RAEKKE} WHERE brev.id = ?`);
  const set = db.prepare(
    'UPDATE hoeringsbrev SET tilstand = ?, forsoeg = ?, naeste = ?, svar = ?, afgjort = ? WHERE id = ?',
  );

  /** Writes the state with its event. Inside a transaction. */
  const skift = (
    row: Raekke,
    ny: {
      readonly tilstand: Hoeringsbrevtilstand;
      readonly svar: string | null;
      readonly kode?: number | null;
      readonly naeste?: number | null;
    },
    af: string | null = null,
  ): void => {
    const at = now();
    const { id, hoering, runde, nr, slags, forsoeg, referat } = row;
    set.run(ny.tilstand, forsoeg, ny.naeste ?? null, ny.svar, AFGJORT.includes(ny.tilstand) ? at : null, id);
    const detaljer = {
      hoering,
      runde,
      nr,
      brev: id,
      art: slags,
      tilstand: ny.tilstand,
      forsoeg,
      kode: ny.kode ?? null,
    };
    // The words of a mail server quote addresses: outside the chain.
    const tekst = { salt: nytId(random) + nytId(random), json: JSON.stringify({ svar: ny.svar }) };
    insertHaendelse(db, {
      ...{ at, bruger: af, referat, slags: 'hoeringsbrev', detaljer },
      ...(ny.svar !== null && { tekst }),
    });
  };

  return {
    async addHoeringsbreve(hoering, breve, server, af) {
      db.transaction(() => {
        const at = now();
        insertHoeringsbreve(db, hoering, breve, { at, random, server });
        const row = db
          .prepare<[string], { referat: string; nr: number }>('SELECT referat, nr FROM hoering WHERE id = ?')
          .get(hoering);
        const [first] = breve;
        if (!row || !first) return;
        const detaljer = { hoering, runde: row.nr, art: first.slags, breve: breve.length, sendes: server };
        insertHaendelse(db, { at, bruger: af, referat: row.referat, slags: 'hoering-breve', detaljer });
      }).immediate();
    },
    async listHoeringsbreve(hoering) {
      return db
        .prepare<[string], Hoeringsbrev>(`SELECT ${BREV} FROM hoeringsbrev WHERE hoering = ? ORDER BY lavet DESC, id`)
        .all(hoering);
    },

    async tagHoeringsbrev(nyt) {
      return db
        .transaction(() => {
          for (;;) {
            const row = due.get(now());
            if (!row) return null;
            const { id, hoering, nr, navn, mail, slags, emne, tekst, lavet } = row;
            if (mail === null || erOverfloedigt(row)) {
              skift(row, { tilstand: 'standset', svar: null });
              continue;
            }
            const forsoeg = row.forsoeg + 1;
            db.prepare(`UPDATE hoeringsbrev SET tilstand = 'i-gang', forsoeg = ?, naeste = NULL WHERE id = ?`).run(
              forsoeg,
              id,
            );
            const holder = { token: '', kode: '' };
            if (tekst.includes('{link}')) {
              const { token, hash } = nyt.link();
              insertDeltagerlink(db, { hoering, nr, hash, at: now() });
              holder.token = token;
            }
            if (tekst.includes('{kode}')) {
              const { kode, salt, hash } = nyt.kode();
              saetDeltagerkode(db, { hoering, nr, salt, kode: hash, at: now() });
              holder.kode = kode;
            }
            return { id, hoering, nr, navn, mail, slags, emne, tekst, lavet, forsoeg, ...holder };
          }
        })
        .immediate();
    },

    async noterHoeringsbrevAfgivet(id) {
      const { changes } = db
        .prepare(`UPDATE hoeringsbrev SET tilstand = 'afgivet' WHERE id = ? AND tilstand = 'i-gang'`)
        .run(id);
      if (changes !== 1) throw new Error(`Letter ${id} is not on its way.`);
    },

    async noterHoeringsbrevsvar({ id, tilstand, kode, svar, naeste }) {
      db.transaction(() => {
        const row = get.get(id);
        if (!row || (row.tilstand !== 'i-gang' && row.tilstand !== 'afgivet'))
          throw new Error(`Letter ${id} is not on its way.`);
        skift(row, { tilstand, svar, kode, naeste });
      }).immediate();
    },

    async genoptagHoeringsbreve() {
      return db
        .transaction(() => {
          const igen = db
            .prepare(`UPDATE hoeringsbrev SET tilstand = 'venter', naeste = ? WHERE tilstand = 'i-gang'`)
            .run(now()).changes;
          const unknown = db.prepare<[], Raekke>(`${RAEKKE} WHERE tilstand = 'afgivet'`).all();
          for (const row of unknown) skift(row, { tilstand: 'uvist', svar: null });
          return { igen, uvist: unknown.length };
        })
        .immediate();
    },

    async naesteHoeringsbrev() {
      return (
        db
          .prepare<[], number | null>(`SELECT min(naeste) FROM hoeringsbrev WHERE tilstand IN ('venter', 'senere')`)
          .pluck()
          .get() ?? null
      );
    },

    async sendHoeringsbrevIgen(hoering, id, af) {
      return db
        .transaction(() => {
          const row = get.get(id);
          if (row?.hoering !== hoering || !['uvist', 'afvist', 'senere'].includes(row.tilstand)) return false;
          // A person's word begins a new row of attempts.
          skift({ ...row, forsoeg: 0 }, { tilstand: 'venter', svar: row.svar, naeste: now() }, af);
          return true;
        })
        .immediate();
    },

    async noterDeltagerlink(hoering, nr, hash, af) {
      return db
        .transaction(() => {
          const row = db
            .prepare<[string, number], { referat: string; runde: number }>(
              `SELECT referat, hoering.nr AS runde FROM hoering JOIN inviteret ON hoering.id = hoering
               WHERE hoering = ? AND inviteret.nr = ? AND tilbagekaldt IS NULL`,
            )
            .get(hoering, nr);
          if (!row) return false;
          const at = now();
          insertDeltagerlink(db, { hoering, nr, hash, at });
          const detaljer = { hoering, runde: row.runde, nr };
          insertHaendelse(db, { at, bruger: af, referat: row.referat, slags: 'hoering-link', detaljer });
          return true;
        })
        .immediate();
    },
  };
}

/** Whether a letter need not be said any more: the round has ended, or what it asks for has been given. */
function erOverfloedigt({ slags, lukket, status, slettet, personsvar, tilbagekaldt }: Raekke): boolean {
  if (tilbagekaldt !== null || slettet !== null) return true;
  // Answers can be read after the round, with a code where one is asked for.
  if (slags === 'svar' || slags === 'kode') return false;
  return (
    lukket !== null ||
    (status !== 'kommentering' && status !== 'godkendelse') ||
    (slags === 'paamindelse' && personsvar !== null)
  );
}
