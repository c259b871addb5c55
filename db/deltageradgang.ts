// How those who were invited come in: their links, their sessions, the codes by mail, and what they answered. Rows hold
// hashes, never a token or a code; when something no longer holds for age is said by `server/access/deltager.ts`.
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** Somebody who was invited, with the round. Times in milliseconds since 1970. */
export interface Inviteret {
  readonly hoering: string;
  readonly nr: number;
  readonly navn: string;
  readonly mail: string | null;
  /** The id of the participant in the document; null for others. */
  readonly deltager: string | null;
  readonly udgave: 'fuld' | 'offentlig';
  readonly aabnet: number | null;
  readonly svar: Deltagersvar | null;
  readonly svaret: number | null;
  readonly tilbagekaldt: number | null;
  readonly runde: {
    readonly referat: string;
    /** 1, 2 … within the referat. */
    readonly nr: number;
    readonly version: number;
    readonly sendt: number;
    readonly frist: number;
    readonly lukket: number | null;
    readonly seHinanden: boolean;
    readonly kode: boolean;
    /** Who sent it out. */
    readonly afsender: string;
    /** The referat lies in the papirkurv. */
    readonly slettet: boolean;
    /** Of the referat. */
    readonly status: string;
  };
}

/** "ingen": no remarks; "faerdig": done with those that were made. */
export type Deltagersvar = 'ingen' | 'faerdig';

interface Deltagersession {
  readonly inviteret: Inviteret;
  readonly oprettet: number;
  /** False while the code by mail has not been given. */
  readonly bekraeftet: boolean;
}

/** What a thread of a round spoke of when it came in, and who made it. */
export interface Hoertsted {
  readonly traad: string;
  readonly inviteret: number;
  /** The edition that its author has read. */
  readonly udgave: 'fuld' | 'offentlig';
  readonly blok: string;
  readonly fra: number;
  readonly til: number;
}

/** A code as it is kept. */
interface Deltagerkode {
  readonly salt: string;
  readonly kode: string;
  readonly lavet: number;
  readonly forsoeg: number;
}

export interface Deltageradgang {
  findInviteret(hoering: string, nr: number): Promise<Inviteret | null>;
  /** The places of a round's threads in the draft, by number. */
  listHoertesteder(hoering: string): Promise<readonly Hoertsted[]>;
  /** The editions that those who were invited to a round have read, by their number. */
  listLaesteUdgaver(hoering: string): Promise<ReadonlyMap<number, 'fuld' | 'offentlig'>>;
  addDeltagerlink(hoering: string, nr: number, hash: string): Promise<void>;
  /** Whose link it is; null where there is none. Revoked and old ones are found too. */
  findDeltagerlink(hash: string): Promise<Inviteret | null>;
  createDeltagersession(token: string, hoering: string, nr: number, bekraeftet: boolean): Promise<void>;
  findDeltagersession(token: string): Promise<Deltagersession | null>;
  bekraeftDeltagersession(token: string): Promise<void>;
  deleteDeltagersession(token: string): Promise<void>;
  /** Removes sessions begun before, and codes made before. */
  sweepDeltageradgang(foer: { session: number; kode: number }): Promise<void>;
  /** Counts an attempt and says what it is to be held against; null where no code was sent. */
  tagKodeforsoeg(hoering: string, nr: number): Promise<Deltagerkode | null>;
  /** A code is used once. */
  deleteDeltagerkode(hoering: string, nr: number): Promise<void>;
  /** The draft was looked at; the first time counts. */
  noterAabnet(hoering: string, nr: number): Promise<void>;
  /** What they answered; null takes it back. */
  svarHoering(hoering: string, nr: number, svar: Deltagersvar | null): Promise<void>;
}

const SELECT = `SELECT inviteret.hoering, inviteret.nr, inviteret.navn, mail, deltager, udgave, inviteret.aabnet, svar, svaret,
  tilbagekaldt, referat, hoering.nr AS rundenr, version, hoering.aabnet AS sendt, frist, lukket,
  se_hinanden AS seHinanden, kode, bruger.navn AS afsender, slettet, status
  FROM inviteret JOIN hoering ON hoering.id = inviteret.hoering JOIN referat ON referat.id = hoering.referat
  LEFT JOIN bruger ON bruger.id = hoering.bruger`;

interface Row extends Omit<Inviteret, 'runde'> {
  readonly referat: string;
  readonly rundenr: number;
  readonly version: number;
  readonly sendt: number;
  readonly frist: number;
  readonly lukket: number | null;
  readonly seHinanden: number;
  readonly kode: number;
  readonly afsender: string | null;
  readonly slettet: number | null;
  readonly status: string;
}

function read(row: Row): Inviteret {
  const { hoering, nr, navn, mail, deltager, udgave, aabnet, svar, svaret, tilbagekaldt, ...runde } = row;
  const { referat, rundenr, version, sendt, frist, lukket, status } = runde;
  return {
    ...{ hoering, nr, navn, mail, deltager, udgave, aabnet, svar, svaret, tilbagekaldt },
    runde: {
      ...{ referat, nr: rundenr, version, sendt, frist, lukket, status },
      seHinanden: runde.seHinanden === 1,
      kode: runde.kode === 1,
      afsender: runde.afsender ?? '',
      slettet: runde.slettet !== null,
    },
  };
}

/** For letters: each attempt has a link of its own, written in the transaction that takes the letter. */
export function insertDeltagerlink(
  db: Database,
  { hoering, nr, hash, at }: { hoering: string; nr: number; hash: string; at: number },
): void {
  db.prepare('INSERT INTO deltagerlink (token, hoering, nr, lavet) VALUES (?, ?, ?, ?)').run(hash, hoering, nr, at);
}

/** The same for a code: the one that was made last holds. */
export function saetDeltagerkode(
  db: Database,
  { hoering, nr, salt, kode, at }: { hoering: string; nr: number; salt: string; kode: string; at: number },
): void {
  db.prepare(
    `INSERT INTO deltagerkode (hoering, nr, salt, kode, lavet) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hoering, nr)
     DO UPDATE SET salt = excluded.salt, kode = excluded.kode, lavet = excluded.lavet, forsoeg = 0`,
  ).run(hoering, nr, salt, kode, at);
}

export function deltageradgang(db: Database, { now }: Udefra): Deltageradgang {
  const find = db.prepare<[string, number], Row>(`${SELECT} WHERE inviteret.hoering = ? AND inviteret.nr = ?`);
  const findLink = db.prepare<[string], { hoering: string; nr: number }>(
    'SELECT hoering, nr FROM deltagerlink WHERE token = ?',
  );
  const findSession = db.prepare<[string], { hoering: string; nr: number; oprettet: number; bekraeftet: number }>(
    'SELECT hoering, nr, oprettet, bekraeftet FROM deltagersession WHERE token = ?',
  );
  const steder = db.prepare<[string], Hoertsted>(
    `SELECT b.id AS traad, b.inviteret, udgave, blok, fra, til FROM bemaerkning AS b
     JOIN inviteret AS i ON i.hoering = b.hoering AND i.nr = b.inviteret WHERE b.hoering = ? ORDER BY b.nr`,
  );
  const udgaver = db.prepare<[string], { nr: number; udgave: 'fuld' | 'offentlig' }>(
    'SELECT nr, udgave FROM inviteret WHERE hoering = ?',
  );
  const inviteret = (key: { hoering: string; nr: number } | undefined): Inviteret | null => {
    const row = key && find.get(key.hoering, key.nr);
    return row ? read(row) : null;
  };
  return {
    async findInviteret(hoering, nr) {
      return inviteret({ hoering, nr });
    },
    async listHoertesteder(hoering) {
      return steder.all(hoering);
    },
    async listLaesteUdgaver(hoering) {
      return new Map(udgaver.all(hoering).map(({ nr, udgave }) => [nr, udgave]));
    },
    async addDeltagerlink(hoering, nr, hash) {
      insertDeltagerlink(db, { hoering, nr, hash, at: now() });
    },
    async findDeltagerlink(hash) {
      return inviteret(findLink.get(hash));
    },
    async createDeltagersession(token, hoering, nr, bekraeftet) {
      db.prepare('INSERT INTO deltagersession (token, hoering, nr, oprettet, bekraeftet) VALUES (?, ?, ?, ?, ?)').run(
        ...[token, hoering, nr, now(), bekraeftet ? 1 : 0],
      );
    },
    async findDeltagersession(token) {
      const row = findSession.get(token);
      const whose = inviteret(row);
      return row && whose ? { inviteret: whose, oprettet: row.oprettet, bekraeftet: row.bekraeftet === 1 } : null;
    },
    async bekraeftDeltagersession(token) {
      db.prepare('UPDATE deltagersession SET bekraeftet = 1 WHERE token = ?').run(token);
    },
    async deleteDeltagersession(token) {
      db.prepare('DELETE FROM deltagersession WHERE token = ?').run(token);
    },
    async sweepDeltageradgang({ session, kode }) {
      db.transaction(() => {
        db.prepare('DELETE FROM deltagersession WHERE oprettet < ?').run(session);
        db.prepare('DELETE FROM deltagerkode WHERE lavet < ?').run(kode);
      }).immediate();
    },
    async tagKodeforsoeg(hoering, nr) {
      const row = db
        .prepare<[string, number], Deltagerkode>(
          `UPDATE deltagerkode SET forsoeg = forsoeg + 1 WHERE hoering = ? AND nr = ?
           RETURNING salt, kode, lavet, forsoeg`,
        )
        .get(hoering, nr);
      return row ?? null;
    },
    async deleteDeltagerkode(hoering, nr) {
      db.prepare('DELETE FROM deltagerkode WHERE hoering = ? AND nr = ?').run(hoering, nr);
    },
    async noterAabnet(hoering, nr) {
      db.prepare('UPDATE inviteret SET aabnet = ? WHERE hoering = ? AND nr = ? AND aabnet IS NULL').run(
        ...[now(), hoering, nr],
      );
    },
    async svarHoering(hoering, nr, svar) {
      db.transaction(() => {
        const row = find.get(hoering, nr);
        if (!row || row.svar === svar) return;
        const at = now();
        db.prepare('UPDATE inviteret SET svar = ?, svaret = ? WHERE hoering = ? AND nr = ?').run(
          ...[svar, svar === null ? null : at, hoering, nr],
        );
        const detaljer = { hoering, runde: row.rundenr, nr, svar };
        insertHaendelse(db, { at, bruger: null, referat: row.referat, slags: 'hoering-besvaret', detaljer });
      }).immediate();
    },
  };
}
