// The lists of recipients: an organ's own and everybody's. Names and addresses of people, kept in no referat and no event.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

interface Modtager {
  readonly navn: string;
  readonly mail: string;
}

export interface Modtagerliste {
  readonly id: string;
  /** Null = everybody's. */
  readonly organ: string | null;
  readonly navn: string;
  /** The addresses of the organ's participants: at most one list of an organ is. */
  readonly deltagere: boolean;
  readonly modtagere: readonly Modtager[];
}

export interface Modtagerlister {
  /** Everybody's and those of these organs, by name in Danish order. */
  listModtagerlister(organer: readonly string[]): Promise<readonly Modtagerliste[]>;
  createModtagerliste(liste: Omit<Modtagerliste, 'id' | 'deltagere'>, af: string): Promise<string>;
  /** Its name and its people; it stays with its organ. */
  updateModtagerliste(liste: Pick<Modtagerliste, 'id' | 'navn' | 'modtagere'>, af: string): Promise<void>;
  deleteModtagerliste(id: string, af: string): Promise<void>;
  /** Remembers the addresses of participants of the organ: a name that is there already gets the new address. */
  huskDeltagere(organ: string, modtagere: readonly Modtager[], navn: string, af: string): Promise<void>;
}

const collator = new Intl.Collator('da', { numeric: true });

export function modtagerlister(db: Database, { now, random }: Udefra): Modtagerlister {
  const log = (slags: string, bruger: string, liste: string, antal: number) =>
    insertHaendelse(db, { at: now(), bruger, referat: null, slags, detaljer: { liste, antal } });
  const people = db.prepare<[string], Modtager>('SELECT navn, mail FROM modtager WHERE liste = ? ORDER BY nr');
  const insertListe = db.prepare(
    'INSERT INTO modtagerliste (id, organ, navn, deltagere, oprettet) VALUES (?, ?, ?, ?, ?)',
  );
  const saetModtagere = (liste: string, modtagere: readonly Modtager[]): void => {
    db.prepare('DELETE FROM modtager WHERE liste = ?').run(liste);
    const insert = db.prepare('INSERT INTO modtager (liste, nr, navn, mail) VALUES (?, ?, ?, ?)');
    for (const [i, { navn, mail }] of modtagere.entries()) insert.run(liste, i + 1, navn, mail);
  };
  const assertFree = (navn: string, organ: string | null, id: string): void => {
    const others = db
      .prepare<[string | null, string], { navn: string }>('SELECT navn FROM modtagerliste WHERE organ IS ? AND id <> ?')
      .all(organ, id);
    if (others.some((other) => collator.compare(other.navn, navn) === 0))
      throw new AppError('konflikt', `Der er allerede en modtagerliste, der hedder »${navn}«.`);
  };
  return {
    async listModtagerlister(organer) {
      return db
        .prepare<[string], Omit<Modtagerliste, 'deltagere' | 'modtagere'> & { deltagere: number }>(
          `SELECT id, organ, navn, deltagere FROM modtagerliste
           WHERE organ IS NULL OR organ IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(organer))
        .map((row) => ({ ...row, deltagere: row.deltagere === 1, modtagere: people.all(row.id) }))
        .sort((a, b) => collator.compare(a.navn, b.navn));
    },
    async createModtagerliste({ organ, navn, modtagere }, af) {
      return db
        .transaction(() => {
          const id = nytId(random);
          assertFree(navn, organ, id);
          insertListe.run(id, organ, navn, 0, now());
          saetModtagere(id, modtagere);
          log('modtagerliste-oprettet', af, id, modtagere.length);
          return id;
        })
        .immediate();
    },
    async updateModtagerliste({ id, navn, modtagere }, af) {
      db.transaction(() => {
        const organ = db
          .prepare<[string], string | null>('SELECT organ FROM modtagerliste WHERE id = ?')
          .pluck()
          .get(id);
        assertFree(navn, organ ?? null, id);
        db.prepare('UPDATE modtagerliste SET navn = ? WHERE id = ?').run(navn, id);
        saetModtagere(id, modtagere);
        log('modtagerliste-rettet', af, id, modtagere.length);
      }).immediate();
    },
    async deleteModtagerliste(id, af) {
      db.transaction(() => {
        db.prepare('DELETE FROM modtagerliste WHERE id = ?').run(id);
        log('modtagerliste-slettet', af, id, 0);
      }).immediate();
    },
    async huskDeltagere(organ, modtagere, navn, af) {
      db.transaction(() => {
        const known = db
          .prepare<[string], string>('SELECT id FROM modtagerliste WHERE organ = ? AND deltagere = 1')
          .pluck()
          .get(organ);
        const liste = known ?? nytId(random);
        if (known === undefined) insertListe.run(liste, organ, navn, 1, now());
        const all = new Map(people.all(liste).map((one) => [one.navn, one]));
        for (const one of modtagere) all.set(one.navn, one);
        saetModtagere(liste, [...all.values()]);
        log('modtagerliste-rettet', af, liste, all.size);
      }).immediate();
    },
  };
}
