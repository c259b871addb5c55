// Sendings of an approved version: first a draft that can be looked at letter by letter, then released, whole and in one
// transaction with its event. What is released is never changed; what becomes of each letter is `udgaaende.ts`.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { kanoniskJson } from '../editor/model/kanoniskjson.ts';
import { type Stykke, samlBrev } from './brevbytes.ts';
import type { Arkivfil } from './godkendelser.ts';
import { insertHaendelse } from './haendelser.ts';
import { sha256 } from './kaede.ts';
import type { Database } from './open.ts';
import { sendteFiler } from './sendtefiler.ts';
import type { Udefra } from './udefra.ts';

/**
 * venter → i-gang → afgivet (the end of the message is about to be sent) → sendt | senere | afvist | uvist; noteret = a
 * person says that it arrived; standset = the version no longer holds; fil = there is no server to send it.
 */
export type Brevtilstand =
  | 'venter'
  | 'i-gang'
  | 'afgivet'
  | 'sendt'
  | 'senere'
  | 'afvist'
  | 'uvist'
  | 'noteret'
  | 'standset'
  | 'fil';

/** Nothing more happens to such a letter by itself. */
export const AFGJORT: readonly Brevtilstand[] = ['sendt', 'afvist', 'uvist', 'noteret', 'standset', 'fil'];

interface NytBrev {
  readonly navn: string;
  readonly mail: string;
  /** The lists that led to the address. */
  readonly via: readonly string[];
  readonly formater: readonly string[];
  readonly emne: string;
  readonly tekst: string;
  readonly messageId: string;
  /** Its bytes (`brevbytes.ts`), their hash and number. */
  readonly stykker: readonly Stykke[];
  readonly sha256: string;
  readonly stoerrelse: number;
}

interface Hoved {
  readonly id: string;
  readonly referat: string;
  readonly udgave: number;
  readonly emne: string;
  readonly foelgebrev: string;
  readonly server: boolean;
  /** As they stand in the letters; null where nobody has said. */
  readonly fra: string | null;
  readonly svarTil: string | null;
}

interface NyUdsendelse extends Hoved {
  /** Of the kept files of the version; which bilag go along is said by the letters. */
  readonly formater: readonly string[];
  /** No address twice. */
  readonly breve: readonly NytBrev[];
}

export interface Brev extends Omit<NytBrev, 'stykker'> {
  readonly nr: number;
  readonly tilstand: Brevtilstand;
  readonly forsoeg: number;
  readonly naeste: number | null;
  readonly svar: string | null;
  readonly afgjort: number | null;
}

export interface Udsendelse extends Hoved {
  readonly lavet: number;
  readonly frigivet: number | null;
  readonly afsluttet: number | null;
  /** The account that made it. */
  readonly bruger: string;
  readonly navn: string;
  readonly filer: readonly Arkivfil[];
  /** Letters by state; a state that none is in is absent. */
  readonly antal: Readonly<Partial<Record<Brevtilstand, number>>>;
  /** The head of the chain with the newest event of this sending as its last; null for a draft. */
  readonly hoved: string | null;
}

export interface Udsendelser {
  /** Keeps a draft in place of the account's earlier ones of the referat. */
  gemUdsendelse(ny: NyUdsendelse, af: string): Promise<void>;
  /** Lets the letters of a draft go. Throws AppError "konflikt" where the version no longer holds. A repeat does nothing. */
  frigivUdsendelse(referat: string, id: string, af: string): Promise<void>;
  fjernUdsendelse(referat: string, id: string): Promise<void>;
  /** Drafts made before `foer` go. */
  fjernGamleUdsendelser(foer: number): Promise<void>;
  findUdsendelse(referat: string, id: string): Promise<Udsendelse | null>;
  /** The released ones, the newest first. */
  listUdsendelser(referat: string): Promise<readonly Udsendelse[]>;
  listBreve(udsendelse: string): Promise<readonly Brev[]>;
  /** With its bytes; throws where they are no longer those that were written. */
  findBrev(
    udsendelse: string,
    nr: number,
  ): Promise<(Brev & { readonly bytes: Uint8Array<ArrayBuffer>; readonly stykker: readonly Stykke[] }) | null>;
}

type Brevraekke = Omit<Brev, 'via' | 'formater' | 'messageId'> & { via: string; formater: string; message_id: string };

const BREV = `nr, navn, mail, via, formater, emne, tekst, message_id, sha256, stoerrelse, tilstand, forsoeg, naeste, svar,
  afgjort`;

function laesBrev({ via, formater, message_id, ...row }: Brevraekke): Brev {
  return { ...row, via: JSON.parse(via), formater: JSON.parse(formater), messageId: message_id };
}

/** The bytes of a letter from its pieces; throws where they are not the ones that were written. */
export function brevbytes(db: Database, udsendelse: string, nr: number): Uint8Array<ArrayBuffer> {
  const row = db
    .prepare<[string, number], { stykker: string; sha256: string }>(
      'SELECT stykker, sha256 FROM brev WHERE udsendelse = ? AND nr = ?',
    )
    .get(udsendelse, nr);
  const file = db
    .prepare<[string, string], Buffer>(
      'SELECT bytes FROM arkivfil WHERE sha256 = ? UNION ALL SELECT bytes FROM fil WHERE sha256 = ? LIMIT 1',
    )
    .pluck();
  const bytes = row && samlBrev(JSON.parse(row.stykker) as readonly Stykke[], (fil) => file.get(fil, fil) ?? null);
  if (!bytes || sha256(bytes) !== row.sha256) throw new Error(`Letter ${udsendelse}.${nr} has other bytes.`);
  return bytes;
}

/** One hash over all letters of a sending, in their order: what the rows say of them, and their bytes. */
export function breveaftryk(db: Database, udsendelse: string): string {
  const rows = db
    .prepare<[string], Record<string, string | number>>(
      `SELECT nr, navn, mail, via, formater, emne, tekst, message_id, sha256, stoerrelse
       FROM brev WHERE udsendelse = ? ORDER BY nr`,
    )
    .all(udsendelse);
  return sha256(
    rows
      .map(
        (row) => `${sha256(kanoniskJson(row))}
`,
      )
      .join(''),
  );
}

/** What stops letters of a version: it was withdrawn, or a newer one holds. Null where it holds. */
export function findStandset(db: Database, referat: string, udgave: number): 'tilbagekaldt' | 'afloest' | null {
  const row = db
    .prepare<[string], { status: string; nyeste: number }>(
      `SELECT status, (SELECT max(udgave) FROM godkendelse WHERE referat = referat.id) AS nyeste
       FROM referat WHERE id = ?`,
    )
    .get(referat);
  if (row?.status === 'tilbagekaldt') return 'tilbagekaldt';
  return row?.nyeste === udgave ? null : 'afloest';
}

export function udsendelser(db: Database, { now, random }: Udefra): Udsendelser {
  type Raekke = Omit<Udsendelse, 'server' | 'filer' | 'antal' | 'navn'> & { server: number; navn: string | null };
  const select = (where: string) =>
    db.prepare<string[], Raekke>(
      `SELECT udsendelse.id, referat, udgave, emne, foelgebrev, server, fra, svar_til AS svarTil, lavet,
         frigivet, afsluttet, bruger, navn,
         (SELECT aftryk FROM haendelse WHERE haendelse.referat = udsendelse.referat
            AND slags IN ('udsendelse-begyndt', 'brev-svar', 'brev-afgjort', 'udsendelse-afsluttet')
            AND json_extract(detaljer, '$.udsendelse') = udsendelse.id ORDER BY haendelse.id DESC LIMIT 1) AS hoved
       FROM udsendelse LEFT JOIN bruger ON bruger.id = bruger WHERE ${where}`,
    );
  const one = select('referat = ? AND udsendelse.id = ?');
  const released = select('referat = ? AND frigivet IS NOT NULL ORDER BY frigivet DESC, udsendelse.id');
  const filer = sendteFiler(db);
  const counts = db.prepare<[string], { tilstand: Brevtilstand; n: number }>(
    'SELECT tilstand, count(*) AS n FROM brev WHERE udsendelse = ? GROUP BY tilstand',
  );
  const letters = db.prepare<[string], Brevraekke>(`SELECT ${BREV} FROM brev WHERE udsendelse = ? ORDER BY nr`);
  const whole = (row: Raekke): Udsendelse => ({
    ...row,
    server: row.server === 1,
    navn: row.navn ?? '',
    filer: filer(row.id),
    antal: Object.fromEntries(counts.all(row.id).map(({ tilstand, n }) => [tilstand, n])),
  });

  return {
    async gemUdsendelse(ny, af) {
      db.transaction(() => {
        db.prepare('DELETE FROM udsendelse WHERE referat = ? AND bruger = ? AND frigivet IS NULL').run(ny.referat, af);
        db.prepare(
          `INSERT INTO udsendelse (id, referat, udgave, bruger, emne, foelgebrev, server, fra, svar_til, lavet)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          ...[ny.id, ny.referat, ny.udgave, af, ny.emne, ny.foelgebrev, Number(ny.server), ny.fra, ny.svarTil, now()],
        );
        for (const format of ny.formater)
          db.prepare(
            `INSERT INTO udsendelse_fil SELECT ?, format, navn, mime, sha256 FROM godkendt_fil
             WHERE referat = ? AND udgave = ? AND format = ?`,
          ).run(ny.id, ny.referat, ny.udgave, format);
        const insert = db.prepare(
          `INSERT INTO brev (udsendelse, nr, navn, mail, via, formater, emne, tekst, message_id, stykker, sha256,
             stoerrelse, tilstand) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'venter')`,
        );
        for (const [i, { navn, mail, via, formater, emne, tekst, messageId, ...brev }] of ny.breve.entries())
          insert.run(
            ...[ny.id, i + 1, navn, mail, JSON.stringify(via), JSON.stringify(formater), emne, tekst, messageId],
            ...[JSON.stringify(brev.stykker), brev.sha256, brev.stoerrelse],
          );
      }).immediate();
    },

    async frigivUdsendelse(referat, id, af) {
      db.transaction(() => {
        const row = one.get(referat, id);
        if (!row) throw new AppError('findes-ikke', 'Udsendelsen findes ikke.');
        if (row.frigivet !== null) return;
        if (findStandset(db, referat, row.udgave) !== null)
          throw new AppError('konflikt', `Udgave ${row.udgave} gælder ikke længere. Der er ikke sendt noget.`);
        const at = now();
        const breve = letters.all(id);
        db.prepare('UPDATE udsendelse SET frigivet = ? WHERE id = ?').run(at, id);
        if (row.server === 1) db.prepare('UPDATE brev SET naeste = ? WHERE udsendelse = ?').run(at, id);
        else {
          db.prepare(`UPDATE brev SET tilstand = 'fil', afgjort = ? WHERE udsendelse = ?`).run(at, id);
          db.prepare('UPDATE udsendelse SET afsluttet = ? WHERE id = ?').run(at, id);
        }
        const detaljer = {
          udsendelse: id,
          udgave: row.udgave,
          sendes: row.server === 1,
          breve: breve.length,
          breveaftryk: breveaftryk(db, id),
          ...Object.fromEntries(filer(id).map((fil) => [`fil:${fil.format}`, fil.sha256])),
        };
        const modtagere = breve.map(({ nr, navn, mail, formater }) => ({ nr, navn, mail, formater }));
        const tekst = { salt: nytId(random) + nytId(random), json: JSON.stringify({ emne: row.emne, modtagere }) };
        insertHaendelse(db, { at, bruger: af, referat, slags: 'udsendelse-begyndt', detaljer, tekst });
      }).immediate();
    },

    async fjernUdsendelse(referat, id) {
      db.prepare('DELETE FROM udsendelse WHERE referat = ? AND id = ? AND frigivet IS NULL').run(referat, id);
    },
    async fjernGamleUdsendelser(foer) {
      db.prepare('DELETE FROM udsendelse WHERE lavet < ? AND frigivet IS NULL').run(foer);
    },
    async findUdsendelse(referat, id) {
      const row = one.get(referat, id);
      return row ? whole(row) : null;
    },
    async listUdsendelser(referat) {
      return released.all(referat).map(whole);
    },
    async listBreve(udsendelse) {
      return letters.all(udsendelse).map(laesBrev);
    },
    async findBrev(udsendelse, nr) {
      const row = db
        .prepare<[string, number], Brevraekke & { stykker: string }>(
          `SELECT ${BREV}, stykker FROM brev WHERE udsendelse = ? AND nr = ?`,
        )
        .get(udsendelse, nr);
      if (!row) return null;
      const { stykker, ...brev } = row;
      return { ...laesBrev(brev), bytes: brevbytes(db, udsendelse, nr), stykker: JSON.parse(stykker) };
    },
  };
}
