// What the steps of a document do to the threads beside it, written in the transaction that writes the steps: where each
// thread is now, and what has become of the proposals that the steps put in or take out (K1, K3). Also for those who
// change a stand by hand.
import type { Bemaerkningsstand, Fastgjort } from '../editor/model/bemaerkning.ts';
import type { Forslagsskift } from '../editor/model/forslagstep.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';

/** A place that has changed. */
export interface Nytanker {
  readonly traad: string;
  readonly anker: Fastgjort;
}

/** Writes where threads are now. Inside a transaction. */
export function saveAnkre(db: Database, ankre: readonly Nytanker[]): void {
  const put = db.prepare(
    `INSERT INTO anker (bemaerkning, blok, fra, til, stand) VALUES (@traad, @blok, @fra, @til, @stand)
     ON CONFLICT DO UPDATE SET blok = @blok, fra = @fra, til = @til, stand = @stand`,
  );
  for (const { traad, anker } of ankre)
    put.run({ traad, blok: anker.blok, fra: anker.fra, til: anker.til, stand: anker.stand });
}

/** The stands in which the text of a proposal stands in the document. */
const I_TEKSTEN: readonly Bemaerkningsstand[] = ['indarbejdet', 'delvist'];

/**
 * What steps say of proposals, in the order of the steps; returns whether any thread changed. Inside the transaction that
 * writes the steps: the text is in the document whatever the thread was, so it always says so; a step that takes the text
 * out changes only a thread that claims it is in. A thread that is not of this referat is left alone.
 */
export function saveSkift(
  db: Database,
  referat: string,
  skift: readonly Forslagsskift[],
  { author, at, version }: { author: string; at: number; version: number },
): void {
  const select = db.prepare<[string, string], { stand: Bemaerkningsstand; bruger: string | null } & Invitation>(
    'SELECT stand, bruger, hoering, inviteret FROM bemaerkning WHERE referat = ? AND id = ?',
  );
  for (const { traad, fra, til } of skift) {
    const row = select.get(referat, traad);
    if (!row) continue;
    const ind = I_TEKSTEN.includes(til);
    if (!ind && !I_TEKSTEN.includes(row.stand)) continue;
    const nu = !ind && erTrukket(db, referat, traad) ? 'trukket' : til;
    if (nu === row.stand) continue;
    setStand(db, referat, traad, nu, author, at);
    const detaljer = {
      ...{ traad, fra: row.stand, til: nu, ventet: fra, version },
      ...{ foreslaaetAf: row.bruger, hoering: row.hoering, inviteret: row.inviteret },
    };
    const slags = ind ? 'forslag-indarbejdet' : 'forslag-fortrudt';
    insertHaendelse(db, { at, bruger: author, referat, slags, detaljer });
  }
}

export interface Invitation {
  readonly hoering: string | null;
  readonly inviteret: number | null;
}

/** Whether the one who made it took it back once; nothing but a decision of the referent brings it up again. */
function erTrukket(db: Database, referat: string, traad: string): boolean {
  return (
    db
      .prepare<[string, string], string>(
        `SELECT json_extract(detaljer, '$.til') FROM haendelse
         WHERE referat = ? AND slags IN ('bemaerkning-trukket', 'bemaerkning-afgjort')
           AND json_extract(detaljer, '$.traad') = ? ORDER BY id DESC LIMIT 1`,
      )
      .pluck()
      .get(referat, traad) === 'trukket'
  );
}

/** Inside a transaction. */
export function setStand(
  db: Database,
  referat: string,
  id: string,
  stand: Bemaerkningsstand,
  bruger: string | null,
  at: number,
): void {
  const afgjort = stand === 'aaben' ? { bruger: null, at: null } : { bruger, at };
  db.prepare('UPDATE bemaerkning SET stand = ?, afgjort_af = ?, afgjort = ?, rev = ? WHERE id = ?').run(
    stand,
    afgjort.bruger,
    afgjort.at,
    naesteRev(db, referat),
    id,
  );
}

/** Rises with every change of a thread of the referat. */
export function naesteRev(db: Database, referat: string): number {
  const last = db
    .prepare<[string], number | null>('SELECT max(rev) FROM bemaerkning WHERE referat = ?')
    .pluck()
    .get(referat);
  return (last ?? 0) + 1;
}
