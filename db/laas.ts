// The lock of a data folder: one server writes (rule S2). Held by the operating system, so it goes with the process,
// however that ends; a file that merely exists would have to be cleared by hand after a SIGKILL.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../editor/model/fejl.ts';
import { asAppError } from './open.ts';

/** Takes the lock or throws AppError "konflikt"; the function returned lets it go. */
export function takeLock(dataFolder: string): () => void {
  const path = join(dataFolder, 'laas.db');
  let db: Sqlite.Database;
  try {
    db = new Sqlite(path, { timeout: 0 });
  } catch (cause) {
    throw asAppError(cause, path);
  }
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY'))
      throw new AppError('konflikt', `Datamappen ${dataFolder} bruges allerede af en anden Referat-server.`, { cause });
    throw asAppError(cause, path);
  }
  return () => db.close();
}
