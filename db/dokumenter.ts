// The documents: their version, the log of steps and the snapshots. The log is the truth; a snapshot is a shortcut.
// Whole operations (rule S3); whether a step fits the document is for `server/collab` to say.
import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import { efter, erLaast, type Tilstand } from '../editor/model/forloeb.ts';
import type { Trinskift } from '../editor/model/forslagstep.ts';
import { SCHEMA_VERSION } from '../editor/model/schema.ts';
import { gendanSkift, type Nytanker, saveAnkre, saveSkift } from './ankre.ts';
import { Gruppe } from './gruppe.ts';
import { insertHaendelse } from './haendelser.ts';
import { saveMoededeltagere } from './moededeltagere.ts';
import type { Database } from './open.ts';
import { insertFoersteReferent } from './referenter.ts';
import type { Udefra } from './udefra.ts';
import { udledt } from './udledt.ts';

/** Where a document stands. */
export interface Stand {
  readonly version: number;
  readonly epoch: number;
}

/** A document to be rebuilt: the nearest snapshot at or before `version` and the steps from there. JSON as stored. */
interface Genopbygning extends Stand {
  readonly schemaVersion: number;
  readonly snapshot: { readonly version: number; readonly json: string };
  readonly steps: readonly string[];
}

/** A batch that fits the document, ready for the log. */
export interface Tilfoejelse extends Stand {
  readonly doc: string;
  readonly client: string;
  readonly batch: string;
  readonly author: string;
  /** Step JSON, one string each, never empty. */
  readonly steps: readonly string[];
  /** Threads whose place in their block is another after the steps, and what the steps say of proposals. */
  readonly ankre?: readonly Nytanker[];
  readonly skift?: readonly Trinskift[];
}

/** `optaget`: the document has moved on (or the batch id is taken); nothing was written. */
type Udfald =
  /** `rev`: the highest of the threads that changed; null where none did. */
  | { readonly slags: 'skrevet'; readonly version: number; readonly rev: number | null }
  | { readonly slags: 'optaget' }
  /** Approved or withdrawn meanwhile: nothing was written. */
  | { readonly slags: 'laast' };

/** Steps after a version; empty where the document is no further. */
interface Loggede {
  /** False when the log does not go back to there (a restore lies between, or it never was). */
  readonly holdt: boolean;
  readonly steps: readonly string[];
  readonly clients: readonly string[];
}

export interface Dokumenter {
  findStand(id: string): Promise<Stand | null>;
  /** The document as it is now, or at an earlier version; null where it does not exist. */
  findGenopbygning(id: string, version?: number): Promise<Genopbygning | null>;
  /** Compare-and-set on version and epoch, then the steps, in one durable transaction (A2). */
  acceptSteps(tilfoejelse: Tilfoejelse): Promise<Udfald>;
  /** Steps after `since`, in order; at most so many that an answer stays of reasonable size. */
  stepsSince(id: string, since: number): Promise<Loggede>;
  /** The version after a batch that stands in the log, and who sent it; null for an unknown batch (A3). */
  findBatch(id: string, batch: string): Promise<{ version: number; client: string; count: number } | null>;
  /** Returns the size of the snapshot in characters. */
  saveSnapshot(id: string, stand: Stand, doc: Node): Promise<number>;
  /** Raises the epoch with `doc` as its first version (A7). Null where the document had moved on. */
  gendan(
    id: string,
    stand: Stand,
    doc: Node,
    fra: number,
    bruger: string,
    ankre?: readonly Nytanker[],
  ): Promise<Stand | null>;
  /**
   * Begins a correction: the same document in the next epoch, in state "kladde", so that nothing written before the
   * approval comes in by itself (A7). Null where it had moved on or is not approved.
   */
  ret(id: string, stand: Stand, doc: Node, bruger: string): Promise<Stand | null>;
  /** Raises the epoch with `doc`, the same document in this schema, as its first version (A7, S7). Null as with `gendan`. */
  loeft(id: string, stand: Stand, doc: Node, ankre?: readonly Nytanker[]): Promise<Stand | null>;
  /** Documents of an older schema than this one. */
  listAeldre(): Promise<readonly string[]>;
  /** Writes titel, dato and the participants of that version where lists and search read them. */
  saveUdledt(id: string, version: number, doc: Node): Promise<void>;
  /** Documents whose derived columns lag behind. */
  listUudledte(): Promise<readonly string[]>;
}

const ROWS = 2000;
const CHARS = 4_000_000;

/** Writes the first version of a document; for those who create the referat in the same transaction. */
export function insertDokument(db: Database, id: string, doc: Node, at: number): void {
  db.prepare('INSERT INTO doc (id, version, epoch, schema_version) VALUES (?, 0, 0, ?)').run(id, SCHEMA_VERSION);
  insertSnapshot(db, id, { version: 0, epoch: 0 }, doc, at);
}

/** Writes the document at a version, unless it is there; returns its size in characters. Inside a transaction. */
export function insertSnapshot(db: Database, id: string, { version, epoch }: Stand, doc: Node, at: number): number {
  const json = JSON.stringify(doc.toJSON());
  db.prepare(
    `INSERT INTO snapshot (doc, version, epoch, schema_version, at, json, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  ).run(id, version, epoch, SCHEMA_VERSION, at, json, snapshotHash(json));
  return json.length;
}

/** The hash that stands beside a snapshot: over the bytes as they are stored. */
export function snapshotHash(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex');
}

export function dokumenter(db: Database, { now }: Udefra): Dokumenter {
  const gruppe = new Gruppe(db);
  const selectStand = db.prepare<[string], Stand>('SELECT version, epoch FROM doc WHERE id = ?');
  const selectSnapshot = db.prepare<[string, number], { version: number; epoch: number; schema: number; json: string }>(
    `SELECT version, epoch, schema_version AS schema, json FROM snapshot WHERE doc = ? AND version <= ?
     ORDER BY version DESC LIMIT 1`,
  );
  const selectSteps = db
    .prepare<[string, number, number], string>(
      'SELECT json FROM step WHERE doc = ? AND version > ? AND version <= ? ORDER BY version',
    )
    .pluck();
  const selectSince = db.prepare<[string, number, number], { version: number; json: string; client: string }>(
    'SELECT version, json, client FROM step WHERE doc = ? AND version > ? ORDER BY version LIMIT ?',
  );
  const selectEpochStart = db
    .prepare<[string], number>(
      `SELECT min(snapshot.version) FROM doc JOIN snapshot ON snapshot.doc = doc.id AND snapshot.epoch = doc.epoch
       WHERE doc.id = ?`,
    )
    .pluck();
  const selectBatch = db.prepare<[string, string], { version: number | null; client: string; count: number }>(
    'SELECT max(version) AS version, client, count(*) AS count FROM step WHERE doc = ? AND batch = ?',
  );
  const swap = db.prepare('UPDATE doc SET version = ? WHERE id = ? AND version = ? AND epoch = ?');
  const taken = db.prepare('SELECT 1 FROM step WHERE doc = ? AND batch = ? AND idx = 0').pluck();
  const selectStatus = db.prepare<[string], Tilstand>('SELECT status FROM referat WHERE id = ?').pluck();
  const insertStep = db.prepare(
    'INSERT INTO step (doc, version, client, batch, idx, author, at, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );

  const raise = db.prepare(
    'UPDATE doc SET version = ?, epoch = ?, schema_version = ? WHERE id = ? AND version = ? AND epoch = ?',
  );
  const point = db.prepare(
    'INSERT INTO version (doc, version, slags, bruger, at, fra) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectAt = db
    .prepare<[number, string], number>(
      `SELECT coalesce(step.at, snapshot.at) FROM (SELECT ? AS version, ? AS doc) AS her
       LEFT JOIN step USING (doc, version) LEFT JOIN snapshot USING (doc, version)`,
    )
    .pluck();

  const selectUdgave = db
    .prepare<[string], number | null>('SELECT max(udgave) FROM godkendelse WHERE referat = ?')
    .pluck();

  /** The first version of the next epoch; what was there just before can be brought back. Inside a transaction. */
  function nyEpoch(id: string, stand: Stand, doc: Node, at: number): Stand | null {
    const next = { version: stand.version + 1, epoch: stand.epoch + 1 };
    const { changes } = raise.run(next.version, next.epoch, SCHEMA_VERSION, id, stand.version, stand.epoch);
    if (changes === 0) return null;
    insertSnapshot(db, id, next, doc, at);
    point.run(id, stand.version, 'pause', null, at, null);
    return next;
  }

  return {
    async findStand(id) {
      return selectStand.get(id) ?? null;
    },

    async findGenopbygning(id, version) {
      return db.transaction(() => {
        const stand = selectStand.get(id);
        if (!stand) return null;
        const target = version ?? stand.version;
        if (target < 0 || target > stand.version) return null;
        const snapshot = selectSnapshot.get(id, target);
        if (!snapshot) return null;
        const steps = selectSteps.all(id, snapshot.version, target);
        return {
          version: target,
          epoch: snapshot.epoch,
          schemaVersion: snapshot.schema,
          snapshot: { version: snapshot.version, json: snapshot.json },
          steps,
        };
      })();
    },

    async acceptSteps({ doc, version, epoch, client, batch, author, steps, ankre = [], skift = [] }) {
      return gruppe.write((): Udfald => {
        const after = version + steps.length;
        if (taken.get(doc, batch) !== undefined) return { slags: 'optaget' };
        const status = selectStatus.get(doc);
        if (status !== undefined && erLaast(status)) return { slags: 'laast' };
        if (swap.run(after, doc, version, epoch).changes === 0) return { slags: 'optaget' };
        const at = now();
        for (const [idx, json] of steps.entries())
          insertStep.run(doc, version + idx + 1, client, batch, idx, author, at, json);
        if (version === 0) insertFoersteReferent(db, doc, author, at);
        const revs = [saveAnkre(db, doc, ankre), saveSkift(db, doc, skift, { bruger: author, at })];
        const changed = revs.filter((rev) => rev !== null);
        return { slags: 'skrevet', version: after, rev: changed.length > 0 ? Math.max(...changed) : null };
      });
    },

    async stepsSince(id, since) {
      const steps: string[] = [];
      const clients: string[] = [];
      let chars = 0;
      // Before the first version of the epoch lie the steps of another one.
      if (since < (selectEpochStart.get(id) ?? 0)) return { holdt: false, steps, clients };
      for (const row of selectSince.iterate(id, since, ROWS)) {
        if (row.version !== since + steps.length + 1) break;
        steps.push(row.json);
        clients.push(row.client);
        chars += row.json.length;
        if (chars > CHARS) break;
      }
      const holdt = steps.length > 0 || selectStand.get(id)?.version === since;
      return { holdt, steps, clients };
    },

    async findBatch(id, batch) {
      const row = selectBatch.get(id, batch);
      return row && row.version !== null ? { version: row.version, client: row.client, count: row.count } : null;
    },

    async saveSnapshot(id, stand, doc) {
      return db
        .transaction(() => {
          const current = selectStand.get(id);
          if (current?.epoch !== stand.epoch || current.version < stand.version) return 0;
          return insertSnapshot(db, id, stand, doc, now());
        })
        .immediate();
    },

    async gendan(id, stand, doc, fra, bruger, ankre = []) {
      return db
        .transaction(() => {
          const at = now();
          const next = nyEpoch(id, stand, doc, at);
          if (!next) return null;
          point.run(id, next.version, 'gendannet', bruger, at, fra);
          saveAnkre(db, id, ankre);
          gendanSkift(db, id, fra, next.version, { bruger, at });
          const detaljer = { fra, version: next.version, epoch: next.epoch };
          insertHaendelse(db, { at, bruger, referat: id, slags: 'version-gendannet', detaljer });
          return next;
        })
        .immediate();
    },

    async ret(id, stand, doc, bruger) {
      return db
        .transaction(() => {
          const at = now();
          const status = selectStatus.get(id);
          const til = status === undefined ? null : efter('ret', status);
          const udgave = selectUdgave.get(id);
          if (status === undefined || til === null || typeof udgave !== 'number') return null;
          const next = nyEpoch(id, stand, doc, at);
          if (!next) return null;
          db.prepare('UPDATE referat SET status = ? WHERE id = ?').run(til, id);
          point.run(id, next.version, 'rettelse', bruger, at, udgave + 1);
          const detaljer = { handling: 'ret', fra: status, til, udgave: udgave + 1, ...next };
          insertHaendelse(db, { at, bruger, referat: id, slags: 'rettelse-begyndt', detaljer });
          return next;
        })
        .immediate();
    },

    async loeft(id, stand, doc, ankre = []) {
      return db
        .transaction(() => {
          // Nobody changed it now: its time stays what it was.
          const next = nyEpoch(id, stand, doc, selectAt.get(stand.version, id) ?? now());
          const detaljer = { ...next, schema: SCHEMA_VERSION };
          if (next) saveAnkre(db, id, ankre);
          if (next) insertHaendelse(db, { at: now(), bruger: null, referat: id, slags: 'referat-loeftet', detaljer });
          return next;
        })
        .immediate();
    },

    async listAeldre() {
      return db.prepare<[number], string>('SELECT id FROM doc WHERE schema_version < ?').pluck().all(SCHEMA_VERSION);
    },

    async saveUdledt(id, version, doc) {
      const { titel, dato, deltagere, deltagernavne, huller } = udledt(doc);
      db.transaction(() => {
        const { changes } = db
          .prepare(
            `UPDATE referat SET udledt = @version, titel = @titel, dato = @dato, deltagernavne = @deltagernavne,
             huller = @huller,
             aendret = coalesce((SELECT at FROM step WHERE doc = @id AND version = @version),
                                (SELECT at FROM snapshot WHERE doc = @id AND version = @version), aendret)
           WHERE id = @id AND udledt < @version`,
          )
          .run({ id, version, titel, dato, deltagernavne, huller });
        if (changes > 0) saveMoededeltagere(db, id, deltagere);
      }).immediate();
    },

    async listUudledte() {
      return db
        .prepare<[], string>('SELECT doc.id FROM doc JOIN referat USING (id) WHERE doc.version <> referat.udledt')
        .pluck()
        .all();
    },
  };
}
