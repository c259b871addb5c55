// What a document does to the threads beside it, written in the transaction that writes the document: where each thread
// is now (K1), and what has become of the proposals that steps or a restore put in or take out (K3).
import { type Bemaerkningsstand, type Fastgjort, stande } from '../editor/model/bemaerkning.ts';
import type { Trinskift } from '../editor/model/forslagstep.ts';
import { insertHaendelse } from './haendelser.ts';
import type { Database } from './open.ts';

/** A place that has changed. */
export interface Nytanker {
  readonly traad: string;
  readonly anker: Fastgjort;
}

/** By whom and when. */
interface Om {
  readonly bruger: string;
  readonly at: number;
}

/** The stands in which a proposal stands in the text. */
const I_TEKSTEN: readonly Bemaerkningsstand[] = ['indarbejdet', 'delvist'];

/** The event of a step or a restore that put a proposal in, or took it out. */
export const IND = 'forslag-indarbejdet';
export const UD = 'forslag-fortrudt';

/**
 * Writes where threads are now. A thread that is in another block, or less or more surely there, has changed for those who
 * read it; returns the highest `rev`, null where there is none. Inside a transaction.
 */
export function saveAnkre(db: Database, referat: string, ankre: readonly Nytanker[]): number | null {
  if (ankre.length === 0) return null;
  const select = db.prepare<[string], { blok: string; stand: string }>(
    'SELECT blok, stand FROM anker WHERE bemaerkning = ?',
  );
  const put = db.prepare(
    'UPDATE anker SET blok = @blok, fra = @fra, til = @til, stand = @stand WHERE bemaerkning = @traad',
  );
  const bump = db.prepare('UPDATE bemaerkning SET rev = ? WHERE id = ?');
  let rev: number | null = null;
  for (const { traad, anker } of ankre) {
    const before = select.get(traad);
    // A thread that is gone must not keep the text out.
    if (!before) continue;
    put.run({ traad, ...anker });
    if (before.blok === anker.blok && before.stand === anker.stand) continue;
    rev = rev === null ? naesteRev(db, referat) : rev + 1;
    bump.run(rev, traad);
  }
  return rev;
}

/**
 * What steps say of proposals, in their order; returns the highest `rev`, null where no thread changed. The text is in the
 * document whatever the thread was, so the thread always says so; a step that takes the text out changes only a thread
 * that says it is in. A thread that is not of this referat is left alone. Inside the transaction that writes the steps.
 */
export function saveSkift(db: Database, referat: string, skift: readonly Trinskift[], om: Om): number | null {
  let rev: number | null = null;
  for (const { traad, fra, til, version } of skift) {
    const nu = findStand(db, referat, traad);
    if (nu === null) continue;
    const ind = I_TEKSTEN.includes(til);
    if (!ind && !I_TEKSTEN.includes(nu)) continue;
    const next = !ind && erTrukket(db, referat, traad) ? 'trukket' : til;
    if (next !== nu) rev = flytStand(db, referat, traad, { fra: nu, til: next, ventet: fra, version }, om);
  }
  return rev;
}

/**
 * A restore of version `fra` brings back or takes away what steps had put in since: each thread says again what it said of
 * the text at that version. Inside the transaction that restores.
 */
export function gendanSkift(db: Database, referat: string, fra: number, version: number, om: Om): void {
  const rows = db
    .prepare<[string, string, string], { slags: string; traad: string; fra: string; til: string; version: number }>(
      `SELECT slags, detaljer ->> 'traad' AS traad, detaljer ->> 'fra' AS fra, detaljer ->> 'til' AS til,
         detaljer ->> 'version' AS version
       FROM haendelse WHERE referat = ? AND slags IN (?, ?) ORDER BY id`,
    )
    .all(referat, IND, UD);
  for (const [traad, all] of Map.groupBy(rows, (row) => row.traad)) {
    const nu = findStand(db, referat, traad);
    const da = all.findLast((one) => one.version <= fra);
    // Before its first step it was what that step found.
    const ind = da?.slags === IND;
    if (nu === null || I_TEKSTEN.includes(nu) === ind) continue;
    const wanted = da ? da.til : all[0]?.fra;
    const til =
      stande.find((one) => one === wanted && I_TEKSTEN.includes(one) === ind) ?? (ind ? 'indarbejdet' : 'aaben');
    flytStand(db, referat, traad, { fra: nu, til, gendannet: fra, version }, om);
  }
}

function flytStand(
  db: Database,
  referat: string,
  traad: string,
  skift: { fra: Bemaerkningsstand; til: Bemaerkningsstand; version: number; ventet?: string; gendannet?: number },
  { bruger, at }: Om,
): number {
  const af = db
    .prepare<[string], { nr: number; bruger: string | null; hoering: string | null; inviteret: number | null }>(
      'SELECT nr, bruger, hoering, inviteret FROM bemaerkning WHERE id = ?',
    )
    .get(traad);
  const detaljer = {
    ...{ traad, nr: af?.nr ?? 0, ...skift },
    ...{ foreslaaetAf: af?.bruger ?? null, hoering: af?.hoering ?? null, inviteret: af?.inviteret ?? null },
  };
  insertHaendelse(db, { at, bruger, referat, slags: I_TEKSTEN.includes(skift.til) ? IND : UD, detaljer });
  return setStand(db, referat, traad, skift.til, bruger, at);
}

function findStand(db: Database, referat: string, traad: string): Bemaerkningsstand | null {
  return (
    db
      .prepare<[string, string], Bemaerkningsstand>('SELECT stand FROM bemaerkning WHERE referat = ? AND id = ?')
      .pluck()
      .get(referat, traad) ?? null
  );
}

/** Whether the one who made it took it back, and nobody has decided otherwise since: undoing brings it up for nobody. */
function erTrukket(db: Database, referat: string, traad: string): boolean {
  return (
    db
      .prepare<[string, string], string>(
        `SELECT detaljer ->> 'til' FROM haendelse
         WHERE referat = ? AND slags IN ('bemaerkning-trukket', 'bemaerkning-afgjort') AND detaljer ->> 'traad' = ?
         ORDER BY id DESC LIMIT 1`,
      )
      .pluck()
      .get(referat, traad) === 'trukket'
  );
}

/** Returns the thread's `rev`. Inside a transaction. */
export function setStand(
  db: Database,
  referat: string,
  id: string,
  stand: Bemaerkningsstand,
  bruger: string | null,
  at: number,
): number {
  const rev = naesteRev(db, referat);
  const [af, afgjort] = stand === 'aaben' ? [null, null] : [bruger, at];
  db.prepare('UPDATE bemaerkning SET stand = ?, afgjort_af = ?, afgjort = ?, rev = ? WHERE id = ?').run(
    ...[stand, af, afgjort, rev, id],
  );
  return rev;
}

/** Rises with every change of a thread of the referat. */
export function naesteRev(db: Database, referat: string): number {
  const last = db
    .prepare<[string], number | null>('SELECT max(rev) FROM bemaerkning WHERE referat = ?')
    .pluck()
    .get(referat);
  return (last ?? 0) + 1;
}
