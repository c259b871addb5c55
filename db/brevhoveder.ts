// Letterheads that an administrator has made, and which one each organ uses. What the data means is not known here: it is
// checked by `server/export/brevhoved.ts` before it comes and after it has been read.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

/** What is stored of a letterhead. `data` is what `brevhoved.json` holds in a folder. */
export interface Brevhovedraekke {
  readonly id: string;
  readonly data: unknown;
  readonly logo: Uint8Array | null;
}

export interface Brevhoveder {
  /** In the order they were made. */
  listEgneBrevhoveder(): Promise<readonly Brevhovedraekke[]>;
  findEgetBrevhoved(id: string): Promise<Brevhovedraekke | null>;
  createBrevhoved(nyt: Omit<Brevhovedraekke, 'id'>, af: string): Promise<string>;
  updateBrevhoved(brevhoved: Brevhovedraekke, af: string): Promise<void>;
  /** Throws AppError "konflikt" while an organ uses it. */
  deleteBrevhoved(id: string, af: string): Promise<void>;
  /** By organ; those that have none use the first. */
  listOrganbrevhoveder(): Promise<ReadonlyMap<string, string>>;
  setOrganbrevhoved(organ: string, brevhoved: string, af: string): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly json: string;
  readonly logo: Uint8Array | null;
}

const read = ({ id, json, logo }: Row): Brevhovedraekke => ({ id, data: JSON.parse(json), logo });

export function brevhoveder(db: Database, { now, random }: Udefra): Brevhoveder {
  const log = (slags: string, af: string, detaljer: Record<string, string>) =>
    insertHaendelse(db, { at: now(), bruger: af, referat: null, slags, detaljer });
  return {
    async listEgneBrevhoveder() {
      return db.prepare<[], Row>('SELECT id, json, logo FROM brevhoved ORDER BY oprettet, id').all().map(read);
    },
    async findEgetBrevhoved(id) {
      const row = db.prepare<[string], Row>('SELECT id, json, logo FROM brevhoved WHERE id = ?').get(id);
      return row ? read(row) : null;
    },
    async createBrevhoved({ data, logo }, af) {
      return db
        .transaction(() => {
          const id = nytId(random);
          const at = now();
          db.prepare('INSERT INTO brevhoved (id, json, logo, oprettet, aendret) VALUES (?, ?, ?, ?, ?)').run(
            id,
            JSON.stringify(data),
            logo,
            at,
            at,
          );
          log('brevhoved-oprettet', af, { brevhoved: id });
          return id;
        })
        .immediate();
    },
    async updateBrevhoved({ id, data, logo }, af) {
      db.transaction(() => {
        const { changes } = db
          .prepare('UPDATE brevhoved SET json = ?, logo = ?, aendret = ? WHERE id = ?')
          .run(JSON.stringify(data), logo, now(), id);
        if (changes === 0) throw new AppError('findes-ikke', 'Brevhovedet findes ikke.');
        log('brevhoved-rettet', af, { brevhoved: id });
      }).immediate();
    },
    async deleteBrevhoved(id, af) {
      db.transaction(() => {
        if (db.prepare('SELECT 1 FROM organ_brevhoved WHERE brevhoved = ?').get(id))
          throw new AppError('konflikt', 'Brevhovedet bruges af et organ. Vælg først et andet til det.');
        if (db.prepare('DELETE FROM brevhoved WHERE id = ?').run(id).changes === 0)
          throw new AppError('findes-ikke', 'Brevhovedet findes ikke.');
        log('brevhoved-slettet', af, { brevhoved: id });
      }).immediate();
    },
    async listOrganbrevhoveder() {
      const rows = db
        .prepare<[], { organ: string; brevhoved: string }>('SELECT organ, brevhoved FROM organ_brevhoved')
        .all();
      return new Map(rows.map(({ organ, brevhoved }) => [organ, brevhoved]));
    },
    async setOrganbrevhoved(organ, brevhoved, af) {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO organ_brevhoved (organ, brevhoved) VALUES (?, ?)
           ON CONFLICT DO UPDATE SET brevhoved = excluded.brevhoved`,
        ).run(organ, brevhoved);
        log('brevhoved-valgt', af, { organ, brevhoved });
      }).immediate();
    },
  };
}
