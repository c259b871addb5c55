// The keys by which another system reads. A key itself is never stored: its hash is.
import { AppError } from '../editor/model/fejl.ts';
import { nytId } from '../editor/model/id.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';
import type { Udefra } from './udefra.ts';

export interface Noegleraekke {
  readonly id: string;
  readonly navn: string;
  /** Which editions it may read. */
  readonly omfang: 'fuld' | 'offentlig';
  /** Ids of the organs whose approved referater it may read. */
  readonly organer: readonly string[];
  readonly oprettet: number;
  /** Last used, to a few minutes; null = never. */
  readonly brugt: number | null;
  /** Revoked since; null = it holds. */
  readonly spaerret: number | null;
}

interface NyNoegle extends Pick<Noegleraekke, 'navn' | 'omfang' | 'organer'> {
  readonly hash: string;
}

export interface Noegler {
  /** The newest first; revoked ones last. */
  listNoegler(): Promise<readonly Noegleraekke[]>;
  createNoegle(ny: NyNoegle, af: string): Promise<string>;
  /** For good: a key that was revoked is made anew. */
  spaerNoegle(id: string, af: string): Promise<void>;
  /** The key with this hash, where it holds. */
  findNoegle(hash: string): Promise<Noegleraekke | null>;
  touchNoegle(id: string): Promise<void>;
}

type Row = Omit<Noegleraekke, 'organer'> & { readonly organer: string };

const SELECT = `SELECT id, navn, omfang, oprettet, brugt, spaerret,
  (SELECT json_group_array(organ) FROM noegle_organ WHERE noegle = noegle.id) AS organer FROM noegle`;

function read({ organer, ...row }: Row): Noegleraekke {
  return { ...row, organer: JSON.parse(organer) as readonly string[] };
}

export function noegler(db: Database, { now, random }: Udefra): Noegler {
  return {
    async listNoegler() {
      return db.prepare<[], Row>(`${SELECT} ORDER BY spaerret IS NOT NULL, oprettet DESC, id`).all().map(read);
    },
    async createNoegle({ navn, omfang, organer, hash }, af) {
      return db
        .transaction(() => {
          const id = nytId(random);
          const at = now();
          db.prepare('INSERT INTO noegle (id, navn, hash, omfang, oprettet) VALUES (?, ?, ?, ?, ?)').run(
            ...[id, navn, hash, omfang, at],
          );
          for (const organ of organer)
            db.prepare('INSERT INTO noegle_organ (noegle, organ) VALUES (?, ?)').run(id, organ);
          const detaljer = { noegle: id, omfang, organer: organer.join(' ') };
          insertHaendelse(db, { at, bruger: af, referat: null, slags: 'noegle-lavet', detaljer });
          return id;
        })
        .immediate();
    },
    async spaerNoegle(id, af) {
      db.transaction(() => {
        const { changes } = db
          .prepare('UPDATE noegle SET spaerret = ? WHERE id = ? AND spaerret IS NULL')
          .run(now(), id);
        if (changes === 0) throw new AppError('findes-ikke', 'Nøglen findes ikke, eller den er spærret allerede.');
        insertHaendelse(db, {
          at: now(),
          bruger: af,
          referat: null,
          slags: 'noegle-spaerret',
          detaljer: { noegle: id },
        });
      }).immediate();
    },
    async findNoegle(hash) {
      const row = db.prepare<[string], Row>(`${SELECT} WHERE hash = ? AND spaerret IS NULL`).get(hash);
      return row ? read(row) : null;
    },
    async touchNoegle(id) {
      db.prepare('UPDATE noegle SET brugt = ? WHERE id = ?').run(now(), id);
    },
  };
}
