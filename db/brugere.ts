// The accounts: who can sign in, in which role, in which organs. Passwords come and go as hashes only.
// There is always one administrator who can sign in: what would take the last one away is refused.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

type Rolle = 'referent' | 'sekretariat' | 'administrator';

export interface Bruger {
  readonly id: string;
  /** What the person signs in with, in lower case. */
  readonly brugernavn: string;
  readonly navn: string;
  readonly rolle: Rolle;
  /** Ids of the organs, in no order. */
  readonly organer: readonly string[];
  /** False until the invitation has been used. */
  readonly aktiv: boolean;
  readonly spaerret: boolean;
}

interface NyBruger {
  readonly brugernavn: string;
  readonly navn: string;
  readonly rolle: Rolle;
  readonly organer: readonly string[];
}

/** A one-time code as it is stored. `udloeber` in milliseconds since 1970. */
interface Invitation {
  readonly kode: string;
  readonly udloeber: number;
}

export interface Brugere {
  countBrugere(): Promise<number>;
  findBruger(id: string): Promise<Bruger | null>;
  /** For signing in: the account and its password's hash (null = the invitation is unused). */
  findLogin(brugernavn: string): Promise<{ bruger: Bruger; adgangskode: string | null } | null>;
  /** Everybody, by name. */
  listBrugere(): Promise<readonly Bruger[]>;
  /** Puts the one code of the first start in place of any older one. Does nothing once there is an account. */
  saveStartkode(kode: string): Promise<boolean>;
  findStartkode(kode: string): Promise<boolean>;
  /** The first administrator and the first organs, for a start code that is used up. Null where it is unknown. */
  createFoerste(
    kode: string,
    bruger: { brugernavn: string; navn: string; adgangskode: string },
    organer: readonly { navn: string; type: string }[],
  ): Promise<string | null>;
  createBruger(ny: NyBruger, invitation: Invitation, af: string): Promise<string>;
  /** A new link in place of any older one; the old password stops working at once. */
  inviterIgen(id: string, invitation: Invitation, af: string): Promise<void>;
  /** Whose invitation this is, unless it has been used or has run out. */
  findInvitation(kode: string): Promise<Bruger | null>;
  /** Uses the invitation up and sets the password. Null where it no longer holds. */
  brugInvitation(kode: string, adgangskode: string): Promise<string | null>;
  updateBruger(id: string, til: Omit<NyBruger, 'brugernavn'>, af: string): Promise<void>;
  /** A blocked account cannot sign in and is signed out everywhere. */
  setSpaerret(id: string, spaerret: boolean, af: string): Promise<void>;
  /** Sets one's own password; every other session of the account ends. */
  setAdgangskode(id: string, adgangskode: string, beholdSession: string): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly brugernavn: string;
  readonly navn: string;
  readonly rolle: Rolle;
  readonly adgangskode: string | null;
  readonly spaerret: number | null;
  /** JSON array. */
  readonly organer: string;
}

const SELECT = `SELECT id, brugernavn, navn, rolle, adgangskode, spaerret,
  (SELECT json_group_array(organ) FROM bruger_organ WHERE bruger = bruger.id) AS organer FROM bruger`;

function read(row: Row): Bruger {
  const { id, brugernavn, navn, rolle, adgangskode, spaerret } = row;
  const organer = JSON.parse(row.organer) as string[];
  return { id, brugernavn, navn, rolle, organer, aktiv: adgangskode !== null, spaerret: spaerret !== null };
}

const collator = new Intl.Collator('da');

export function brugere(db: Database, { now, random }: Udefra): Brugere {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const byKode = db.prepare<[string, number], Row>(
    `${SELECT} WHERE spaerret IS NULL AND id =
       (SELECT bruger FROM engangskode WHERE kode = ? AND formaal = 'invitation' AND udloeber > ?)`,
  );
  const log = (slags: string, bruger: string | null, detaljer = {}) =>
    insertHaendelse(db, { at: now(), bruger, referat: null, slags, detaljer });

  const insert = (ny: NyBruger, adgangskode: string | null): string => {
    const id = nytId(random);
    const taken = db.prepare('SELECT 1 FROM bruger WHERE brugernavn = ?').get(ny.brugernavn);
    if (taken) throw new AppError('konflikt', `Der er allerede en bruger, der logger ind med »${ny.brugernavn}«.`);
    db.prepare('INSERT INTO bruger (id, brugernavn, navn, rolle, adgangskode, oprettet) VALUES (?, ?, ?, ?, ?, ?)').run(
      id,
      ny.brugernavn,
      ny.navn,
      ny.rolle,
      adgangskode,
      now(),
    );
    putOrganer(id, ny.organer);
    return id;
  };
  const putOrganer = (id: string, organer: readonly string[]): void => {
    db.prepare('DELETE FROM bruger_organ WHERE bruger = ?').run(id);
    const put = db.prepare('INSERT OR IGNORE INTO bruger_organ (bruger, organ) SELECT ?, id FROM organ WHERE id = ?');
    for (const organ of organer) put.run(id, organ);
  };
  const putInvitation = (id: string, { kode, udloeber }: Invitation): void => {
    db.prepare('DELETE FROM engangskode WHERE bruger = ?').run(id);
    db.prepare(
      `INSERT INTO engangskode (kode, formaal, bruger, oprettet, udloeber) VALUES (?, 'invitation', ?, ?, ?)`,
    ).run(kode, id, now(), udloeber);
  };
  const keepAdministrator = (): void => {
    const left = db
      .prepare(`SELECT 1 FROM bruger WHERE rolle = 'administrator' AND spaerret IS NULL AND adgangskode IS NOT NULL`)
      .get();
    if (!left) throw new AppError('konflikt', 'Der skal altid være mindst én administrator, der kan logge ind.');
  };

  return {
    async countBrugere() {
      return db.prepare<[], number>('SELECT count(*) FROM bruger').pluck().get() ?? 0;
    },
    async findBruger(id) {
      const row = byId.get(id);
      return row ? read(row) : null;
    },
    async findLogin(brugernavn) {
      const row = db.prepare<[string], Row>(`${SELECT} WHERE brugernavn = ?`).get(brugernavn);
      return row ? { bruger: read(row), adgangskode: row.adgangskode } : null;
    },
    async listBrugere() {
      const rows = db.prepare<[], Row>(SELECT).all();
      return rows.map(read).sort((a, b) => collator.compare(a.navn, b.navn));
    },
    async saveStartkode(kode) {
      return db
        .transaction(() => {
          db.prepare(`DELETE FROM engangskode WHERE formaal = 'start'`).run();
          if (db.prepare('SELECT 1 FROM bruger').get()) return false;
          db.prepare(`INSERT INTO engangskode (kode, formaal, oprettet) VALUES (?, 'start', ?)`).run(kode, now());
          return true;
        })
        .immediate();
    },
    async findStartkode(kode) {
      return db.prepare(`SELECT 1 FROM engangskode WHERE kode = ? AND formaal = 'start'`).get(kode) !== undefined;
    },
    async createFoerste(kode, bruger, organer) {
      return db
        .transaction(() => {
          const used = db.prepare(`DELETE FROM engangskode WHERE kode = ? AND formaal = 'start'`).run(kode).changes;
          if (used === 0 || db.prepare('SELECT 1 FROM bruger').get()) return null;
          const ids = organer.map(({ navn, type }) => {
            const id = nytId(random);
            db.prepare('INSERT INTO organ (id, navn, type, oprettet) VALUES (?, ?, ?, ?)').run(id, navn, type, now());
            return id;
          });
          const id = insert({ ...bruger, rolle: 'administrator', organer: ids }, bruger.adgangskode);
          log('foerste-start', id);
          return id;
        })
        .immediate();
    },
    async createBruger(ny, invitation, af) {
      return db
        .transaction(() => {
          const id = insert(ny, null);
          putInvitation(id, invitation);
          log('bruger-inviteret', af, { bruger: id, rolle: ny.rolle });
          return id;
        })
        .immediate();
    },
    async inviterIgen(id, invitation, af) {
      db.transaction(() => {
        db.prepare('UPDATE bruger SET adgangskode = NULL WHERE id = ?').run(id);
        db.prepare('DELETE FROM session WHERE bruger = ?').run(id);
        putInvitation(id, invitation);
        keepAdministrator();
        log('bruger-inviteret-igen', af, { bruger: id });
      }).immediate();
    },
    async findInvitation(kode) {
      const row = byKode.get(kode, now());
      return row ? read(row) : null;
    },
    async brugInvitation(kode, adgangskode) {
      return db
        .transaction(() => {
          const row = byKode.get(kode, now());
          if (!row) return null;
          db.prepare('DELETE FROM engangskode WHERE bruger = ?').run(row.id);
          db.prepare('UPDATE bruger SET adgangskode = ? WHERE id = ?').run(adgangskode, row.id);
          log('invitation-brugt', row.id);
          return row.id;
        })
        .immediate();
    },
    async updateBruger(id, { navn, rolle, organer }, af) {
      db.transaction(() => {
        db.prepare('UPDATE bruger SET navn = ?, rolle = ? WHERE id = ?').run(navn, rolle, id);
        putOrganer(id, organer);
        keepAdministrator();
        log('bruger-rettet', af, { bruger: id, rolle });
      }).immediate();
    },
    async setSpaerret(id, spaerret, af) {
      db.transaction(() => {
        db.prepare('UPDATE bruger SET spaerret = ? WHERE id = ?').run(spaerret ? now() : null, id);
        if (spaerret) db.prepare('DELETE FROM session WHERE bruger = ?').run(id);
        keepAdministrator();
        log(spaerret ? 'bruger-spaerret' : 'bruger-aabnet', af, { bruger: id });
      }).immediate();
    },
    async setAdgangskode(id, adgangskode, beholdSession) {
      db.transaction(() => {
        db.prepare('UPDATE bruger SET adgangskode = ? WHERE id = ?').run(adgangskode, id);
        db.prepare('DELETE FROM session WHERE bruger = ? AND token <> ?').run(id, beholdSession);
        log('adgangskode-skiftet', id);
      }).immediate();
    },
  };
}
