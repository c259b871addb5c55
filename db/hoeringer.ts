// Comment rounds: the draft that was frozen, who was asked, until when, and what each has answered. What they remark is
// `bemaerkninger.ts`, how they come in `deltageradgang.ts`, their letters `hoeringsbreve.ts`.
import type { Node } from 'prosemirror-model';
import { AppError } from '../editor/model/fejl.ts';
import { efter, type Tilstand } from '../editor/model/forloeb.ts';
import { nytId } from '../editor/model/id.ts';
import { SCHEMA_VERSION } from '../editor/model/schema.ts';
import type { Deltagersvar } from './deltageradgang.ts';
import { insertSnapshot, type Stand } from './dokumenter.ts';
import { insertHaendelse } from './haendelser.ts';
import { insertHoeringsbreve, type NytHoeringsbrev, standsBreve } from './hoeringsbreve.ts';
import { sha256 } from './kaede.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** Which of the two copies somebody sees. */
export type Udkastudgave = 'fuld' | 'offentlig';

export interface NyInviteret {
  readonly navn: string;
  /** Null = there is no address; the link is handed over another way. */
  readonly mail: string | null;
  /** The id of the participant in the document; null for others. */
  readonly deltager: string | null;
  /** Not of the municipality. */
  readonly udefra: boolean;
  readonly udgave: Udkastudgave;
  /** Their letters; none where there is no address. */
  readonly breve: readonly NytHoeringsbrev[];
}

/** The copy of an edition as participants see it. */
interface Udkast {
  readonly udgave: Udkastudgave;
  readonly schemaVersion: number;
  /** JSON as it is stored. */
  readonly json: string;
  /** JSON: the way from the copy to the document and back. */
  readonly steder: string;
}

export interface NyHoering extends Stand {
  readonly referat: string;
  /** The document at that version. */
  readonly doc: Node;
  /** As typed, with the merge fields in braces. */
  readonly emne: string;
  readonly besked: string;
  readonly frist: number;
  readonly seHinanden: boolean;
  readonly kode: boolean;
  readonly udkast: readonly Omit<Udkast, 'schemaVersion'>[];
  readonly inviterede: readonly NyInviteret[];
  /** Whether a mail server takes the letters; else they are files. */
  readonly server: boolean;
}

export interface Inviteret extends Omit<NyInviteret, 'breve'> {
  readonly nr: number;
  readonly inviteret: number;
  /** When the draft was first looked at. */
  readonly aabnet: number | null;
  readonly svar: Deltagersvar | null;
  readonly svaret: number | null;
  readonly tilbagekaldt: number | null;
  /** How many remarks, without those that were withdrawn; and how many of them still wait for the referent. */
  readonly bemaerkninger: number;
  readonly aabne: number;
}

/** Times in milliseconds since 1970. */
export interface Hoering extends Stand {
  readonly id: string;
  readonly referat: string;
  /** 1, 2 … within the referat. */
  readonly nr: number;
  /** The account that opened it. */
  readonly bruger: string;
  readonly navn: string;
  readonly emne: string;
  readonly besked: string;
  readonly aabnet: number;
  readonly frist: number;
  readonly seHinanden: boolean;
  readonly kode: boolean;
  /** Null = it runs. */
  readonly lukket: number | null;
  /** By number. */
  readonly inviterede: readonly Inviteret[];
}

interface Forlaengelse {
  readonly hoering: string;
  readonly frist: number;
  readonly breve: readonly (NytHoeringsbrev & { readonly nr: number })[];
  readonly server: boolean;
}

export interface Hoeringer {
  /**
   * Freezes the document at a version, invites, queues the letters; the referat is "til kommentering" from then on. Throws
   * AppError "konflikt" where a round runs already, or the version is not of this epoch.
   */
  aabnHoering(ny: NyHoering, af: string): Promise<{ readonly id: string; readonly nr: number }>;
  /** The latest where no number is given. */
  findHoering(referat: string, nr?: number): Promise<Hoering | null>;
  getHoering(id: string): Promise<Hoering>;
  /** The newest first. */
  listHoeringer(referat: string): Promise<readonly Hoering[]>;
  findUdkast(hoering: string, udgave: Udkastudgave): Promise<Udkast | null>;
  /** Another deadline; a round that was closed runs again. Reminders that wait are replaced by those among `breve`. */
  forlaengFrist(ny: Forlaengelse, af: string): Promise<void>;
  /** Ends the round before its deadline. False where it does not run. */
  lukHoering(hoering: string, af: string): Promise<boolean>;
  /** Closes the rounds whose deadline has passed; their referater. */
  lukUdloebne(): Promise<readonly string[]>;
  /** Asks one more; somebody whose invitation was withdrawn is asked again under the number they had. The number. */
  tilfoejInviteret(hoering: string, ny: NyInviteret, server: boolean, af: string): Promise<number>;
  /** Ends somebody's access at once. False where they had none. */
  tilbagekaldInviteret(hoering: string, nr: number, af: string): Promise<boolean>;
}

/** Whether participants may answer. */
export function erIGang({ frist, lukket }: Pick<Hoering, 'frist' | 'lukket'>, now: number): boolean {
  return lukket === null && now < frist;
}

type Hoeringsraekke = Omit<Hoering, 'seHinanden' | 'kode' | 'inviterede' | 'navn'> & {
  readonly seHinanden: number;
  readonly kode: number;
  readonly navn: string | null;
};
type Inviteretraekke = Omit<Inviteret, 'udefra'> & { readonly udefra: number };

const HOERING = `hoering.id, referat, nr, version, epoch, bruger, bruger.navn, emne, besked, aabnet, frist,
  se_hinanden AS seHinanden, kode, lukket FROM hoering LEFT JOIN bruger ON bruger.id = bruger`;

export function hoeringer(db: Database, { now, random }: Udefra): Hoeringer {
  const salt = (): string => nytId(random) + nytId(random);
  const byId = db.prepare<[string], Hoeringsraekke>(`SELECT ${HOERING} WHERE hoering.id = ?`);
  const byReferat = db.prepare<[string], Hoeringsraekke>(`SELECT ${HOERING} WHERE referat = ? ORDER BY nr DESC`);
  const people = db.prepare<[string], Inviteretraekke>(
    `SELECT nr, navn, mail, deltager, udefra, udgave, inviteret, aabnet, svar, svaret, tilbagekaldt,
       (SELECT count(*) FROM bemaerkning AS b WHERE b.hoering = inviteret.hoering AND b.inviteret = inviteret.nr
          AND stand <> 'trukket') AS bemaerkninger,
       (SELECT count(*) FROM bemaerkning AS b WHERE b.hoering = inviteret.hoering AND b.inviteret = inviteret.nr
          AND stand IN ('aaben', 'holdt')) AS aabne
     FROM inviteret WHERE hoering = ? ORDER BY nr`,
  );
  const insertInviteret = db.prepare(
    `INSERT INTO inviteret (hoering, nr, navn, mail, deltager, udefra, udgave, inviteret)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const whole = (row: Hoeringsraekke): Hoering => ({
    ...row,
    navn: row.navn ?? '',
    seHinanden: row.seHinanden === 1,
    kode: row.kode === 1,
    inviterede: people.all(row.id).map((one) => ({ ...one, udefra: one.udefra === 1 })),
  });
  const get = (id: string): Hoeringsraekke => {
    const row = byId.get(id);
    if (!row) throw new AppError('findes-ikke', 'Kommenteringen findes ikke.');
    return row;
  };
  const log = (
    { referat, id, nr }: Pick<Hoering, 'referat' | 'id' | 'nr'>,
    slags: string,
    af: string | null,
    detaljer: Readonly<Record<string, string | number | boolean | null>>,
    tekst?: object,
  ) =>
    insertHaendelse(db, {
      ...{ at: now(), bruger: af, referat, slags, detaljer: { hoering: id, runde: nr, ...detaljer } },
      ...(tekst && { tekst: { salt: salt(), json: JSON.stringify(tekst) } }),
    });
  const erIgangNu = (row: Hoeringsraekke): void => {
    if (!erIGang(row, now()))
      throw new AppError('konflikt', 'Kommenteringen er slut. Forlæng fristen for at åbne den igen.');
  };

  return {
    async aabnHoering(ny, af) {
      return db
        .transaction(() => {
          const { referat, version, epoch, doc } = ny;
          const at = now();
          const nu = db
            .prepare<[string], { status: Tilstand; slettet: number | null } & Stand>(
              'SELECT status, slettet, version, epoch FROM referat JOIN doc USING (id) WHERE id = ?',
            )
            .get(referat);
          const til = nu?.status === 'kommentering' ? nu.status : nu && efter('til-kommentering', nu.status);
          if (!nu || !til || nu.slettet !== null)
            throw new AppError('konflikt', 'Referatet kan ikke sendes til kommentering, som det står nu.');
          if (nu.epoch !== epoch || nu.version < version)
            throw new AppError(
              'konflikt',
              'Referatet er ført tilbage til en tidligere version. Gennemse udkastet igen.',
            );
          const earlier = byReferat.all(referat);
          const running = earlier.find((one) => one.lukket === null);
          if (running)
            throw new AppError(
              'konflikt',
              `${running.nr}. runde er i gang. Luk den, før du sender til kommentering igen.`,
            );
          if (ny.frist <= at) throw new AppError('ugyldig', 'Fristen skal ligge efter nu.');
          const id = nytId(random);
          const nr = (earlier[0]?.nr ?? 0) + 1;
          insertSnapshot(db, referat, { version, epoch }, doc, at);
          db.prepare(
            `INSERT INTO hoering (id, referat, nr, version, epoch, bruger, emne, besked, aabnet, frist, se_hinanden, kode)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ).run(
            ...[id, referat, nr, version, epoch, af, ny.emne, ny.besked, at, ny.frist],
            ...[Number(ny.seHinanden), Number(ny.kode)],
          );
          for (const { udgave, json, steder } of ny.udkast)
            db.prepare(
              'INSERT INTO udkast (hoering, udgave, schema_version, json, sha256, steder) VALUES (?, ?, ?, ?, ?, ?)',
            ).run(id, udgave, SCHEMA_VERSION, json, sha256(json), steder);
          for (const [i, { navn, mail, deltager, udefra, udgave, breve }] of ny.inviterede.entries()) {
            insertInviteret.run(id, i + 1, navn, mail, deltager, Number(udefra), udgave, at);
            insertHoeringsbreve(
              db,
              id,
              breve.map((brev) => ({ ...brev, nr: i + 1 })),
              { at, random, server: ny.server },
            );
          }
          const ude = ny.inviterede.filter(({ udefra }) => udefra).length;
          const detaljer = {
            ...{ version, epoch, frist: ny.frist, inviterede: ny.inviterede.length, udefra: ude, sendes: ny.server },
            ...{ seHinanden: ny.seHinanden, kode: ny.kode },
            ...Object.fromEntries(ny.udkast.map(({ udgave, json }) => [`udkast:${udgave}`, sha256(json)])),
          };
          const inviterede = ny.inviterede.map(({ breve: _, ...one }, i) => ({ nr: i + 1, ...one }));
          const tekst = { emne: ny.emne, besked: ny.besked, inviterede };
          log({ referat, id, nr }, 'hoering-aabnet', af, detaljer, tekst);
          if (nu.status !== til) {
            db.prepare('UPDATE referat SET status = ? WHERE id = ?').run(til, referat);
            const skift = { handling: 'til-kommentering', fra: nu.status, til };
            insertHaendelse(db, { at, bruger: af, referat, slags: 'status-skiftet', detaljer: skift });
          }
          return { id, nr };
        })
        .immediate();
    },

    async findHoering(referat, nr) {
      const rows = byReferat.all(referat);
      const row = nr === undefined ? rows[0] : rows.find((one) => one.nr === nr);
      return row ? whole(row) : null;
    },
    async getHoering(id) {
      return whole(get(id));
    },
    async listHoeringer(referat) {
      return byReferat.all(referat).map(whole);
    },
    async findUdkast(hoering, udgave) {
      return (
        db
          .prepare<[string, string], Udkast>(
            `SELECT udgave, schema_version AS schemaVersion, json, steder FROM udkast WHERE hoering = ? AND udgave = ?`,
          )
          .get(hoering, udgave) ?? null
      );
    },

    async forlaengFrist({ hoering, frist, breve, server }, af) {
      db.transaction(() => {
        const row = get(hoering);
        const at = now();
        if (frist <= at) throw new AppError('ugyldig', 'Fristen skal ligge efter nu.');
        if (byReferat.all(row.referat)[0]?.id !== hoering)
          throw new AppError('konflikt', 'Der er en nyere runde. Kun dens frist kan flyttes.');
        standsBreve(db, hoering, null, ['paamindelse'], at);
        db.prepare('UPDATE hoering SET frist = ?, lukket = NULL WHERE id = ?').run(frist, hoering);
        insertHoeringsbreve(db, hoering, breve, { at, random, server });
        log(row, 'hoering-frist', af, { fra: row.frist, til: frist, genaabnet: row.lukket !== null });
      }).immediate();
    },

    async lukHoering(hoering, af) {
      return db.transaction(() => lukHoering(db, get(hoering), af, now())).immediate();
    },
    async lukUdloebne() {
      return db
        .transaction(() => {
          const at = now();
          const rows = db
            .prepare<[number], Hoeringsraekke>(`SELECT ${HOERING} WHERE lukket IS NULL AND frist <= ? ORDER BY frist`)
            .all(at);
          for (const row of rows) lukHoering(db, row, null, at);
          return rows.map(({ referat }) => referat);
        })
        .immediate();
    },

    async tilfoejInviteret(hoering, { navn, mail, deltager, udefra, udgave, breve }, server, af) {
      return db
        .transaction(() => {
          const row = get(hoering);
          erIgangNu(row);
          const at = now();
          const all = people.all(hoering);
          const known = all.find((one) => mail !== null && one.mail?.toLowerCase() === mail.toLowerCase());
          if (known && known.tilbagekaldt === null)
            throw new AppError('ugyldig', `${known.navn || mail} er inviteret allerede.`);
          const nr = known?.nr ?? all.length + 1;
          if (known)
            db.prepare(
              `UPDATE inviteret SET navn = ?, deltager = ?, udefra = ?, udgave = ?, inviteret = ?, tilbagekaldt = NULL
               WHERE hoering = ? AND nr = ?`,
            ).run(navn, deltager, Number(udefra), udgave, at, hoering, nr);
          else insertInviteret.run(hoering, nr, navn, mail, deltager, Number(udefra), udgave, at);
          insertHoeringsbreve(
            db,
            hoering,
            breve.map((brev) => ({ ...brev, nr })),
            { at, random, server },
          );
          log(row, 'hoering-inviteret', af, { nr, udefra, udgave }, { navn, mail });
          return nr;
        })
        .immediate();
    },

    async tilbagekaldInviteret(hoering, nr, af) {
      return db
        .transaction(() => {
          const row = get(hoering);
          const at = now();
          const { changes } = db
            .prepare('UPDATE inviteret SET tilbagekaldt = ? WHERE hoering = ? AND nr = ? AND tilbagekaldt IS NULL')
            .run(at, hoering, nr);
          if (changes === 0) return false;
          for (const table of ['deltagerlink', 'deltagersession', 'deltagerkode'])
            db.prepare(`DELETE FROM ${table} WHERE hoering = ? AND nr = ?`).run(hoering, nr);
          standsBreve(db, hoering, nr, null, at);
          log(row, 'hoering-tilbagekaldt', af, { nr });
          return true;
        })
        .immediate();
    },
  };
}

/** Ends a round; false where it has ended. Its letters stop, but for answers and codes. Inside a transaction. */
function lukHoering(db: Database, row: Hoeringsraekke, af: string | null, at: number): boolean {
  const { changes } = db.prepare('UPDATE hoering SET lukket = ? WHERE id = ? AND lukket IS NULL').run(at, row.id);
  if (changes === 0) return false;
  standsBreve(db, row.id, null, ['invitation', 'paamindelse', 'frist'], at);
  const detaljer = { hoering: row.id, runde: row.nr, frist: row.frist };
  insertHaendelse(db, { at, bruger: af, referat: row.referat, slags: 'hoering-lukket', detaljer });
  return true;
}

/** Ends the round of a referat that runs, if one does. Inside a transaction. */
export function lukIgangvaerende(db: Database, referat: string, af: string, at: number): void {
  const row = db
    .prepare<[string], Hoeringsraekke>(`SELECT ${HOERING} WHERE referat = ? AND lukket IS NULL`)
    .get(referat);
  if (row) lukHoering(db, row, af, at);
}
