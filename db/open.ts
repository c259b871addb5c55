// Opens the database under the rules S1, S2 and S7: durable, STRICT, migrated forward, never a newer one.
// Every connection goes through here. Knows files and pragmas, no table.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { AppError } from '../editor/model/fejl.ts';

export type Database = Sqlite.Database;

/** "REFE" in ASCII: tells our file from any other SQLite database (sqlite.org/fileformat2.html §1.3.17). */
const APPLICATION_ID = 0x52454645;

/** The database within a data folder. */
export const DATABASE_FILE = 'referat.db';

const MIGRATIONS = fileURLToPath(new URL('./migrations/', import.meta.url));

interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** `001-name.sql` … in order; the numbers run 1, 2, 3 without a hole. */
function migrations(folder = MIGRATIONS): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, i) => {
      const number = Number(/^(\d{3})-/.exec(name)?.[1]);
      if (number !== i + 1) throw new Error(`Migration ${name} is not number ${i + 1}.`);
      return { number, sql: readFileSync(join(folder, name), 'utf8') };
    });
}

/**
 * Opens (and where needed creates or migrates) the database at `path`; ":memory:" for tests. `stamp` names the copy
 * that is made before a migration; `folder` has the migrations. Throws AppError for a foreign, newer or unwritable file.
 */
export function openDatabase(path: string, stamp = 'kopi', folder = MIGRATIONS): Database {
  const db = open(path, false);
  try {
    configure(db);
    migrate(db, path, stamp, migrations(folder));
    assertDurable(db);
    return db;
  } catch (cause) {
    db.close();
    throw asAppError(cause, path);
  }
}

/** Opens beside a running server, for reading only. */
export function openReadOnly(path: string): Database {
  if (!existsSync(path)) throw new AppError('findes-ikke', `Der er ingen database i ${dirname(path)}.`);
  const db = open(path, true);
  try {
    db.pragma('trusted_schema = OFF');
    const newest = migrations().length;
    const version = userVersion(db, path, newest);
    if (version < newest)
      throw new AppError(
        'ugyldig',
        `Databasen ${path} er fra en ældre udgave: start serveren, så bliver den opdateret.`,
      );
    return db;
  } catch (cause) {
    db.close();
    throw asAppError(cause, path);
  }
}

/**
 * Makes a data folder where there is none. Level by level: Node's own `recursive` never returns on /proc, where a
 * missing folder cannot be made.
 */
export function makeFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  try {
    if (dirname(path) !== path) makeFolder(dirname(path));
    mkdirSync(path);
  } catch (cause) {
    throw asAppError(cause, join(path, DATABASE_FILE));
  }
}

function open(path: string, readonly: boolean): Database {
  try {
    return new Sqlite(path, { readonly, fileMustExist: readonly, timeout: 5000 });
  } catch (cause) {
    throw asAppError(cause, path);
  }
}

/** better-sqlite3 is built with SQLITE_DEFAULT_WAL_SYNCHRONOUS=1: each new connection would run NORMAL (S1). */
function configure(db: Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
}

/** Throws unless every commit on this connection is synced to disk. Asked at start and by /healthz (S1). */
export function assertDurable(db: Database): void {
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  const foreignKeys = db.pragma('foreign_keys', { simple: true });
  const trusted = db.pragma('trusted_schema', { simple: true });
  if ((journal !== 'wal' && !db.memory) || synchronous !== 2 || foreignKeys !== 1 || trusted !== 0)
    throw new Error(
      `The database is not durable: journal_mode=${journal} synchronous=${synchronous} foreign_keys=${foreignKeys} trusted_schema=${trusted}.`,
    );
}

/** The number of the last migration; throws AppError where the file is not ours or is newer than this program. */
function userVersion(db: Database, path: string, newest: number): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  const application = db.pragma('application_id', { simple: true });
  const empty = version === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!empty && application !== APPLICATION_ID)
    throw new AppError('ugyldig', `${path} er ikke en database fra Referat. Vælg en anden datamappe med REFERAT_DATA.`);
  if (version > newest)
    throw new AppError(
      'ugyldig',
      `Databasen ${path} er fra en nyere udgave af Referat (${version}) end denne. Opdatér programmet, og start igen.`,
    );
  return version;
}

/** Forward only, each in a transaction of its own, a copy first (S7). */
function migrate(db: Database, path: string, stamp: string, all: readonly Migration[]): void {
  const from = userVersion(db, path, all.length);
  const pending = all.filter(({ number }) => number > from);
  if (pending.length === 0) return;
  if (from > 0 && !db.memory) {
    const copy = join(dirname(path), `${basename(path, '.db')}-foer-${from + 1}-${stamp}.db`);
    db.prepare('VACUUM INTO ?').run(copy);
  }
  if (from === 0) db.pragma(`application_id = ${APPLICATION_ID}`);
  for (const { number, sql } of pending)
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${number}`);
    }).immediate();
}

const SENTENCES: Readonly<Record<string, (path: string) => AppError>> = {
  SQLITE_CANTOPEN: unwritable,
  SQLITE_READONLY: unwritable,
  SQLITE_PERM: unwritable,
  EACCES: unwritable,
  EROFS: unwritable,
  EPERM: unwritable,
  ENOTDIR: unwritable,
  ENOENT: unwritable,
  EEXIST: unwritable,
  SQLITE_NOTADB: (path) => new AppError('ugyldig', `${path} er ikke en database fra Referat.`),
  SQLITE_CORRUPT: (path) => new AppError('ugyldig', `Databasen ${path} er beskadiget. Hent en sikkerhedskopi frem.`),
  SQLITE_FULL: () => new AppError('disk-fuld', 'Disken er fuld. Skaf plads, og prøv igen.'),
  ENOSPC: () => new AppError('disk-fuld', 'Disken er fuld. Skaf plads, og prøv igen.'),
  SQLITE_BUSY: (path) => new AppError('konflikt', `Databasen ${path} er optaget af et andet program.`),
};

function unwritable(path: string): AppError {
  return new AppError(
    'ugyldig',
    `Der kan ikke skrives i datamappen ${dirname(path)}. Ret rettighederne, eller vælg en anden med REFERAT_DATA.`,
  );
}

/** An expected failure of SQLite or the file system as one Danish sentence; anything else as it was. */
export function asAppError(cause: unknown, path: string): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause)) return cause;
  const code = String(cause.code);
  // Extended codes: SQLITE_READONLY_DIRECTORY, SQLITE_CANTOPEN_ISDIR …
  const sentence = SENTENCES[code] ?? SENTENCES[code.split('_').slice(0, 2).join('_')];
  if (!sentence) return cause;
  const error = sentence(path);
  error.cause = cause;
  return error;
}
