// Goes through everything that is stored: replays every log against its snapshots, and counts hashes over the bytes as
// they lie there. Reads only, in one transaction, so that it can stand beside a server that writes.
import { createHash } from 'node:crypto';
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { tjekKilde } from '../editor/model/kilde.ts';
import { laesDokument } from '../editor/model/referatfil.ts';
import { loeft, schema } from '../editor/model/schema.ts';
// Steps that put a proposal in are read too.
import '../editor/model/forslagstep.ts';
import { snapshotHash } from './dokumenter.ts';
import type { Database } from './open.ts';
import { verifyGodkendelser } from './verifygodkendelser.ts';
import { verifyHoeringer } from './verifyhoeringer.ts';
import { verifyKaede } from './verifykaede.ts';
import { verifyTraade } from './verifytraade.ts';
import { verifyUdsendelser } from './verifyudsendelser.ts';

export interface Gennemgang {
  readonly referater: number;
  readonly steps: number;
  readonly snapshots: number;
  /** Remarks and proposals. */
  readonly traade: number;
  readonly filer: number;
  readonly haendelser: number;
  readonly godkendelser: number;
  /** Sendings that were released. */
  readonly udsendelser: number;
  /** Comment rounds. */
  readonly hoeringer: number;
  /** The head of the chain of events. */
  readonly hoved: string | null;
  /** What differs, one sentence each with the id it speaks of; empty = all is well. */
  readonly forskelle: readonly string[];
}

interface Snapshot {
  readonly version: number;
  readonly epoch: number;
  readonly schema_version: number;
  readonly json: string;
  readonly sha256: string;
}

/** `head`: a head of the chain that was printed once (`verifykaede.ts`). */
export function verify(db: Database, head: string | null = null): Gennemgang {
  return db.transaction(() => {
    const forskelle: string[] = [];
    const broken = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    for (const line of broken) if (line !== 'ok') forskelle.push(`Databasen: ${line}`);
    for (const { table, rowid } of db.prepare<[], { table: string; rowid: number }>('PRAGMA foreign_key_check').all())
      forskelle.push(`Databasen: række ${rowid} i ${table} peger på noget, der ikke findes.`);
    let steps = 0;
    let snapshots = 0;
    let traade = 0;
    const docs = db.prepare<[], { id: string; version: number; epoch: number }>('SELECT * FROM doc ORDER BY id').all();
    for (const doc of docs) {
      const tell = (what: string): void => void forskelle.push(`Referat ${doc.id}: ${what}`);
      const counted = replay(db, doc, tell);
      traade += verifyTraade(db, doc.id, counted.doc, tell);
      steps += counted.steps;
      snapshots += counted.snapshots;
    }
    let filer = 0;
    for (const { sha256, bytes } of db.prepare<[], { sha256: string; bytes: Buffer }>('SELECT * FROM fil').iterate()) {
      filer++;
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        forskelle.push(`Filen ${sha256} er ikke de bytes, den hedder efter.`);
    }
    for (const { referat, json } of db.prepare<[], { referat: string; json: string }>('SELECT * FROM kilde').iterate())
      attempt(
        () => tjekKilde(JSON.parse(json)),
        (why) => forskelle.push(`Referat ${referat}: kilden kan ikke læses (${why}).`),
      );
    const kaede = verifyKaede(db, head, (what) => forskelle.push(what));
    const godkendelser = verifyGodkendelser(db, (what) => forskelle.push(what));
    const udsendelser = verifyUdsendelser(db, (what) => forskelle.push(what));
    const hoeringer = verifyHoeringer(db, (what) => forskelle.push(what));
    return {
      referater: docs.length,
      steps,
      snapshots,
      traade,
      filer,
      godkendelser,
      udsendelser,
      hoeringer,
      ...kaede,
      forskelle,
    };
  })();
}

/** From the first snapshot to the last step; at each snapshot the two must be one document. */
function replay(
  db: Database,
  { id, version, epoch }: { id: string; version: number; epoch: number },
  tell: (what: string) => void,
): { steps: number; snapshots: number; doc: Node | null } {
  const snapshots = db.prepare<[string], Snapshot>('SELECT * FROM snapshot WHERE doc = ? ORDER BY version').iterate(id);
  const log = db.prepare<[string, number, number], { version: number; json: string }>(
    'SELECT version, json FROM step WHERE doc = ? AND version > ? AND version <= ? ORDER BY version',
  );
  // The rows are read whole before the next question: one connection answers one question at a time.
  const all = [...snapshots];
  let doc: Node | null = null;
  let at = { version: 0, epoch: 0 };
  let steps = 0;
  const follow = (to: number): void => {
    for (const row of log.all(id, at.version, to)) {
      steps++;
      if (row.version !== at.version + 1) tell(`trin ${at.version + 1} mangler.`);
      at = { ...at, version: row.version };
      const before: Node | null = doc;
      if (before === null) continue;
      attempt(
        () => {
          const result = Step.fromJSON(schema, JSON.parse(row.json)).apply(before);
          if (!result.doc) throw new Error(result.failed ?? '');
          doc = result.doc;
        },
        (why) => {
          tell(`trin ${row.version} passer ikke (${why}).`);
          doc = null;
        },
      );
    }
  };
  for (const snapshot of all) {
    const starts = snapshot.epoch !== at.epoch || snapshot.version === 0;
    follow(starts ? snapshot.version - 1 : snapshot.version);
    if (snapshotHash(snapshot.json) !== snapshot.sha256) tell(`aftrykket af version ${snapshot.version} passer ikke.`);
    attempt(
      () => {
        const stored = Node.fromJSON(schema, loeft(JSON.parse(snapshot.json), snapshot.schema_version));
        if (!starts && at.version !== snapshot.version) tell(`loggen når ikke version ${snapshot.version}.`);
        else if (!starts && doc !== null && !doc.eq(stored)) tell(`loggen giver en anden version ${snapshot.version}.`);
        if (starts && snapshot.version > 0 && (at.version !== snapshot.version - 1 || snapshot.epoch !== at.epoch + 1))
          tell(`udgave ${snapshot.epoch} begynder ikke, hvor den forrige slutter.`);
        doc = stored;
      },
      (why) => tell(`version ${snapshot.version} kan ikke læses (${why}).`),
    );
    at = { version: snapshot.version, epoch: snapshot.epoch };
  }
  if (all[0]?.version !== 0) tell('den første version mangler.');
  follow(Number.MAX_SAFE_INTEGER);
  if (at.version !== version || at.epoch !== epoch)
    tell(`loggen slutter ved version ${at.version} i udgave ${at.epoch}, ikke ${version} i udgave ${epoch}.`);
  const last: Node | null = doc;
  if (last !== null)
    attempt(
      () => laesDokument(JSON.parse(JSON.stringify(last))),
      (why) => tell(`dokumentet er ugyldigt (${why}).`),
    );
  return { steps, snapshots: all.length, doc: last };
}

function attempt(work: () => unknown, failed: (why: string) => void): void {
  try {
    work();
  } catch (cause) {
    failed(cause instanceof Error ? cause.message : String(cause));
  }
}
