// A real store for tests, in memory or in a folder of its own, with one organ and a small cast.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../db/open.ts';
import { type Store, sqliteStore } from '../../db/store.ts';

export const HAVEUDVALGET = 'haveudvalget';
export const INGRID = 'ingrid';
export const TORBEN = 'torben';

/** 1 January 2026, and one second later at every question. */
export function ur(): () => number {
  let at = Date.UTC(2026, 0, 1);
  return () => {
    at += 1000;
    return at;
  };
}

/** Random bytes that are the same at every run: a linear congruential generator (Numerical Recipes). */
export function terning(seed = 1): (array: Uint8Array) => Uint8Array {
  let state = seed >>> 0;
  return (array) =>
    array.map(() => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}

export interface Lager {
  readonly db: Database;
  readonly store: Store;
}

export function lager(path = ':memory:', seed = 1): Lager {
  const db = openDatabase(path);
  const store = sqliteStore(db, { now: ur(), random: terning(seed) });
  db.prepare('INSERT OR IGNORE INTO organ (id, navn, type, oprettet) VALUES (?, ?, ?, 0)').run(
    HAVEUDVALGET,
    'Haveudvalget',
    'udvalg',
  );
  const bruger = db.prepare(
    `INSERT OR IGNORE INTO bruger (id, brugernavn, navn, rolle, oprettet) VALUES (?, ?, ?, 'referent', 0)`,
  );
  bruger.run(INGRID, 'ingrid', 'Ingrid Måneskov');
  bruger.run(TORBEN, 'torben', 'Torben Fyrtoft');
  db.prepare('INSERT OR IGNORE INTO bruger_organ (bruger, organ) SELECT id, ? FROM bruger').run(HAVEUDVALGET);
  return { db, store };
}

/** A folder that is gone when `use` is done. */
export async function iMappe<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'referat-test-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
