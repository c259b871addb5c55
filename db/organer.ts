// The organs: whose meetings are written of. Accounts and referater belong to them.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Organ {
  readonly id: string;
  readonly navn: string;
  /** "dialogforum", "styregruppe", "byraad" … (`server/tekster.ts` has their words). */
  readonly type: string;
  /** The one who approves must be another than the one who checked. */
  readonly toPersoner: boolean;
}

export interface Organer {
  /** All of them, by name in Danish order; only those with these ids where given. */
  listOrganer(ids?: readonly string[]): Promise<readonly Organ[]>;
  createOrgan(organ: Omit<Organ, 'id'>, af: string): Promise<string>;
  updateOrgan(organ: Organ, af: string): Promise<void>;
  /** How many accounts and referater (the papirkurv's too) each organ has, by id. */
  countIOrganer(): Promise<ReadonlyMap<string, { brugere: number; referater: number }>>;
  /** Only an organ without referater can go. */
  deleteOrgan(id: string, af: string): Promise<void>;
}

const collator = new Intl.Collator('da');

export function organer(db: Database, { now, random }: Udefra): Organer {
  const log = (slags: string, bruger: string, organ: string, detaljer = {}) =>
    insertHaendelse(db, { at: now(), bruger, referat: null, slags, detaljer: { organ, ...detaljer } });
  const select = db.prepare<[], Omit<Organ, 'toPersoner'> & { to_personer: number }>(
    'SELECT id, navn, type, to_personer FROM organ',
  );
  const assertFree = (navn: string, id: string): void => {
    const all = select.all();
    if (all.some((other) => other.id !== id && collator.compare(other.navn, navn) === 0))
      throw new AppError('konflikt', `Der er allerede et organ, der hedder »${navn}«.`);
  };
  return {
    async listOrganer(ids) {
      return select
        .all()
        .filter(({ id }) => ids?.includes(id) ?? true)
        .map(({ to_personer, ...organ }) => ({ ...organ, toPersoner: to_personer === 1 }))
        .sort((a, b) => collator.compare(a.navn, b.navn));
    },
    async createOrgan({ navn, type, toPersoner }, af) {
      return db
        .transaction(() => {
          const id = nytId(random);
          assertFree(navn, id);
          db.prepare('INSERT INTO organ (id, navn, type, oprettet, to_personer) VALUES (?, ?, ?, ?, ?)').run(
            id,
            navn,
            type,
            now(),
            Number(toPersoner),
          );
          log('organ-oprettet', af, id, { type, toPersoner });
          return id;
        })
        .immediate();
    },
    async updateOrgan({ id, navn, type, toPersoner }, af) {
      db.transaction(() => {
        assertFree(navn, id);
        db.prepare('UPDATE organ SET navn = ?, type = ?, to_personer = ? WHERE id = ?').run(
          navn,
          type,
          Number(toPersoner),
          id,
        );
        log('organ-rettet', af, id, { type, toPersoner });
      }).immediate();
    },
    async countIOrganer() {
      const rows = db
        .prepare<[], { id: string; brugere: number; referater: number }>(
          `SELECT id, (SELECT count(*) FROM bruger_organ WHERE organ = organ.id) AS brugere,
             (SELECT count(*) FROM referat WHERE organ = organ.id) AS referater FROM organ`,
        )
        .all();
      return new Map(rows.map(({ id, ...counts }) => [id, counts]));
    },
    async deleteOrgan(id, af) {
      db.transaction(() => {
        if (db.prepare('SELECT 1 FROM referat WHERE organ = ?').get(id))
          throw new AppError(
            'konflikt',
            'Et organ med referater kan ikke slettes, heller ikke med referater i papirkurven.',
          );
        db.prepare('DELETE FROM organ WHERE id = ?').run(id);
        log('organ-slettet', af, id);
      }).immediate();
    },
  };
}
